// Real files and streams for the terminal commands.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { TerminalIo } from '../io.ts';

export const createFileIo = (): TerminalIo => ({
  say: (line) => {
    process.stdout.write(`${line}\n`);
  },
  note: (line) => {
    process.stderr.write(`${line}\n`);
  },
  // A file that is not there or not readable is an expected answer here; the caller names it.
  read: (path) => readFile(path, 'utf8').catch(() => null),
  write: async (path, text) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  },
});
