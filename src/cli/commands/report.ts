import type { Transaction } from '#database/connection.ts';
import { migrate } from '#database/migrations.ts';
import type { Whose } from '#database/whose.ts';
import { err, type Failure, failure, type LocalDate, ok, type Result, type Uuid } from '#log/index.ts';
import { dayIn } from '#log/zone.ts';
import { tableToCsv } from '#report/csv.ts';
import { isReportDay } from '#report/period.ts';
import { withClosed } from '#report/server/kept/closed.ts';
import type { ReportTable } from '#report/server/table.ts';
import { siteLabels } from '#report/sites.ts';
import { listOrganizations } from '#server/access/directory.ts';
import { createReadFigures } from '#server/figures/figures.ts';
import { type Organization, readOrganization } from '#server/organization/organization.ts';
import { migrationsOf, rooms } from '#server/programs.ts';
import { clock } from '../adapters/ports.ts';
import { type Command, type Given, isSet, textOf } from '../command.ts';
import { reachDatabase } from '../reach.ts';

const reports: readonly ReportTable[] = rooms.flatMap((room) => room.reports).map(withClosed);

export const command: Command = {
  summary:
    'Prints a report as CSV; without a name, the reports there are. --all: over every organization here.',
  usage: '[NAME --from 2026-01-01 --to 2026-12-31 [--all | --place 1234 [--day 2026-12-31] [--version 1]]]',
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    all: { type: 'boolean' },
    place: { type: 'string' },
    day: { type: 'string' },
    version: { type: 'string' },
  },
  words: [0, 1],
  run: async (context, given) => {
    const [wanted] = given.words;
    if (wanted === undefined) {
      for (const { id, columns } of reports)
        context.say(`${id}  ${columns.map((column) => column.id).join(', ')}`);
      return ok(true);
    }
    const report = reports.find(({ id }) => id === wanted);
    if (report === undefined) return err(failure('not-found', { detail: wanted }));
    const from = textOf(given, 'from');
    const to = textOf(given, 'to');
    if (!isReportDay(from)) return err(failure('request-invalid', { field: 'from' }));
    if (!isReportDay(to) || to < from) return err(failure('request-invalid', { field: 'to' }));
    const asOf = readAsOf(given);
    if (!asOf.ok) return asOf;
    const isAsked = Object.values(asOf.value).some((value) => value !== undefined);
    if (isSet(given, 'all') && isAsked) return err(failure('request-invalid', { field: 'all' }));
    const reached = await reachDatabase(context.settings, { mayVisit: true, connections: 2 });
    if (!reached.ok) return reached;
    const { database, close } = reached.value;
    try {
      const migrated = await migrate(database, migrationsOf(rooms));
      if (!migrated.ok) return migrated;
      const now = clock.now();
      const print = async (
        tx: Transaction,
        table: ReportTable,
        { org, today, label }: { readonly org: Whose; readonly today: LocalDate; readonly label: string },
        siteNames: ReadonlyMap<Uuid, string>,
      ): Promise<void> => {
        const rows = await table.rows(tx, { org, from, to, today });
        context.note(
          `${table.id} version ${table.indicator.version}, ${daysOf(table, { from, to, today })}: ${label}`,
        );
        context.say(tableToCsv(table.columns, rows, siteNames).trimEnd());
      };
      const organizations: Organization[] = [];
      for (const { id } of await listOrganizations(database)) {
        const organization = await readOrganization(database, id);
        if (organization !== undefined) organizations.push(organization);
      }
      if (isSet(given, 'all')) {
        const siteNames = new Map(
          organizations.flatMap(({ name, sites }) =>
            [...siteLabels(sites)].map(([id, site]) => [id, `${name}: ${site}`] as const),
          ),
        );
        await database.acrossOrganizations((tx) =>
          print(
            tx,
            report,
            { org: 'all', today: dayIn('UTC', now), label: `${organizations.length} organizations` },
            siteNames,
          ),
        );
      } else {
        const readFigures = createReadFigures({
          database,
          projections: rooms.flatMap(({ projections }) => projections),
        });
        for (const { id, name, settings, sites } of organizations) {
          const today = asOf.value.day ?? dayIn(settings.zone, now);
          const printed = await readFigures(
            id,
            [report],
            { ...asOf.value, day: today },
            async ({ tx, place, tables }) => {
              const label = `${name}, place ${place} of the log`;
              for (const table of tables)
                await print(tx, table, { org: id, today, label }, siteLabels(sites));
            },
          );
          if (!printed.ok) return printed;
        }
      }
      return ok(true);
    } finally {
      await close();
    }
  },
};

/** Which place, version and day are asked for; each undefined when left out. */
const readAsOf = (given: Given): Result<{ place?: number; version?: number; day?: LocalDate }, Failure> => {
  const asked: { place?: number; version?: number; day?: LocalDate } = {};
  for (const name of ['place', 'version'] as const) {
    const text = textOf(given, name);
    if (text === undefined) continue;
    if (!/^\d{1,15}$/.test(text)) return err(failure('request-invalid', { field: name }));
    asked[name] = Number(text);
  }
  const day = textOf(given, 'day');
  if (day === undefined) return ok(asked);
  return isReportDay(day) ? ok({ ...asked, day }) : err(failure('request-invalid', { field: 'day' }));
};

/** Which days the rows are about. */
const daysOf = (
  { about }: ReportTable,
  { from, to, today }: { readonly from: LocalDate; readonly to: LocalDate; readonly today: LocalDate },
): string => {
  if (about === undefined) return `${from} to ${to}`;
  return about === 'close' && to < today ? `at the end of ${to}` : `today, ${today}`;
};
