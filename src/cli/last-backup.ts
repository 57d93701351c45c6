import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** When the last backup was made from this machine, in milliseconds since 1970: `doctor` says when it is long ago. */
export const noteBackup = (dataDir: string, at: number): void => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(fileIn(dataDir), `${at}\n`);
};

/** Undefined when none was made, or the note cannot be read. */
export const lastBackup = (dataDir: string): number | undefined => {
  try {
    const at = Number(readFileSync(fileIn(dataDir), 'utf8'));
    return Number.isSafeInteger(at) && at > 0 ? at : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
};

const fileIn = (dataDir: string): string => join(dataDir, 'last-backup');
