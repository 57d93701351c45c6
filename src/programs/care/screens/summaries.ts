import type { EntrySummary } from '#visits/summary.ts';

const named = (kind: string, title: string): EntrySummary => ({
  kind,
  title,
  lines: () => [],
});

/** How a wish, its sending and a goal read in lists; what came of them, and the words, stand with them. */
export const careSummaries: readonly EntrySummary[] = [
  named('care.wish', 'care.move.wish'),
  named('care.send', 'care.move.send'),
  { ...named('care.goal', 'care.goals.one-title'), opens: ({ body }) => `/care/goals/${body['goal']}` },
];
