import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf, type Whose } from '#database/whose.ts';
import { canonicalText, type Entry, timeToDate, timeToMs } from '#log/index.ts';
import { goalKind } from '../goal-entries.ts';
import type { Recorded } from '../rules/recorded.ts';
import { type RecordRow, toRecorded } from './read.ts';

/** What was recorded of goals: of nobody, since no table knows whose they are. */
const goalTable = factTable({
  name: 'care_goal',
  columns: {
    goal: 'uuid',
    day: 'date',
    site: 'uuid',
    author: 'uuid',
    kind: 'text',
    ms: 'bigint',
    hlc: 'text',
    body: 'text',
  },
  indexes: [{ on: ['goal'] }, { on: ['day'] }],
});

export const goalProjection: Projection = {
  name: 'care-goals',
  version: 1,
  tables: [goalTable],
  handlers: [
    onKind(goalKind, ({ occurredAt, site, author, hlc, body }) => [
      goalTable.row({
        goal: body.goal,
        day: timeToDate(occurredAt),
        site,
        author,
        kind: goalKind.kind,
        ms: timeToMs(occurredAt),
        hlc,
        body: canonicalText(body as unknown as Entry['body']),
      }),
    ]),
  ],
};

/** All that was recorded of goals of which one row of `care_goal` fits `which`. */
export const readGoals = async (tx: Transaction, org: Whose, which: Sql): Promise<readonly Recorded[]> => {
  const found = await tx.rows<RecordRow>(sql`
    select entry_id as id, day, site, kind, author, ms, hlc, body from care_goal
    where ${isOf(org)} and goal in (select goal from care_goal where ${isOf(org)} and ${which})`);
  return found.map(toRecorded);
};
