import { join } from 'node:path';
import { migrate } from '#database/migrations.ts';
import { dayMs } from '#log/calendar.ts';
import { type Entry, err, type Failure, failure, msToTime, ok, type Result, uuidv4 } from '#log/index.ts';
import { listOrganizations } from '#server/access/directory.ts';
import { createOrganizationEditor } from '#server/organization/editor.ts';
import { setUp } from '#server/organization/setup.ts';
import { migrationsOf, rooms } from '#server/programs.ts';
import { type Command, type Context, isSet, textOf } from '../command.ts';
import { openLog } from '../open-log.ts';
import { reachDatabase } from '../reach.ts';

/** The name says what it is, wherever it is shown or printed; `settings.demo` lets the app say so on every screen. */
const organization = 'Demo program (made up)';
const worker = 'Demo';
const passphrase = 'made up for the demo';

export const command: Command = {
  summary: 'Makes a small made-up program with a year of days, in a data folder of its own, and starts it.',
  usage: '[--seed NUMBER] [--only-fill]',
  options: { seed: { type: 'string' }, 'only-fill': { type: 'boolean' } },
  words: [0, 0],
  run: async (context, given) => {
    const seed = Number(textOf(given, 'seed') ?? 1);
    if (!Number.isSafeInteger(seed)) return err(failure('setting-invalid', { field: '--seed' }));
    // Never into a database that someone uses: the demo has its own, beside the usual data folder.
    const { databaseUrl: _own, ...settings } = context.settings;
    const dataDir = join(settings.dataDir, 'demo');
    const demo: Context = { ...context, settings: { ...settings, dataDir } };
    const filled = await fillOnce(demo, seed);
    if (!filled.ok) return filled;
    context.say(
      `Everything in "${organization}" is made up. Sign in as "${worker}" with the passphrase "${passphrase}".`,
    );
    if (isSet(given, 'only-fill')) return ok(true);
    const { command: start } = await import('./start.ts');
    return start.run(demo, { words: [], options: {} });
  },
};

/** Fills a fresh data folder; one that was filled before is left as it is. */
const fillOnce = async (context: Context, seed: number): Promise<Result<boolean, Failure>> => {
  const reached = await reachDatabase(context.settings);
  if (!reached.ok) return reached;
  const { database, close } = reached.value;
  try {
    const migrated = await migrate(database, migrationsOf(rooms));
    if (!migrated.ok) return migrated;
    if ((await listOrganizations(database)).length > 0) return ok(false);
    const { demoOutlets } = await import('#sample/program.ts');
    const [first, ...others] = demoOutlets(seed);
    if (first === undefined) throw new Error('a program has at least one outlet');
    const made = await setUp(
      { ...context, database },
      {
        organization,
        site: first.name,
        channel: first.channel,
        worker,
        passphrase,
        // A year of days is to stay as it is while someone looks around.
        settings: { zone: 'America/New_York', keepDays: 3650, demo: true },
      },
    );
    if (!made.ok) return made;
    const editor = createOrganizationEditor({ ...context, database }, { who: 'operator' });
    const sites = [made.value.site];
    for (const { name, channel } of others) {
      const site = await editor.addSite(made.value.org, { name, channel });
      if (!site.ok) return site;
      sites.push(site.value.id);
    }
    await fill(context, seed, sites, made.value.worker);
    return ok(true);
  } finally {
    await close();
  }
};

const batchEntries = 1_000;

const fill = async (
  context: Context,
  seed: number,
  sites: readonly string[],
  author: string,
): Promise<void> => {
  const { demoEntries, demoOutlets, demoPlan, demoToday } = await import('#sample/program.ts');
  const opened = await openLog(context, undefined);
  if (!opened.ok) throw new Error(opened.error.code);
  const { intake, organization: made, close } = opened.value;
  const today = context.clock.now();
  const dayBefore = (days: number): string => msToTime(today - days * dayMs, 0).slice(0, 10);
  const outlets = demoOutlets(seed).map((outlet, index) => ({ ...outlet, site: sites[index] ?? '' }));
  const plan = demoPlan(seed, dayBefore(366), dayBefore(1), outlets);
  let batch: Entry[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    const { verdicts } = await intake(made.id, batch);
    const refused = verdicts.find(({ verdict }) => verdict !== 'accepted');
    if (refused !== undefined)
      throw new Error(`the demo made an entry that is refused: ${JSON.stringify(refused)}`);
    count += batch.length;
    batch = [];
  };
  const place = { org: made.id, worker: author, makeId: () => uuidv4(context) };
  const take = async (days: Iterable<readonly Entry[]>): Promise<void> => {
    for (const entries of days) {
      batch.push(...entries);
      if (batch.length >= batchEntries) await flush();
    }
    await flush();
  };
  await take(demoEntries(plan, place));
  // By the clock on this wall, which is that of whoever looks.
  await take(demoToday(plan, place, msToTime(today, context.clock.offsetMinutes(today))));
  await close();
  context.say(`Made up ${count} entries of a year.`);
};
