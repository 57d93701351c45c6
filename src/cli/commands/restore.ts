import { resolve } from 'node:path';
import { readBackupFile } from '#database/backup/file.ts';
import { err, ok } from '#log/index.ts';
import type { Command } from '../command.ts';
import { whyUnreadable } from '../files.ts';
import { reachDatabase } from '../reach.ts';
import { fillFrom } from '../refill.ts';

export const command: Command = {
  summary: 'Fills a new data folder or an empty database from a backup: whole, or not at all.',
  usage: 'FILE',
  options: {},
  words: [1, 1],
  run: async (context, { words: [file = ''] }) => {
    const path = resolve(file);
    const unreadable = whyUnreadable(path);
    if (unreadable !== undefined) return err(unreadable);
    const reached = await reachDatabase(context.settings, { connections: 3 });
    if (!reached.ok) return reached;
    const { database, where, close } = reached.value;
    try {
      const filled = await fillFrom(context, database, readBackupFile(path), 'backup');
      if (!filled.ok) return filled;
      const { rows, madeAt } = filled.value;
      context.say(`${rows} rows are back (${where}), as they were at ${madeAt}. Every table was checked.`);
      context.say('Start the server: devices will offer again what they sent since then.');
      return ok(true);
    } finally {
      await close();
    }
  },
};
