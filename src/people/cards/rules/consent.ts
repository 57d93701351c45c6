import type { Draft } from '#kit/recorder.ts';
import { eraseKind, type Uuid } from '#log/index.ts';
import { aboutKind, type ConsentBody, cardKind, consentKind } from '../entries.ts';
import type { GivenCard } from './find.ts';
import { type Joins, partDrafts } from './join.ts';

/** What somebody said of what may be kept, as devices hold it. */
export interface SaidConsent {
  readonly subject?: Uuid | undefined;
  readonly hlc: string;
  readonly body: ConsentBody;
}

/** What may be kept in words, each under an id of its own. */
export const aboutParts = ['called', 'reach'] as const;
export type AboutPart = (typeof aboutParts)[number];

/** What a person agrees to now. Nothing, until they say so. */
export const consentOf = (said: readonly SaidConsent[], person: Uuid): ConsentBody =>
  said.filter(({ subject }) => subject === person).toSorted((a, b) => (a.hlc < b.hlc ? 1 : -1))[0]?.body ??
  {};

/** Every id under which something of a person was ever kept in words: an erasure takes them all. */
export const everPartsOf = (said: readonly SaidConsent[], person: Uuid): readonly Uuid[] => [
  ...new Set(
    said
      .filter(({ subject }) => subject === person)
      .flatMap(({ body }) => aboutParts.flatMap((part) => body[part] ?? [])),
  ),
];

/** What was chosen. Of words: left out, nothing; `same`, what there is; else what they are now. */
export interface Choice {
  readonly visits: boolean;
  readonly called?: AboutChoice;
  readonly reach?: AboutChoice;
}
export type AboutChoice = 'same' | { readonly text: string };

export interface ConsentChange {
  readonly person: Uuid;
  readonly said: readonly SaidConsent[];
  /** The cards by which the person is found. */
  readonly cards: readonly GivenCard[];
  /** With whom the person was joined, which ends with the agreement to link visits. */
  readonly joins?: Joins;
  /** Whether something beside cards and consents leads to the person. */
  readonly isLinked: boolean;
  /** Whoever may order an erasure gives it in the same save. */
  readonly mayErase: boolean;
  readonly newId: () => Uuid;
}

/**
 * What is saved when a person changes what they agree to. What may no longer be kept is erased where the worker may order it: words by
 * their own id; links of visits by erasing the person, whose cards and whose other agreements go on under a new random id.
 */
export const changeConsent = (
  { person, said, cards, joins, isLinked, mayErase, newId }: ConsentChange,
  choice: Choice,
): { readonly subject: Uuid; readonly drafts: readonly Draft[] } => {
  const now = consentOf(said, person);
  const isUnlinking = mayErase && !choice.visits && (isLinked || now.visits === true);
  const subject = isUnlinking ? newId() : person;
  const kept = new Map<AboutPart, Uuid>();
  const words: Draft[] = [];
  for (const part of aboutParts) {
    const chosen = choice[part];
    const id = chosen === 'same' ? now[part] : chosen === undefined ? undefined : newId();
    if (id === undefined) continue;
    kept.set(part, id);
    if (chosen !== 'same' && chosen !== undefined)
      words.push({
        kind: aboutKind.kind,
        version: aboutKind.version,
        body: {},
        sealed: { text: chosen.text },
        subject: id,
      });
  }
  const stays = new Set(kept.values());
  const gone = [
    ...(isUnlinking ? [person] : []),
    ...everPartsOf(said, person).filter((part) => !stays.has(part)),
  ];
  const orders = (mayErase ? gone : []).map((id) => ({
    kind: eraseKind.kind,
    version: eraseKind.version,
    body: { person: id },
  }));
  const body = { ...(choice.visits && { visits: true }), ...Object.fromEntries(kept) };
  const moved = isUnlinking
    ? cards.map((card) => ({
        kind: cardKind.kind,
        version: cardKind.version,
        body: { ...card.body },
        subject,
      }))
    : [];
  // An entry of an id that is erased in this save would say nothing.
  const parted =
    joins === undefined || choice.visits
      ? []
      : partDrafts(joins, person, mayErase ? new Set(gone) : new Set());
  return {
    subject,
    drafts: [
      ...orders,
      ...parted,
      ...moved,
      { kind: consentKind.kind, version: consentKind.version, body, subject },
      ...words,
    ],
  };
};
