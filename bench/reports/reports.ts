import { Client } from 'pg';
import { addressToConfig, type Database } from '#database/connection.ts';
import { startEmbedded } from '#database/embedded/launcher.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import type { ReportQuery } from '#report/server/table.ts';
import { createPrng } from '#sample/prng.ts';
import { shareOut } from '#sample/share.ts';
import { rooms } from '#server/programs.ts';
import { startWhole } from '../../test/support/whole.ts';
import { type Bench, median, type Row, round } from '../row.ts';
import { fillOrganizations, prepareFill } from './fill.ts';
import { proveSample } from './sample.ts';

const organizations = 200;
const visits = 5_000_000;
const year = { from: '2025-01-01', to: '2025-12-31', today: '2025-12-31' };

/**
 * The year's report of the largest organization, of a middling one and of all, over 5 million visits with 25 million
 * lines in 200 organizations of very different sizes.
 */
export const reports: Bench = async ({ size, note }) => {
  const whole = await startWhole();
  const visiting = await startEmbedded({ dataDir: whole.folder, mayVisit: true });
  if (!visiting.ok) throw new Error(JSON.stringify(visiting.error));
  const client = new Client(addressToConfig(visiting.value.address));
  await client.connect();
  try {
    await prepareFill(client);
    const made = await addOrganizations(client, Math.round(visits * size));
    const started = performance.now();
    for (let from = 0; from <= organizations; from += 10) {
      await fillOrganizations(client, from, from + 9);
      if (from % 50 === 0) note(`filled ${from} organizations`);
    }
    await client.query('vacuum analyze');
    note(`filled in ${round((performance.now() - started) / 1000)} s`);
    const sample = await proveSample(
      whole.database,
      client,
      0,
      await whole.addOrganization('Sample', 'America/New_York'),
    );
    note(`the tables of a sample organization equal those made from its ${sample} entries`);
    return await measureAll(whole.database, made);
  } finally {
    await client.end();
    await visiting.value.stop();
    await whole.stop();
  }
};

/** Organization 0 is the small sample; 1 is the largest, and sizes fall like those of cities. */
const addOrganizations = async (client: Client, total: number): Promise<readonly Uuid[]> => {
  const prng = createPrng(5);
  const sizes = Array.from({ length: organizations }, (_, rank) => 1 / (rank + 12));
  const counts = [600, ...shareOut(total, sizes)];
  const ids: Uuid[] = [];
  for (const [n, count] of counts.entries()) {
    const id = crypto.randomUUID();
    const sites = Array.from({ length: n === 0 ? 3 : prng.int(2, 8) }, () => crypto.randomUUID());
    await client.query('insert into bench.org values ($1, $2, $3, $4)', [n, id, sites, count]);
    ids.push(id);
  }
  return ids;
};

const measureAll = async (database: Database, ids: readonly Uuid[]): Promise<readonly Row[]> => {
  const [largest, middle] = [ids[1] ?? '', ids[100] ?? ''];
  const of = (org: Uuid, id: string) => () =>
    database.readOrganization(org, (tx) => reportOf(id)(tx, { org, ...year }));
  const wholeReport = (org: Uuid) => () =>
    database.readOrganization(org, async (tx) => {
      for (const id of [
        'exchange.items-by-site',
        'exchange.sets',
        'exchange.returns',
        'exchange.summary',
        'visits.visits',
      ])
        await reportOf(id)(tx, { org, ...year });
    });
  const all = (id: string) => () =>
    database.acrossOrganizations((tx) => reportOf(id)(tx, { org: 'all', ...year }));
  const orgAim = { unit: 'ms', aim: 'under 50 ms' } as const;
  const allAim = { unit: 'ms', aim: 'under 1 s' } as const;
  const rows: Row[] = [];
  const add = async (
    name: string,
    run: () => Promise<unknown>,
    aim: { readonly unit: string; readonly aim: string },
    most: number | undefined,
  ): Promise<void> => {
    const value = round(await timed(run));
    rows.push({ name, value, ...aim, ...(most !== undefined && { ok: value < most }) });
  };
  await add('year report of the largest organization, 5 tables', wholeReport(largest), orgAim, 50);
  await add('year report of a middling organization, 5 tables', wholeReport(middle), orgAim, 50);
  await add('supplies by month and item, largest organization', of(largest, 'exchange.items'), orgAim, 50);
  await add('unique people as a range, largest organization', of(largest, 'visits.people'), orgAim, 50);
  await add('supplies by month and item, all organizations', all('exchange.items'), allAim, 1000);
  await add('the period in one row, all organizations', all('exchange.summary'), allAim, 1000);
  await add('visits by month, site and channel, all organizations', all('visits.visits'), allAim, 1000);
  await add('unique people as a range, all organizations', all('visits.people'), allAim, 1000);
  return rows;
};

const reportOf = (id: string): ((tx: Transaction, query: ReportQuery) => Promise<unknown>) => {
  const found = rooms.flatMap(({ reports: own }) => own).find((report) => report.id === id);
  if (found === undefined) throw new Error(`no report ${id}`);
  return found.rows;
};

/** Median of 15 runs after 3. */
const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let round = -3; round < 15; round += 1) {
    const started = performance.now();
    await run();
    if (round >= 0) times.push(performance.now() - started);
  }
  return median(times);
};
