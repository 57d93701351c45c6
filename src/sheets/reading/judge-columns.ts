import type { Use } from '../mapping/use.ts';
import type { Column } from './column.ts';
import { judgeBeside } from './judging/beside.ts';
import { type Counted, doubt, type Findings, type Judged } from './judging/draft.ts';
import { firstLook } from './judging/first-look.ts';
import { askOnlyRunning } from './judging/only-running.ts';
import { takeTotals } from './judging/totals.ts';
import { countOnce } from './judging/twice.ts';
import { withActuals, withRoutes } from './neighbours.ts';

/**
 * Judges the columns of counts by their headers, their values and each other. What adds others up is no hand-out; a guess that
 * the values contradict is withdrawn; what can be read in two ways is a doubt.
 */
export const judgeColumns = (given: readonly Column[]): Judged => {
  const findings: Findings = { aside: [], doubts: [], sums: [] };
  const { drafts, totals } = firstLook(withActuals(withRoutes(given)), findings);
  const counted = judgeBeside(drafts, totals, findings);
  const once = takeTotals(totals, counted, findings);
  countOnce(counted, once, findings);
  const left = [...once.left];
  askOnlyRunning([...left, ...findings.sums.flatMap(({ parts }) => parts)], findings);
  for (const { column } of left)
    if (column.decimal === 'open') doubt(findings, column, 'thousands', [useIn(left, column)]);
  return { counted: left, ...findings };
};

const useIn = (counted: readonly Counted[], column: Column): Use =>
  counted.find((each) => each.column === column)?.use ?? 'none';
