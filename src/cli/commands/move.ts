import { backupStream, hasSchema } from '#database/backup/write.ts';
import { err, failure, msToTime, ok } from '#log/index.ts';
import type { Command } from '../command.ts';
import { reachDatabase } from '../reach.ts';
import { fillFrom } from '../refill.ts';
import { readSettings } from '../settings.ts';

export const command: Command = {
  summary: 'Copies everything to another, empty PostgreSQL: a newer version, a bigger machine, a cluster.',
  usage: 'postgres://USER@HOST/DATABASE',
  options: {},
  words: [1, 1],
  run: async (context, { words: [target = ''] }) => {
    const { databaseUrl: _from, ...own } = context.settings;
    const there = readSettings({ ...context.settings.env, DATABASE_URL: target });
    if (!there.ok) return there;
    // Not beside a running server: what it took after the copy would stay behind.
    const source = await reachDatabase(context.settings, { connections: 2 });
    if (!source.ok) return source;
    try {
      if (!(await hasSchema(source.value.database))) return err(failure('not-set-up'));
      const goal = await reachDatabase({ ...own, databaseUrl: target }, { connections: 3 });
      if (!goal.ok) return goal;
      try {
        const about = { madeBy: context.version, madeAt: msToTime(context.clock.now(), 0) };
        const filled = await fillFrom(
          context,
          goal.value.database,
          backupStream(source.value.database, about),
          'moved',
        );
        if (!filled.ok) return filled;
        context.say(
          `${filled.value.rows} rows are at ${goal.value.where}. Every table has the same rows and hash.`,
        );
        context.say('Set DATABASE_URL to the new address and start the server. Nothing was deleted here.');
        return ok(true);
      } finally {
        await goal.value.close();
      }
    } finally {
      await source.value.close();
    }
  },
};
