import { factTable } from '#database/projection/tables.ts';
import { name, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf, type Whose } from '#database/whose.ts';
import type { Uuid } from '#log/index.ts';
import { onePerson, spareIds } from '../one-person.ts';
import { inPeriod, month } from './in-period.ts';
import type { ReportQuery } from './table.ts';

/** Ids of participants that somebody said are of one person: who fills it is above (people/cards), who counts people is below. */
export const personJoined = factTable({
  name: 'person_joined',
  columns: { day: 'date', subject: 'uuid', whole: 'uuid' },
});
/** Joins that somebody ended. */
export const personParted = factTable({ name: 'person_parted', columns: { whole: 'uuid' } });

/** Which ids are one person as the log has it now, by `onePerson`. Ids are random, so those of two organizations never meet. */
export const readOnePerson = async (tx: Transaction, org: Whose): Promise<ReadonlyMap<Uuid, Uuid>> => {
  const joined = await tx.rows<{ subject: Uuid; whole: Uuid }>(
    sql`select subject, whole from person_joined where ${isOf(org)}`,
  );
  if (joined.length === 0) return new Map();
  const ended = await tx.rows<{ whole: Uuid }>(sql`select whole from person_parted where ${isOf(org)}`);
  return onePerson(joined, new Set(ended.map(({ whole }) => whole)));
};

/** How many ids of a table (`day`, `site`, `subject`) are counted for a person who is counted already. */
export interface Spare {
  readonly inAll: (org: Uuid) => number;
  readonly inMonth: (org: Uuid, month: string) => number;
}

/** Reads which ids of the period are spare. Where nobody was joined that is one short question. */
export const readSpare = async (tx: Transaction, query: ReportQuery, table: string): Promise<Spare> => {
  const one = await readOnePerson(tx, query.org);
  if (one.size === 0) return { inAll: () => 0, inMonth: () => 0 };
  const seen = await tx.rows<{ org_id: Uuid; month: string; subject: Uuid }>(sql`
    select distinct org_id, ${month} as month, subject from ${name(table)}
    where ${inPeriod(query)} and subject = any(${[...one.keys()]}::uuid[])`);
  const spare = (rows: typeof seen): number =>
    spareIds(
      one,
      rows.map(({ subject }) => subject),
    );
  return {
    inAll: (org) => spare(seen.filter(({ org_id }) => org_id === org)),
    inMonth: (org, of) => spare(seen.filter((row) => row.org_id === org && String(row.month) === String(of))),
  };
};
