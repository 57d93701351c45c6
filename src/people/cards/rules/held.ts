import type { Entry, LocalDate } from '#log/index.ts';

/** One thing that is held of a person. */
export interface Held {
  readonly entry: Entry;
  /** The last day on which it leads to them; unknown of what is on this device only. */
  readonly until?: LocalDate;
  /** Changed or taken back later. */
  readonly isReplaced: boolean;
}

/**
 * What this device and the server hold of somebody, by kind in the order of `kinds`, each newest first; what is of other kinds comes
 * last, together, as kind ''. What both hold is listed once, as the server has it.
 */
export const groupHeld = (
  here: readonly Entry[],
  there: readonly Held[],
  kinds: readonly string[],
): readonly { readonly kind: string; readonly held: readonly Held[] }[] => {
  const known = new Set(there.map(({ entry }) => entry.id));
  const all = [
    ...there,
    ...here.filter(({ id }) => !known.has(id)).map((entry) => ({ entry, isReplaced: false })),
  ].toSorted((a, b) => (a.entry.occurredAt < b.entry.occurredAt ? 1 : -1));
  const replaced = new Set(all.flatMap(({ entry }) => entry.supersedes ?? []));
  const groups = new Map<string, Held[]>();
  for (const one of all) {
    const { id } = one.entry;
    const kind = kinds.includes(one.entry.kind) ? one.entry.kind : '';
    const group = groups.get(kind) ?? [];
    group.push({ ...one, isReplaced: one.isReplaced || replaced.has(id) });
    groups.set(kind, group);
  }
  const place = (kind: string): number => (kind === '' ? kinds.length : kinds.indexOf(kind));
  return [...groups]
    .map(([kind, held]) => ({ kind, held }))
    .toSorted((a, b) => place(a.kind) - place(b.kind));
};
