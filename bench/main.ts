import { parseArgs } from 'node:util';
import type { Bench, Row } from './row.ts';

/**
 * npm run bench -- [NAME ...] [--size 0.1] [--json]
 * Measures what the product promises and prints one table; with --json also one JSON line for each row. Names narrow it
 * to some groups. The exit code is 1 when an aim is missed.
 */
const groups: Readonly<Record<string, () => Promise<Bench>>> = {
  ingest: async () => (await import('./ingest/ingest.ts')).ingest,
  import: async () => (await import('./import/import.ts')).importing,
  reports: async () => (await import('./reports/reports.ts')).reports,
  start: async () => (await import('./start.ts')).start,
  browser: async () => (await import('./browser.ts')).browser,
  slider: async () => (await import('./slider.ts')).slider,
  size: async () => (await import('./size.ts')).size,
  events: async () => (await import('./events.ts')).events,
  timers: async () => (await import('./timers.ts')).timers,
  room: async () => (await import('./room.ts')).room,
  simulator: async () => (await import('./simulator.ts')).simulator,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, size: { type: 'string' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${Object.keys(groups).join(', ')}`);
  process.exit(2);
}

const rows: Row[] = [];
for (const [name, load] of Object.entries(groups)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.error(`> ${name}`);
  const bench = await load();
  rows.push(...(await bench({ size: Number(values.size ?? 1), note: (line) => console.error(`  ${line}`) })));
}
console.table(
  Object.fromEntries(
    rows.map(({ name, value, unit, ratio, aim, ok }) => [
      name,
      { value, unit, ratio: ratio ?? '', aim, ok: ok === undefined ? '' : ok ? 'yes' : 'NO' },
    ]),
  ),
);
if (values.json === true) for (const row of rows) console.log(JSON.stringify(row.json ?? row));
process.exit(rows.some(({ ok }) => ok === false) ? 1 : 0);
