import type { Uuid } from '#log/uuid.ts';
import { type Sql, sql } from './sql.ts';

/** An organization, or all that the transaction sees: national figures, by the operator. */
export type Whose = Uuid | 'all';

/**
 * Rows of that organization, by the column `org_id` of a table or of one of its names. Beside row-level security, which
 * says the same: on a cluster only the organization's node is then asked.
 */
export const isOf = (org: Whose, column: Sql = sql`org_id`): Sql =>
  org === 'all' ? sql`true` : sql`${column} = ${org}`;
