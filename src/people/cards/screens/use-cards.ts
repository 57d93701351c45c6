import { useEntries } from '#kit/log-context.tsx';
import type { Uuid } from '#log/index.ts';
import { cardKind, revokedKind } from '../entries.ts';
import { cardsOf, type Found, findCard, type GivenCard } from '../rules/find.ts';

/** The cards that this device knows of. */
export const useCards = (): {
  readonly find: (shown: GivenCard['body']) => Found;
  readonly of: (subject: Uuid) => readonly GivenCard[];
} => {
  const cards = useEntries(cardKind);
  const revoked = useEntries(revokedKind);
  return {
    find: (shown) => findCard(cards, revoked, shown),
    of: (subject) => cardsOf(cards, revoked, subject),
  };
};
