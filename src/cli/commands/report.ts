import type { Transaction } from '#database/connection.ts';
import { migrate } from '#database/migrations.ts';
import { isReportDay, type ReportQuery, type ReportTable } from '#database/report.ts';
import { err, failure, ok } from '#log/index.ts';
import { listOrganizations } from '#server/access/directory.ts';
import { toCsv } from '#server/http/csv.ts';
import { migrationsOf, rooms } from '#server/programs.ts';
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
      const print = async (tx: Transaction, label: string): Promise<void> => {
        const query: ReportQuery = { from, to };
        const rows = await report.rows(tx, query);
        context.note(`${report.id}, ${from} to ${to}: ${label}`);
        const lines = rows.map((row) => report.columns.map(({ id }) => row[id] ?? ''));
        context.say(toCsv([report.columns.map(({ id }) => id), ...lines]).trimEnd());
      };
      const organizations = await listOrganizations(database);
      if (isSet(given, 'all')) {
        await database.acrossOrganizations((tx) => print(tx, `${organizations.length} organizations`));
      } else {
        for (const { id, name } of organizations)
          await database.readOrganization(id, (tx) => print(tx, name));
      }
      return ok(true);
    } finally {
      await close();
    }
  },
};
