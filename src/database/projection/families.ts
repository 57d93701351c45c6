import { type Ruled, type Rulings, ruled } from '#log/clock.ts';
import type { Entry } from '#log/index.ts';

/** What is ruled over a batch: before it, after it, and which kinds wait for a person when a wrong clock dated them. */
export interface RulingsOver {
  readonly before: Rulings;
  readonly after: Rulings;
  readonly waiting: readonly string[];
}

/**
 * What a batch does to the entries that count. `stored` holds every stored member of each family that the batch touches
 * (entries it supersedes, entries that supersede one of it, and all joined to those), `incoming` the batch's own entries.
 * An entry stored again with other content (erased) is in both: it is taken back as it was and added as it is. Both come at
 * the time at which they count.
 */
export const effectiveChange = (
  stored: readonly Entry[],
  incoming: readonly Entry[],
  { before: rulesBefore, after: rulesAfter, waiting }: RulingsOver,
): { readonly remove: readonly Entry[]; readonly add: readonly Entry[] } => {
  const arriving = new Set(incoming.map(({ id }) => id));
  const before = ruled(stored, rulesBefore, waiting);
  const after = ruled([...stored.filter(({ id }) => !arriving.has(id)), ...incoming], rulesAfter, waiting);
  return { remove: lacking(before, after), add: lacking(after, before) };
};

const lacking = (some: readonly Ruled[], others: readonly Ruled[]): readonly Entry[] => {
  const byEntry = new Map(others.map(({ raw, counted }) => [raw, counted.occurredAt]));
  return some
    .filter(({ raw, counted }) => byEntry.get(raw) !== counted.occurredAt)
    .map(({ counted }) => counted);
};

/** Of whole families, the entries that count, at the time at which they count. */
export const effective = (
  entries: readonly Entry[],
  rulings: Rulings,
  waiting: readonly string[],
): readonly Entry[] => ruled(entries, rulings, waiting).map(({ counted }) => counted);
