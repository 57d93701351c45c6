import type { ClusterCatalog } from '#database/cluster/catalog.ts';
import { citus } from '#database/cluster/citus.ts';
import { describeCluster } from '#database/cluster/describe.ts';
import { findUnspread } from '#database/cluster/spread.ts';
import type { Database } from '#database/connection.ts';
import { errorToFailure } from '#database/faults.ts';
import type { Migration } from '#database/migration.ts';
import { findSchemaFaults } from '#database/schema-rules.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Clock, missing, type Ranges, type Uuid } from '#log/index.ts';
import { listOrganizations } from '../access/directory.ts';
import { everything } from '../access/reach.ts';
import { type ClockDoubt, doubtSince, lastKnownGood } from '../clock/guard.ts';
import { readForks } from '../review/history.ts';

/** One thing looked at: fine or not, in a sentence. Names of organizations occur, nothing of entries. */
export interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

export interface ExamineDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly migrations: readonly Migration[];
  /** `embedded`, or the host of the database. */
  readonly where: string;
  /** Left out: Citus, where it is there. */
  readonly cluster?: Pick<ClusterCatalog, 'group' | 'state'>;
}

/** A clock that differs from the database's by more spoils what is due when. */
const mostSkewMs = 5_000;

/** An alarm that rings later than this is an alarm that failed. */
const mostLateMs = 10_000;

/** Looks for what is wrong on the server and in every organization. Changes nothing. */
export const examine = async (deps: ExamineDeps): Promise<readonly Finding[]> => {
  const schema = await examineSchema(deps);
  if (schema.some((finding) => !finding.ok)) return schema;
  const cluster = await examineCluster(deps);
  const findings = [...schema, ...(cluster ?? [])];
  // Of a cluster one node may be away, and what lies on the others is looked at all the same.
  const orAway = async (what: string, look: () => Promise<void>): Promise<void> => {
    try {
      await look();
    } catch (error) {
      if (cluster === undefined || errorToFailure(error)?.code !== 'database-away') throw error;
      findings.push(finding(false, `${what}: a node of the cluster does not answer`));
    }
  };
  await orAway('The list of organizations', async () => {
    for (const { id, name } of await listOrganizations(deps.database))
      await orAway(name, async () => {
        findings.push(...(await examineOrganization(deps, id, name)));
      });
  });
  return findings;
};

/** Undefined on plain PostgreSQL. */
const examineCluster = async ({
  database,
  cluster = citus,
}: ExamineDeps): Promise<readonly Finding[] | undefined> => {
  const sentences = await database.asOwner(async (tx) =>
    (await cluster.group(tx)) === undefined
      ? undefined
      : describeCluster(
          await cluster.state(tx),
          (await findUnspread(tx, cluster)).map((table) => table.name),
        ),
  );
  return sentences?.map(([isFine, text]) => finding(isFine, text));
};

const examineSchema = async ({
  database,
  clock,
  migrations,
  where,
}: ExamineDeps): Promise<readonly Finding[]> => {
  const found = await database.asOwner(async (tx) => {
    const server = await tx.first<{ version: string; now: number }>(sql`
      select current_setting('server_version') as version, (extract(epoch from clock_timestamp()) * 1000)::float8 as now`);
    const table = await tx.first<{ there: boolean }>(sql`
      select to_regclass('public.migration') is not null as there`);
    const applied =
      table?.there === true ? await tx.rows<{ id: string }>(sql`select id from migration`) : undefined;
    return { server, applied, faults: applied === undefined ? [] : await findSchemaFaults(tx) };
  });
  const skew = Math.abs((found.server?.now ?? 0) - clock.now());
  const known = new Set(found.applied?.map(({ id }) => id));
  const lacking = migrations.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  return [
    finding(true, `PostgreSQL ${found.server?.version ?? ''} (${where})`),
    finding(
      skew <= mostSkewMs,
      `Clocks of this machine and the database differ by ${(skew / 1000).toFixed(1)} s`,
    ),
    finding(
      lacking.length === 0,
      lacking.length === 0
        ? 'The database is up to date with this version'
        : `The database lacks ${lacking.join(', ')}: start the server once`,
    ),
    finding(
      found.faults.length === 0,
      found.faults.length === 0
        ? 'Row-level security and the rules of the schema hold'
        : `The schema breaks its rules: ${found.faults.join('; ')}`,
    ),
  ];
};

const finding = (isFine: boolean, text: string): Finding => ({ ok: isFine, text });

const examineOrganization = async (
  { database, clock }: ExamineDeps,
  org: Uuid,
  name: string,
): Promise<readonly Finding[]> => {
  const counts = await database.readOrganization(org, (tx) => countAll(tx, org, clock.now()));
  const forks = await readForks(database, org, { reach: everything, everywhere: [] });
  const gaps = counts.ledgers
    .map(({ device, ranges }) => ({ device, gaps: missing(ranges, ranges.at(-1)?.[1] ?? 0) }))
    .filter((device) => device.gaps.length > 0);
  const none = (count: number, text: string): Finding => finding(count === 0, `${name}: ${text}`);
  return [
    finding(
      counts.last === counts.entries,
      `${name}: ${counts.entries} entries in the log, ${counts.last} places given`,
    ),
    gaps.length === 0
      ? finding(true, `${name}: ${counts.ledgers.length} devices, no entry missing between those received`)
      : finding(
          false,
          `${name}: missing from ${gaps.length} devices: ${gaps
            .slice(0, 5)
            .map(({ device, gaps: [first] }) => `${device.slice(0, 8)} number ${first?.join(' to ') ?? ''}`)
            .join(', ')}. Open the app there while connected`,
        ),
    none(counts.held, `${counts.held} entries are held until a coordinator decides`),
    none(forks.length, `${forks.length} entries were corrected in two ways: someone must look`),
    none(counts.unknown, `${counts.unknown} entries of kinds that this version does not know`),
    none(
      counts.aside,
      `${counts.aside} entries are set aside and move no figure (an impossible time, or content that no table can hold)`,
    ),
    clockFinding(name, counts.waits ?? doubtSince(clock.now(), counts.known), clock.now()),
    none(counts.stale, `${counts.stale} tables wait to be filled: start the server once`),
    none(counts.overdue, `${counts.overdue} timers are late by more than an hour: is the server running?`),
    finding(
      counts.lateMs < mostLateMs && counts.latestMs < mostLateMs,
      `${name}: ${counts.rung} timers rang in the last 7 days, ${seconds(counts.latestMs)} late at most; now waiting ${seconds(counts.lateMs)} beyond its time`,
    ),
    none(
      counts.unsure,
      `${counts.unsure} messages may or may not have been sent before a backup was restored`,
    ),
    none(counts.unsent, `${counts.unsent} messages could not be sent for more than an hour`),
  ];
};

const clockFinding = (name: string, doubt: ClockDoubt | undefined, now: number): Finding => {
  if (doubt === undefined) return finding(true, `${name}: the clock of this machine can be believed`);
  const says = new Date(now).toISOString().slice(0, 16).replace('T', ' ');
  return finding(
    false,
    `${name}: old entries do not fade for now: ${doubtText[doubt]}. The clock says ${says} UTC. Set it right; ` +
      'when it is right, say so with "alongside doctor --clock-is-right"',
  );
};

const doubtText: Readonly<Record<ClockDoubt, string>> = {
  'clock-ahead': 'the clock is more than 45 days after the last moment it was known to be right',
  'clock-behind': 'the clock is more than a day before the last moment it was known to be right',
  'devices-differ': 'the clocks of the devices in contact are more than a day off',
};

/**
 * A person says that the clock of this machine is right: whatever waited for that goes on. Answers false when the database
 * is of an older version and has no place for it: start the server once.
 */
export const confirmClock = async (database: Database, now: number): Promise<boolean> => {
  const schema = await database.asOwner((tx) =>
    tx.first(sql`select 1 as found from information_schema.columns
      where table_name = 'log_head' and column_name = 'confirmed_at'`),
  );
  if (schema === undefined) return false;
  await database.acrossOrganizations(async (tx) => {
    await tx.run(sql`update timer set due_at = ${at(now)}, lease_until = null where kind like 'retention.%'`);
    await tx.run(
      sql`update log_head set confirmed_at = ${at(now)}, seen_at = ${at(now)}, fading_waits = null`,
    );
  });
  return true;
};
const at = (ms: number) => sql`to_timestamp(${ms}::float8 / 1000)`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const countAll = async (tx: Transaction, org: Uuid, now: number) => {
  const hourAgo = at(now - 3_600_000);
  const row = await tx.first<{
    entries: number;
    last: number;
    held: number;
    unknown: number;
    aside: number;
    waits: ClockDoubt | null;
    known: number;
    stale: number;
    overdue: number;
    lateMs: number;
    rung: number;
    latestMs: number;
    unsure: number;
    unsent: number;
  }>(sql`
    select
      (select count(*) from entry where org_id = ${org}) as entries,
      (select last_seq from log_head where org_id = ${org}) as last,
      (select count(*) from quarantine where org_id = ${org} and state = 'open') as held,
      (select count(*) from entry where org_id = ${org} and not understood and aside is null) as unknown,
      (select count(*) from entry where org_id = ${org} and aside is not null) as aside,
      (select fading_waits from log_head where org_id = ${org}) as waits,
      (select good.known from (${lastKnownGood}) as good where good.org = ${org}) as known,
      (select count(*) from projection_stale where org_id = ${org}) as stale,
      (select count(*) from timer where org_id = ${org} and state = 'waiting' and due_at < ${hourAgo}) as overdue,
      (select coalesce(max(${now} - extract(epoch from due_at) * 1000), 0)::bigint from timer
        where org_id = ${org} and about is not null and state = 'waiting' and due_at <= ${at(now)}) as "lateMs",
      (select coalesce(sum(rings), 0)::bigint from timer_rung_day
        where org_id = ${org} and day > ((${at(now)} - interval '7 days') at time zone 'UTC')::date) as rung,
      (select coalesce(max(latest_ms), 0)::bigint from timer_rung_day
        where org_id = ${org} and day > ((${at(now)} - interval '7 days') at time zone 'UTC')::date) as "latestMs",
      (select count(*) from outbox where org_id = ${org} and state = 'unsure') as unsure,
      (select count(*) from outbox where org_id = ${org} and state = 'waiting' and put_at < ${hourAgo}) as unsent`);
  const ledgers = await tx.rows<{ device: Uuid; ranges: Ranges }>(sql`
    select device, ranges from device_ledger where org_id = ${org}`);
  if (row === undefined) throw new Error('a query without a row');
  return { ...row, ledgers };
};
