import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, msToTime } from '#log/index.ts';

/** Two weeks: long enough to look into last week's trouble, short enough that little lies about. */
const keepFiles = 14;

/**
 * Writes log lines to one file a day under the data folder and keeps the last two weeks of them. A full disk must not take
 * the server down, so a line that cannot be written is dropped.
 */
export const createLogFile = (dataDir: string, clock: Clock): ((line: string) => void) => {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let today = '';
  return (line) => {
    // To the minute: enough to find trouble, too coarse to follow a person.
    const at = msToTime(clock.now(), 0).slice(0, 16);
    const file = `${at.slice(0, 10)}.log`;
    try {
      if (file !== today) removeOld(folder);
      today = file;
      appendFileSync(join(folder, file), `${at}Z ${line}\n`, { mode: 0o600 });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  };
};

const removeOld = (folder: string): void => {
  const files = readdirSync(folder)
    .filter((file) => /^\d{4}-\d\d-\d\d\.log$/.test(file))
    .toSorted();
  for (const file of files.slice(0, -keepFiles)) rmSync(join(folder, file), { force: true });
};
