import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeBackupFile } from '#database/backup/file.ts';
import { backupStream, hasSchema } from '#database/backup/write.ts';
import { errorCode, errorToFailure } from '#database/faults.ts';
import { err, type Failure, failure, msToTime, ok } from '#log/index.ts';
import type { Command } from '../command.ts';
import { noteBackup } from '../last-backup.ts';
import { reachDatabase } from '../reach.ts';

export const command: Command = {
  summary: 'Writes everything that cannot be made anew to one file, while the server goes on.',
  usage: 'FILE',
  options: {},
  words: [1, 1],
  run: async (context, { words: [file = ''] }) => {
    const path = resolve(file);
    if (existsSync(path)) return err(failure('file-unusable', { detail: `${path} is there already` }));
    const reached = await reachDatabase(context.settings, { mayVisit: true, connections: 2 });
    if (!reached.ok) return reached;
    const { database, close } = reached.value;
    let rows = 0;
    try {
      if (!(await hasSchema(database))) return err(failure('not-set-up'));
      const about = { madeBy: context.version, madeAt: msToTime(context.clock.now(), 0) };
      const stream = backupStream(database, about, (table, count) => {
        rows += count;
        context.note(`${table}: ${count} rows`);
      });
      const size = await writeBackupFile(stream, path);
      noteBackup(context.settings.dataDir, context.clock.now());
      context.say(
        `${rows} rows in ${path}, ${(size / 1_000_000).toFixed(1)} MB. Only its owner can read it.`,
      );
      context.say('It holds what people were given. Keep it as you keep paper records.');
      return ok(true);
    } catch (error) {
      const fault = fileFailure(error, path) ?? errorToFailure(error);
      if (fault === undefined) throw error;
      return err(fault);
    } finally {
      await close();
    }
  },
};

/** The file could not be opened or written; undefined when the error is of something else. */
const fileFailure = (error: unknown, path: string): Failure | undefined => {
  const isOfFile = error instanceof Error && 'path' in error && String(error.path).startsWith(path);
  if (!isOfFile || errorCode(error) === 'ENOSPC') return undefined;
  return failure('file-unusable', { detail: `${path}: ${errorCode(error)}` });
};
