/** By what they have in common, each group in the order of the list. (Map.groupBy is newer than the oldest browsers.) */
export const grouped = <T>(
  list: readonly T[],
  keyOf: (each: T) => string,
): readonly (readonly [string, readonly T[]])[] => {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const key = keyOf(each);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else known.push(each);
  }
  return [...groups];
};
