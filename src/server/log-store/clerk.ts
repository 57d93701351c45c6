import { settingsOr } from '#contract/settings.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { msToTime, type Uuid } from '#log/index.ts';
import { offsetMinutesIn } from '#log/zone.ts';
import type { Clerk } from '../intake/ports.ts';
import { dayAndRank } from './counted.ts';

/** As what the server writes of its own accord, the head being locked, and when that is. */
export const readClerk = async (tx: Transaction, org: Uuid, ms: number): Promise<Clerk> => {
  const own = await tx.first<{ device: Uuid; settings: object }>(
    sql`select device, settings from organization where org_id = ${org}`,
  );
  if (own === undefined) throw new Error('an organization without a row');
  const now = msToTime(ms, offsetMinutesIn(settingsOr(own.settings).zone, ms));
  return { author: own.device, now, received: await dayAndRank(tx, org, now) };
};
