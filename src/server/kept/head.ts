import type { Closed, Kept } from '#report/server/kept/read.ts';

/** What is told of a kept report; `closed` are the closed days within its own. */
export const headOf = ({ after: _after, ...kept }: Kept, closed: readonly Closed[]) => ({
  ...kept,
  standing: closed.some((one) => one.kept === kept.id),
});
