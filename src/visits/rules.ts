import type { EntryOf, Uuid } from '#log/index.ts';
import type { PresetBody, VisitBody } from './entries.ts';

/** A question to the worker, never a refusal: a message id and its values. Saving is always possible. */
export interface Warning {
  readonly id: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** "At least `low`, at most `high`": what anonymous service lets us know about people. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * People whom a visit supplied: the one who came, unless only others, and those others. Nothing said counts as one.
 * Secondary distribution is normal and is recorded without asking who (docs/practice.md, Secondary distribution).
 */
export const peopleServed = (body: Pick<VisitBody, 'servedFor'>): number =>
  body.servedFor === undefined ? 1 : (body.servedFor.self ? 1 : 0) + body.servedFor.others;

/** Of a hundred codes, how many are allowed to be of somebody who has another one that nobody joined with it. */
const driftPercent = 8;

/**
 * Different people behind visits, as a range (docs/different-people.md). At least the codes seen, each person once, less an allowance for
 * people who came back under a new code and were not recognized: 92 of 100 self-made codes could be matched with the best matching
 * that tolerates errors (Galanti et al. 2007); of cards no figure is known. At most one more for each visit without a code.
 * The software never guesses who is who (product rule 6).
 */
export const uniquePeople = (seen: { readonly linked: number; readonly anonymousVisits: number }): Range => ({
  low:
    seen.linked > 0
      ? Math.ceil((seen.linked * (100 - driftPercent)) / 100)
      : Math.min(1, seen.anonymousVisits),
  high: seen.linked + seen.anonymousVisits,
});

/**
 * Over organizations. Codes of two are never compared, and one person may go to both: at least as many came as to the
 * one with most, at most all of them together.
 */
export const acrossOrganizations = (ranges: readonly Range[]): Range => ({
  low: Math.max(0, ...ranges.map(({ low }) => low)),
  high: ranges.reduce((total, { high }) => total + high, 0),
});

/** More people for one visit than this is asked about, once. Our own choice: a slip adds a digit. */
const manyPeople = 50;

export const visitWarnings = (body: VisitBody): readonly Warning[] => {
  const people = peopleServed(body);
  if (people === 0) return [{ id: 'visits.warning.nobody' }];
  if (people > manyPeople) return [{ id: 'visits.warning.many-people', values: { people } }];
  return [];
};

/** What was asked and declined, and what was answered, cannot both be: the answer counts. */
export const withDeclined = (body: VisitBody): VisitBody => {
  const declined = body.declined?.filter((field) => body[field] === undefined);
  const { declined: _before, ...rest } = body;
  return declined === undefined || declined.length === 0 ? rest : { ...rest, declined };
};

export type PresetEntry = Pick<EntryOf<PresetBody>, 'id' | 'hlc' | 'body'>;

/** The usual packs of a site, in the order of the counter. */
export const presetsOf = (entries: readonly PresetEntry[], site: Uuid): readonly PresetBody[] => {
  const latest = new Map<string, PresetEntry>();
  for (const entry of entries) {
    const known = latest.get(entry.body.preset);
    if (known === undefined || isLater(entry, known)) latest.set(entry.body.preset, entry);
  }
  return [...latest.values()]
    .map((entry) => entry.body)
    .filter((body) => body.removed !== true && (body.site === undefined || body.site === site))
    .toSorted(byPosition);
};

const isLater = (a: PresetEntry, b: PresetEntry): boolean => (a.hlc === b.hlc ? a.id > b.id : a.hlc > b.hlc);

const byPosition = (a: PresetBody, b: PresetBody): number =>
  (a.position ?? 1000) - (b.position ?? 1000) || (a.preset < b.preset ? -1 : 1);
