import { migrate } from '#database/migrations.ts';
import { createProjector, type Fingerprints } from '#database/projection/projector.ts';
import { ok } from '#log/index.ts';
import { listOrganizations } from '#server/access/directory.ts';
import { entrySource } from '#server/log-store/source.ts';
import { migrationsOf, projectionsOf, rooms } from '#server/programs.ts';
import type { Command } from '../command.ts';
import { reachDatabase } from '../reach.ts';

export const command: Command = {
  summary: 'Makes every table anew from the log and says whether it was the same before.',
  usage: '',
  options: {},
  words: [0, 0],
  run: async (context) => {
    const reached = await reachDatabase(context.settings, { mayVisit: true, connections: 2 });
    if (!reached.ok) return reached;
    const { database, close } = reached.value;
    try {
      const migrated = await migrate(database, migrationsOf(rooms));
      if (!migrated.ok) return migrated;
      const projector = createProjector(projectionsOf(context, rooms));
      await projector.prepare(database, entrySource);
      let differing = 0;
      for (const { id, name } of await listOrganizations(database)) {
        const { before, after } = await projector.rebuild(database, entrySource, id);
        const tables = Object.keys(after).filter((table) => !isSame(before, after, table));
        differing += tables.length;
        const rows = Object.values(after).reduce((sum, print) => sum + print.rows, 0);
        const verdict = tables.length === 0 ? 'as before' : `DIFFERENT: ${tables.join(', ')}`;
        context.say(`${name}: ${Object.keys(after).length} tables, ${rows} rows, ${verdict}`);
      }
      if (differing > 0) context.note('Tables that differed are right now. Please report what led here.');
      return ok(differing === 0);
    } finally {
      await close();
    }
  },
};

const isSame = (before: Fingerprints, after: Fingerprints, table: string): boolean =>
  before[table]?.rows === after[table]?.rows && before[table]?.hash === after[table]?.hash;
