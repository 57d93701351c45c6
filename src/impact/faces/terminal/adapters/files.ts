// Real files and streams for the terminal commands.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
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
  print: (text) => {
    process.stdout.write(text);
  },
  writePieces: async (path, pieces) => {
    await mkdir(dirname(path), { recursive: true });
    const file = createWriteStream(path);
    for (const piece of pieces) if (!file.write(piece)) await once(file, 'drain');
    file.end();
    await finished(file);
  },
  writeParquet: async (path, rows) => {
    await mkdir(dirname(path), { recursive: true });
    // Loaded only by who asks for it: everything else starts without it.
    const { writeParquet } = await import('./parquet.ts');
    await writeFile(path, writeParquet(rows));
  },
  lines: () => createInterface({ input: process.stdin }),
});
