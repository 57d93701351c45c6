// npm run coverage:impact [-- --worlds 4000 --seed 1]: how often the 95 % interval holds the truth, one JSON line a cell and a
// last one for all. Exits with an error when a cell holds it less often than 93 times in a hundred.
import { parseArgs } from 'node:util';
import { runStudy } from './study.ts';

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    'per-block': { type: 'string', default: '512' },
  },
});
const began = process.cpuUsage();
const settings = {
  worlds: Number(values.worlds),
  seed: Number(values.seed),
  perBlock: Number(values['per-block']),
};
const limit = 0.93;
const rows = runStudy(settings);
for (const row of rows) console.log(JSON.stringify(row));
const { user, system } = process.cpuUsage(began);
const least = Math.min(...rows.map(({ averted, expected }) => Math.min(averted, expected)));
console.log(
  JSON.stringify({ ...settings, cells: rows.length, least, limit, cpuSeconds: (user + system) / 1e6 }),
);
process.exitCode = least >= limit ? 0 : 1;
