import type { Group } from '../mapping/groups.ts';
import type { RowProblem } from '../mapping/problem.ts';
import type { Sheet } from '../read/sheet.ts';
import type { ImportProgress, ImportReport } from './ports.ts';

/** Problems told in full; the rest are counted, and all of them are in the file of bad rows. */
const problemsTold = 200;

/** Counts what an import did. */
export const createTally = (order: { readonly sheet: Sheet; readonly dryRun: boolean }) => {
  const problems: RowProblem[] = [];
  const byCode: Record<string, number> = {};
  const entries = { new: 0, known: 0, setAside: 0 };
  let phase: ImportProgress['phase'] = order.dryRun ? 'checking' : 'importing';
  let bytes = 0;
  let rows = 0;
  let badRows = 0;
  let both = 0;

  const progress = (): ImportProgress => ({
    phase,
    bytes: phase === 'done' ? order.sheet.bytes : bytes,
    bytesTotal: order.sheet.bytes,
    rows,
    badRows,
    entries: { ...entries },
  });

  return {
    row: (): void => {
      rows += 1;
    },
    setRead: (read: number): void => {
      bytes = Math.max(bytes, Math.min(read, order.sheet.bytes));
    },
    bothWays: (): void => {
      both += 1;
    },
    refuse: (group: Group, found: readonly RowProblem[]): void => {
      badRows += group.rows.length;
      for (const problem of found) {
        byCode[problem.code] = (byCode[problem.code] ?? 0) + 1;
        if (problems.length < problemsTold) problems.push(problem);
      }
    },
    take: (counts: ImportProgress['entries']): void => {
      entries.new += counts.new;
      entries.known += counts.known;
      entries.setAside += counts.setAside;
    },
    done: (): void => {
      phase = 'done';
    },
    progress,
    report: (more: Pick<ImportReport, 'gives' | 'replaces'>): ImportReport => ({
      ...progress(),
      ...more,
      problems: problems.toSorted((a, b) => a.row - b.row),
      byCode,
      dates: { bothWays: both, otherWay: byCode['date-order'] ?? 0 },
    }),
  };
};
