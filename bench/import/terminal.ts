import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SheetTotals, sheetOf } from './sheet.ts';

const root = join(import.meta.dirname, '..', '..');
/** As `npm run alongside -- import` starts it (scripts/alongside.mjs), and with what it held at most as its last word. */
const flags = [
  '--no-warnings',
  '--max-semi-space-size=4',
  '--import',
  'data:text/javascript,process.on("exit",()=>console.error("held",process.resourceUsage().maxRSS))',
];

/** Imports a sheet of so many rows from the terminal: the seconds, the most memory, and whether its totals are the sheet's. */
export const fromTerminal = async (
  rows: number,
  seed: number,
): Promise<{ readonly seconds: number; readonly megabytes: number; readonly isExact: boolean }> => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
  const alongside = async (...words: readonly string[]): Promise<string> => {
    const child = spawn(process.execPath, [...flags, join(root, 'src/cli/main.ts'), ...words], {
      env: { ...process.env, DATA_DIR: join(folder, 'data') },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        text += String(chunk);
      });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`${words[0]} ended with ${code}: ${text}`);
    return text;
  };
  try {
    const sheet = join(folder, 'Visits.csv');
    const totals = await written(sheet, rows, seed);
    await writeFile(join(folder, 'passphrase'), 'warm socks in winter');
    await alongside(
      ...['setup', '--organization', 'Bench', '--site', 'Hub', '--worker', 'A'],
      ...['--passphrase-file', join(folder, 'passphrase')],
    );
    const started = performance.now();
    const said = await alongside('import', sheet, '--yes');
    const seconds = (performance.now() - started) / 1000;
    const [, out, back, kits] =
      /(\d+) syringes out, (\d+) back, (?:\d+ visits, )?(\d+) naloxone kits/.exec(said) ?? [];
    return {
      seconds,
      megabytes: Number(/held (\d+)/.exec(said)?.[1]) / 1024,
      isExact:
        said.includes(`${rows} rows: `) &&
        said.includes(' 0 rows not taken in') &&
        Number(out) === totals.syringes &&
        Number(back) === totals.back &&
        Number(kits) === totals.kits,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const written = async (path: string, rows: number, seed: number): Promise<SheetTotals> => {
  const file = createWriteStream(path);
  const pieces = sheetOf(rows, seed);
  for (;;) {
    const next = pieces.next();
    if (next.done === true) {
      file.end();
      await once(file, 'close');
      return next.value;
    }
    if (!file.write(next.value)) await once(file, 'drain');
  }
};
