import type { Transaction } from '#database/connection.ts';
import { migrate } from '#database/migrations.ts';
import type { Whose } from '#database/whose.ts';
import { err, failure, type LocalDate, ok, type Uuid } from '#log/index.ts';
import { dayIn } from '#log/zone.ts';
import { tableToCsv } from '#report/csv.ts';
import { isReportDay } from '#report/period.ts';
import type { ReportTable } from '#report/server/table.ts';
import { siteLabels } from '#report/sites.ts';
import { listOrganizations } from '#server/access/directory.ts';
import { type Organization, readOrganization } from '#server/organization/organization.ts';
import { migrationsOf, rooms } from '#server/programs.ts';
import { clock } from '../adapters/ports.ts';
import { type Command, isSet, textOf } from '../command.ts';
import { reachDatabase } from '../reach.ts';

const reports: readonly ReportTable[] = rooms.flatMap((room) => room.reports);

export const command: Command = {
  summary:
    'Prints a report as CSV; without a name, the reports there are. --all: over every organization here.',
  usage: '[NAME --from 2026-01-01 --to 2026-12-31 [--all]]',
  options: { from: { type: 'string' }, to: { type: 'string' }, all: { type: 'boolean' } },
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
    const reached = await reachDatabase(context.settings, { mayVisit: true, connections: 2 });
    if (!reached.ok) return reached;
    const { database, close } = reached.value;
    try {
      const migrated = await migrate(database, migrationsOf(rooms));
      if (!migrated.ok) return migrated;
      const now = clock.now();
      const print = async (
        tx: Transaction,
        org: Whose,
        label: string,
        today: LocalDate,
        siteNames: ReadonlyMap<Uuid, string>,
      ): Promise<void> => {
        const rows = await report.rows(tx, { org, from, to, today });
        context.note(`${report.id}, ${daysOf(report, { from, to, today })}: ${label}`);
        context.say(tableToCsv(report.columns, rows, siteNames).trimEnd());
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
          print(tx, 'all', `${organizations.length} organizations`, dayIn('UTC', now), siteNames),
        );
      } else {
        for (const { id, name, settings, sites } of organizations)
          await database.readOrganization(id, (tx) =>
            print(tx, id, name, dayIn(settings.zone, now), siteLabels(sites)),
          );
      }
      return ok(true);
    } finally {
      await close();
    }
  },
};

/** Which days the rows are about. */
const daysOf = (
  { about }: ReportTable,
  { from, to, today }: { readonly from: LocalDate; readonly to: LocalDate; readonly today: LocalDate },
): string => {
  if (about === undefined) return `${from} to ${to}`;
  return about === 'close' && to < today ? `at the end of ${to}` : `today, ${today}`;
};
