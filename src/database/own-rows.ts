import type { Uuid } from '#log/uuid.ts';
import { type Sql, sql } from './sql.ts';

/** One row for each organization, whatever else there is of it: the head of its log (the server's first migration). */
export const headTable = 'log_head';

/**
 * What follows `from` in `insert into T (org_id, ...) select own.org_id, ... from ...`: `rows` (with their alias), beside the
 * organization's head. A cluster runs such a statement where the organization lies, under its policies, because `org_id`
 * comes from a table that lies there too; rows that come from arrays alone it copies, and row-level security refuses that.
 *
 * Without that head nothing at all is written and nothing fails: so hold it locked in the same transaction, which finds out
 * whether it is there, or look at how many rows were written.
 */
export const ownRows = (org: Uuid, rows: Sql): Sql => sql`log_head own, ${rows} where own.org_id = ${org}`;
