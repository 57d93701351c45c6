import type { Entry, Uuid } from '#log/index.ts';
import { sql } from '../sql.ts';
import type { Transaction } from '../transaction.ts';
import { createChanges } from './changes.ts';
import type { Projection } from './projection.ts';
import { attempt, gatherRows } from './projector.ts';
import { writeChanges } from './write.ts';

/**
 * Tables of these projections for the time of one transaction (`Database.inScratch`), filled from these entries alone: what
 * reads a table by its name reads this one, and the true one is not touched. They end with the transaction, and are the same
 * functions' work as the true ones, so a report over them is the report that was made when the log held these entries.
 *
 * Every table of the product has to be among them: one that was not would be read as it is today.
 */
export const fillScratch = async (
  tx: Transaction,
  org: Uuid,
  projections: readonly Projection[],
  pages: AsyncIterable<readonly Entry[]>,
): Promise<void> => {
  for (const { scratchDdl } of projections.flatMap(({ tables }) => tables)) await tx.script(scratchDdl);
  // From here on PostgreSQL lets nothing be written but these.
  await tx.run(sql`set transaction read only`);
  const changes = createChanges(projections);
  for await (const page of pages) {
    for (const entry of page) attempt(() => changes.add(entry));
    if (changes.size() >= gatherRows) writeChanges(tx, org, changes.take());
  }
  writeChanges(tx, org, changes.take());
};
