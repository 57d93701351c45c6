import type { Sql } from '#database/sql.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf, type Whose } from '#database/whose.ts';
import type { JsonObject } from '#log/index.ts';
import { type SetUpBody, type SubstanceBody, setUpKind, substanceKind } from '../entries.ts';
import type { Around } from '../rules/around/said.ts';
import { foldSamples, type Recorded, type Sample } from '../rules/sample.ts';

/** What the organization said of how it checks, the latest word; undefined before it said any. */
export const readSetUp = async (tx: Transaction, org: Whose): Promise<SetUpBody | undefined> =>
  ((await said(tx, org, setUpKind.kind)) as readonly SetUpBody[]).at(-1);

/** Substances that the organization added, in the order in which it said so. */
export const readAdded = async (tx: Transaction, org: Whose): Promise<readonly SubstanceBody[]> =>
  (await said(tx, org, substanceKind.kind)) as readonly SubstanceBody[];

const said = async (tx: Transaction, org: Whose, what: string): Promise<readonly unknown[]> =>
  (
    await tx.rows<{ body: string }>(
      sql`select body from checking_said where ${isOf(org)} and what = ${what} order by hlc, entry_id`,
    )
  ).map(({ body }) => JSON.parse(body));

/** What left the organization, the latest weeks first, `limit` at most. Weeks that were said twice are said once. */
export const readAround = async (tx: Transaction, org: Whose, limit: number): Promise<readonly Around[]> => {
  const rows = await tx.rows<{ body: string }>(sql`
    select distinct on (last) body from checking_around where ${isOf(org)} order by last desc, entry_id limit ${limit}`);
  return rows.map(({ body }) => JSON.parse(body) as Around);
};

/** Samples of which one row of `checking_sample` fits `which`, with all that was recorded of them, whenever it was. */
export const readSamples = async (tx: Transaction, org: Whose, which: Sql): Promise<readonly Sample[]> => {
  const rows = await tx.rows<RecordRow>(sql`
    select entry_id as id, day, site, kind, author, ms, corrects, body from checking_record
    where ${isOf(org)} and sample in (select sample from checking_sample where ${isOf(org)} and ${which})`);
  if (rows.length === 0) return [];
  const setUp = await readSetUp(tx, org);
  return foldSamples(rows.map(toRecorded), setUp?.secondReader);
};

interface RecordRow {
  readonly id: string;
  readonly day: string;
  readonly site: string;
  readonly kind: string;
  readonly author: string;
  readonly ms: number | string;
  readonly corrects: boolean;
  readonly body: string;
}

const toRecorded = ({ id, day, site, kind, author, ms, corrects, body }: RecordRow): Recorded => ({
  id,
  day,
  site,
  kind,
  author,
  ms: Number(ms),
  isCorrection: corrects,
  body: JSON.parse(body) as JsonObject,
});
