import { type Entry, familiesOf, standingOf } from '#log/index.ts';

/**
 * What a batch does to the entries that count. `stored` holds every stored member of each family that the batch touches
 * (entries it supersedes, entries that supersede one of it, and all joined to those), `incoming` the batch's own entries.
 * An entry stored again with other content (erased) is in both: it is taken back as it was and added as it is.
 */
export const effectiveChange = (
  stored: readonly Entry[],
  incoming: readonly Entry[],
): { readonly remove: readonly Entry[]; readonly add: readonly Entry[] } => {
  const arriving = new Set(incoming.map(({ id }) => id));
  const before = new Set(effective(stored));
  const after = new Set(effective([...stored.filter(({ id }) => !arriving.has(id)), ...incoming]));
  return {
    remove: [...before].filter((entry) => !after.has(entry)),
    add: [...after].filter((entry) => !before.has(entry)),
  };
};

/** Of whole families, the entries that count. */
export const effective = (entries: readonly Entry[]): readonly Entry[] => {
  if (entries.every(({ supersedes, kind }) => supersedes === undefined && kind !== 'log.void'))
    return entries;
  return familiesOf(entries).flatMap((family) => standingOf(family).effective ?? []);
};
