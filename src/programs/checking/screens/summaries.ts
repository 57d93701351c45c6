import type { EntrySummary } from '#visits/summary.ts';

/** How what moves a sample reads in lists; what is found stands with its sample. */
export const checkingSummaries: readonly EntrySummary[] = ['sample', 'move'].map((kind) => ({
  kind: `checking.${kind}`,
  title: `checking.${kind}.title`,
  lines: ({ body: { what } }) => (what === undefined ? [] : [{ type: 'words', id: `checking.move.${what}` }]),
}));
