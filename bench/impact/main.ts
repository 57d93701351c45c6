import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Line } from './measure.ts';
import type { Row } from './row.ts';
import { rows } from './rows.ts';

/**
 * Speeds of the impact engine, one row a run, each in a process of its own.
 *   node bench/impact/main.ts            a table
 *   node bench/impact/main.ts --json     one line of JSON a row; exit code 1 when an aim is missed
 *   node bench/impact/main.ts --only ode rows whose name contains this
 * "warm" is the median after the first run, "cold" the first run of a fresh process, without its start.
 */
const main = (args: readonly string[]): void => {
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  const json = args.includes('--json');
  const folder = mkdtempSync(join(tmpdir(), 'impact-bench-'));
  const built = build(folder);
  if (!json) console.log('warm\tcold\taim\tunit\tmemory\tok\trun');
  for (const [i, row] of rows.entries()) {
    if (only !== undefined && !row.name.includes(only)) continue;
    const line = execFileSync(process.execPath, [built, `${i}`], { encoding: 'utf8' }).trim();
    const found: Line = JSON.parse(line);
    if (!found.ok) process.exitCode = 1;
    if (json) console.log(line);
    else console.log(toLine(row, found));
  }
  rmSync(folder, { recursive: true });
};

/** Rows run from plain JavaScript, as an installed library does: stripping types would count as their memory. */
const build = (folder: string): string => {
  const here = dirname(fileURLToPath(import.meta.url));
  const worker = join(here, '../../src/impact/micro/adapters/node-worker.ts');
  const shared = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' } as const;
  buildSync({ ...shared, entryPoints: [worker], outfile: join(folder, 'node-worker.mjs') });
  const outfile = join(folder, 'measure.mjs');
  buildSync({ ...shared, entryPoints: [join(here, 'measure.ts')], outfile });
  return outfile;
};

const toLine = (row: Row, found: Line): string => {
  const cold = row.measure === 'cpu' ? found.coldCpu : found.coldWall;
  const show = (seconds: number): string => (seconds < 0.01 ? seconds.toPrecision(2) : seconds.toFixed(3));
  const memory = `${found.megabytes.toFixed(0)} MB`;
  return [show(found.value), show(cold), row.aim, found.unit, memory, found.ok ? 'yes' : 'NO', row.name].join(
    '\t',
  );
};

main(process.argv.slice(2));
