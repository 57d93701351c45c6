// npm run validate:impact [-- --json] [FILTER]: every gate in gates/, printed beside what was published.
// Exits 1 when one fails. A gates file exports `gates: readonly Gate[]`.
import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Gate } from './gate.ts';
import { runGates, tableOf } from './run.ts';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const loadGates = async (): Promise<readonly Gate[]> => {
  const folder = new URL('./gates/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => /(?<!\.test)\.ts$/.test(name)).toSorted();
  const files = await Promise.all(
    names.map(
      async (name) => (await import(new URL(name, folder).href)) as { readonly gates: readonly Gate[] },
    ),
  );
  return files.flatMap((file) => file.gates);
};

const wanted = (await loadGates()).filter(({ name }) =>
  positionals.every((part) => name.toLowerCase().includes(part.toLowerCase())),
);
const lines = await runGates(wanted, (line) => {
  if (values.json) console.log(JSON.stringify(line));
});
if (!values.json) console.log(tableOf(lines));
if (lines.length === 0) console.error('No gate has that name.');
process.exitCode = lines.length > 0 && lines.every((line) => line.ok) ? 0 : 1;
