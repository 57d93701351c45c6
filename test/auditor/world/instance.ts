import { sha256, clock as systemClock } from '#cli/adapters/ports.ts';
import type { Database } from '#database/connection.ts';
import { migrate } from '#database/migrations.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { By, Entry, PushClock } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { periodBefore } from '#report/period.ts';
import { readHeadlines } from '#report/server/headlines.ts';
import type { ReportQuery } from '#report/server/table.ts';
import { everything } from '#server/access/reach.ts';
import { createIntake } from '#server/intake/intake.ts';
import { createReadCheckpoint } from '#server/log-store/checkpoint.ts';
import { createLogStore } from '#server/log-store/log-store.ts';
import { entrySource } from '#server/log-store/source.ts';
import { migrationsOf, projectionsOf, rooms, stockEffectOfAll } from '#server/programs.ts';
import { readForks } from '#server/review/history.ts';
import { createBlurring } from '#server/timers/retention.ts';
import { countingKinds } from '#stock/fade.ts';

/** The product's server on a database, with a clock that the history sets: its intake, its fading, its reports. */
export const openServer = (database: Database) => {
  const at = { now: 0 };
  const clock = { now: () => at.now, offsetMinutes: () => 0 };
  const projector = createProjector(projectionsOf({ clock }, rooms));
  const deps = { database, projector, kinds: kindRegistry, sha256, clock };
  const store = createLogStore(deps);
  const intake = createIntake({ ...deps, store, waiting: countingKinds });
  const fading = createBlurring({ ...deps, effectOf: stockEffectOfAll });
  const reports = rooms.flatMap((room) => room.reports);
  return {
    at,
    store,
    checkpoint: createReadCheckpoint({ database, clock }),
    keepOnDevices: (org: string, deviceDays: number) =>
      database.inOrganization(org, (tx) =>
        tx.run(
          sql`update organization set settings = settings || ${JSON.stringify({ deviceDays })}::jsonb where org_id = ${org}`,
        ),
      ),
    projector,
    reportIds: reports.map(({ id }) => id),
    /** What a program has at its first start; the passphrase is nobody's. */
    found: async (place: {
      readonly org: string;
      readonly sites: readonly string[];
      readonly worker: string;
      readonly zone: string;
      readonly keepDays: number;
      readonly deviceDays?: number;
    }): Promise<void> => {
      const { org, sites, worker, zone, keepDays, deviceDays } = place;
      const settings = JSON.stringify({ zone, keepDays, deviceDays, locale: 'en' });
      await database.inOrganization(org, async (tx) => {
        await tx.run(sql`insert into organization (org_id, name, code, created_at, device, settings)
          values (${org}, 'Audited', ${org}, now(), ${org}, ${settings}::jsonb)`);
        await tx.run(
          sql`insert into log_head (org_id, last_seq, roster, epoch) values (${org}, 0, 1, ${worker})`,
        );
        for (const [index, site] of sites.entries())
          await tx.run(sql`insert into site (org_id, id, name, channel)
            values (${org}, ${site}, ${`Site ${index}`}, 'fixed')`);
        await tx.run(sql`insert into worker (org_id, id, name, role, passphrase)
          values (${org}, ${worker}, 'A', 'admin', '')`);
      });
    },
    take: (org: string, entries: readonly unknown[], push?: PushClock, by: By = 'house') =>
      intake(org, entries, by, push),
    fade: async (org: string): Promise<void> => {
      for (let again: unknown = 0; again !== undefined; )
        again = await database.inOrganization(org, (tx) => fading.run(tx, { org, now: at.now } as never));
    },
    columnsOf: (id: string) =>
      reports.find((report) => report.id === id)?.columns.map((column) => column.id) ?? [],
    rows: (id: string, query: ReportQuery) => {
      const found = reports.find((report) => report.id === id);
      if (found === undefined) throw new Error(`no report ${id}`);
      return database.readOrganization(query.org as string, (tx) => found.rows(tx, query));
    },
    headlines: (query: ReportQuery) =>
      database.readOrganization(query.org as string, (tx) => readHeadlines(tx, reports, query)),
    before: periodBefore,
    forks: async (org: string) =>
      (await readForks(database, org, { reach: everything, everywhere: [] })).map((tips) =>
        tips.map(({ id }) => id),
      ),
    /** Every entry that counts, at the time at which it counts. */
    counting: (org: string) =>
      database.inOrganization(org, async (tx) => {
        const found: Entry[] = [];
        for await (const page of entrySource.effective(tx, org)) found.push(...page);
        return found;
      }),
    rebuild: (org: string) => projector.rebuild(database, entrySource, org),
  };
};
export type AuditedServer = ReturnType<typeof openServer>;

/** Makes every table of the product on an empty database. */
export const prepare = async (database: Database): Promise<void> => {
  const migrated = await migrate(database, migrationsOf(rooms));
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.error));
  await createProjector(projectionsOf({ clock: systemClock }, rooms)).prepare(database, entrySource);
};
