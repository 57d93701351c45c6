import type { Uuid } from '#log/index.ts';
import type { CardBody } from '../entries.ts';
import type { ReadCard } from './code.ts';

/** A card that was given, as devices hold it. */
export interface GivenCard {
  readonly id: Uuid;
  readonly subject?: Uuid | undefined;
  readonly hlc: string;
  readonly occurredAt: string;
  readonly body: CardBody;
}

/** What the look-up key makes of a card: this is kept, and this is compared. */
export const tokensOf = (
  card: ReadCard,
  lookUp: (sort: 'card' | 'code', text: string) => string,
): CardBody & { readonly code: string } => ({
  code: lookUp('code', card.spoken),
  ...(card.qr !== undefined && { qr: lookUp('card', card.qr) }),
});

/** Whether a card that was given is the one that was shown. Where both ends have the QR code, it decides. */
const isSame = (given: CardBody, shown: CardBody): boolean =>
  given.code !== undefined &&
  given.code === shown.code &&
  (given.qr === undefined || shown.qr === undefined || given.qr === shown.qr);

export type Found =
  /** Not in use: it may be given to somebody. */
  | { readonly is: 'new' }
  /** It was in use and finds nobody any more. It is given to nobody else: the one who lost it may still hold it. */
  | { readonly is: 'revoked' }
  /** Whose it is. */
  | { readonly is: 'found'; readonly subject: Uuid };

/**
 * Whose a card is. Given twice, as on two devices without a signal, it is whose it was first. One that lost its person (it faded,
 * or they were erased) is in use no more.
 */
export const findCard = (
  cards: readonly GivenCard[],
  revoked: readonly { readonly body: { readonly card?: Uuid | undefined } }[],
  shown: CardBody,
): Found => {
  const gone = new Set(revoked.map(({ body }) => body.card));
  const same = cards
    .filter(({ body, subject }) => subject !== undefined && isSame(body, shown))
    .toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1));
  const live = same.find(({ id }) => !gone.has(id));
  if (live?.subject !== undefined) return { is: 'found', subject: live.subject };
  return same.length > 0 ? { is: 'revoked' } : { is: 'new' };
};

/** The cards by which somebody is found now, the newest first. */
export const cardsOf = <C extends GivenCard>(
  cards: readonly C[],
  revoked: readonly { readonly body: { readonly card?: Uuid | undefined } }[],
  subject: Uuid,
): readonly C[] => {
  const gone = new Set(revoked.map(({ body }) => body.card));
  return cards
    .filter((card) => card.subject === subject && card.body.code !== undefined && !gone.has(card.id))
    .toSorted((a, b) => (a.hlc < b.hlc ? 1 : -1));
};
