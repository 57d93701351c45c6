import { type Entry, familiesOf } from '#log/index.ts';
import { countsOf, liesIn, type Stretch } from '#log/takeback.ts';

/**
 * What a batch does to the entries that count. `stored` holds every stored member of each family that the batch touches
 * (entries it supersedes, entries that supersede one of it, and all joined to those), `incoming` the batch's own entries.
 * An entry stored again with other content (erased) is in both: it is taken back as it was and added as it is. `takebacks` are
 * the stretches of devices' numbers that count no longer, before the batch and after it.
 */
export const effectiveChange = (
  stored: readonly Entry[],
  incoming: readonly Entry[],
  takebacks: { readonly before: readonly Stretch[]; readonly after: readonly Stretch[] },
): { readonly remove: readonly Entry[]; readonly add: readonly Entry[] } => {
  const arriving = new Set(incoming.map(({ id }) => id));
  const before = new Set(effective(stored, takebacks.before));
  const after = new Set(
    effective([...stored.filter(({ id }) => !arriving.has(id)), ...incoming], takebacks.after),
  );
  return {
    remove: [...before].filter((entry) => !after.has(entry)),
    add: [...after].filter((entry) => !before.has(entry)),
  };
};

/** Of whole families, the entries that count. */
export const effective = (entries: readonly Entry[], takebacks: readonly Stretch[]): readonly Entry[] => {
  if (entries.every(({ supersedes, kind }) => supersedes === undefined && kind !== 'log.void'))
    return takebacks.length === 0
      ? entries
      : entries.filter((entry) => !takebacks.some((stretch) => liesIn(stretch, entry)));
  return familiesOf(entries).flatMap((family) => countsOf(family, takebacks) ?? []);
};
