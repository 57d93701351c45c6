import { readFileSync } from 'node:fs';

/**
 * A passphrase from a file, so that it is neither in the process list nor in the shell's history. Its line end is no part
 * of it. Undefined for a file that was not named, is not there or cannot be read.
 */
export const readPassphraseFile = (file: string | undefined): string | undefined => {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
};
