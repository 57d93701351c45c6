/** What goes wrong, counted by name. */
export interface Faults {
  readonly count: (name: string) => void;
  readonly counts: () => Readonly<Record<string, number>>;
  readonly total: () => number;
}

export const createFaults = (): Faults => {
  const counts = new Map<string, number>();
  return {
    count: (name) => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    counts: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
};
