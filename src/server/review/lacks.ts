import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { addDays } from '#log/calendar.ts';
import { type LocalDate, lastNumber, type Ranges, type Uuid } from '#log/index.ts';
import { dayIn } from '#log/zone.ts';
import { everything } from '../access/reach.ts';
import { readDevices } from '../devices/devices.ts';
import { readImports } from '../sheets/log.ts';
import { readForks } from './history.ts';

/** What figures of some days lack, as far as the server can know: told beside them wherever they are read. */
export interface Lacks {
  /** Entries that came and wait for a person: they count nowhere yet. */
  readonly held: number;
  /** Entries that were put right in two ways: one of them counts until a person decides. */
  readonly forks: number;
  /** Entries that devices numbered and that never came. */
  readonly gaps: number;
  /** Devices that were not in contact since the last of the days (or, of days up to today, since yesterday), or said that they had not sent all. */
  readonly devices: readonly {
    readonly id: Uuid;
    readonly workers: readonly Uuid[];
    /** Last contact, at least a sign-in; milliseconds since 1970. */
    readonly seenAt: number;
    readonly unsent: number | null;
  }[];
  /** Spreadsheets that were read into the log and stand there. */
  readonly imports: number;
  /** The first day of which nothing has faded, where the days begin before it. */
  readonly fadedBefore: LocalDate | null;
  /** How far the log had come: the same place gives the same figures. */
  readonly place: number;
}

export const readLacks = async (
  database: Database,
  asked: {
    readonly org: Uuid;
    readonly site: Uuid | undefined;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly settings: { readonly zone: string; readonly keepDays: number };
    /** Milliseconds since 1970. */
    readonly now: number;
    readonly everywhere: readonly string[];
  },
): Promise<Lacks> => {
  const { org, site, from, to, settings, now, everywhere } = asked;
  const today = dayIn(settings.zone, now);
  const forks = await readForks(database, org, { reach: everything, everywhere });
  return database.readOrganization(org, async (tx) => {
    const counted = await tx.first<{ held: number; place: number; faded: boolean }>(sql`
      select last_seq::float8 as place,
        (select count(*)::int from quarantine where org_id = ${org} and state = 'open'
          ${site === undefined ? sql`` : sql`and (text::json ->> 'site')::uuid = ${site}`}) as held,
        exists (select 1 from entry where org_id = ${org} and blurred
          and occurred_on < ${addDays(today, -settings.keepDays)}::date) as faded
      from log_head where org_id = ${org}`);
    const whole = addDays(today, -settings.keepDays);
    return {
      held: counted?.held ?? 0,
      forks: forks.filter((tips) => site === undefined || tips.some((tip) => tip.site === site)).length,
      gaps: await countNeverCame(tx, org),
      devices: await readSilent(tx, org, {
        // Who was in contact on a later day has handed in what it wrote on these.
        needed: to < addDays(today, -1) ? to : addDays(today, -2),
        zone: settings.zone,
        now,
      }),
      imports: await countImports(tx, org),
      fadedBefore: counted?.faded === true && from < whole ? whole : null,
      place: counted?.place ?? 0,
    };
  });
};

/** Devices that may hand in and were not in contact since the day `needed`, or said that they had more to send. */
export const readSilent = async (
  tx: Transaction,
  org: Uuid,
  { needed, zone, now }: { readonly needed: LocalDate; readonly zone: string; readonly now: number },
): Promise<Lacks['devices']> =>
  (await readDevices(tx, org, now))
    .filter(({ sessions }) => sessions.some(({ state }) => state !== 'over'))
    .map(({ id, sessions, seenAt, unsent }) => ({
      id,
      workers: [...new Set(sessions.map(({ worker }) => worker))],
      seenAt: Math.max(seenAt ?? 0, ...sessions.map(({ since }) => since)),
      unsent,
    }))
    .filter(({ seenAt, unsent }) => dayIn(zone, seenAt) <= needed || (unsent ?? 0) > 0);

/** Entries that devices numbered and that never came. */
export const countNeverCame = async (tx: Transaction, org: Uuid): Promise<number> => {
  const ledgers = await tx.rows<{ ranges: Ranges }>(
    sql`select ranges from device_ledger where org_id = ${org}`,
  );
  return ledgers.reduce((sum, { ranges }) => sum + missingOf(ranges), 0);
};

/** Numbers below the last one that are not here. */
const missingOf = (ranges: Ranges): number => {
  const last = lastNumber(ranges);
  const here = ranges.reduce((sum, [first, to]) => (to > last ? sum : sum + to - first + 1), 0);
  return last - here;
};

/** One that is done says what it brought in a correction of its first entry: it is one all the same. */
const countImports = async (tx: Transaction, org: Uuid): Promise<number> =>
  (await readImports(tx, org)).filter(({ takenBack }) => takenBack === undefined).length;
