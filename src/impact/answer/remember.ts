// What a moved slider leaves as it was need not be computed again.

/** The value computed from these columns last time, unless one of them is another column now. Columns never change in place. */
export type Remember = <T>(name: string, columns: readonly Float64Array[], compute: () => T) => T;

/** Keeps the last value of each name, so it never grows beyond the names in use. */
export const createRemember = (): Remember => {
  const kept = new Map<string, { readonly columns: readonly Float64Array[]; readonly value: unknown }>();
  return <T>(name: string, columns: readonly Float64Array[], compute: () => T): T => {
    const last = kept.get(name);
    const isSame =
      last !== undefined &&
      last.columns.length === columns.length &&
      last.columns.every((column, i) => column === columns[i]);
    if (isSame) return last.value as T;
    const value = compute();
    kept.set(name, { columns, value });
    return value;
  };
};
