import type { EntrySummary } from '#visits/summary.ts';

/** How a wish and its sending read in lists; what came of them stands with the referral. */
export const careSummaries: readonly EntrySummary[] = [
  { kind: 'care.wish', title: 'care.move.wish', isHandOut: false, lines: () => [] },
  { kind: 'care.send', title: 'care.move.send', isHandOut: false, lines: () => [] },
  {
    kind: 'care.goal',
    title: 'care.goals.one-title',
    isHandOut: false,
    lines: () => [],
    opens: ({ body }) => `/care/goals/${body['goal']}`,
  },
];
