import assert from 'node:assert/strict';
import { runScotland } from './run.ts';
import { scotland } from './volumes.ts';

/**
 * Scotland's whole year 2022/23 on this machine: node scripts/run.mjs test/scotland/main.ts [--part 0.1]. Ends with an
 * error when the national report differs from what was recorded.
 */
const at = process.argv.indexOf('--part');
const part = at === -1 ? 1 : Number(process.argv[at + 1]);
const result = await runScotland({
  seed: 20_220_401,
  boards: Math.max(2, Math.round(scotland.boards * part)),
  outlets: Math.max(12, Math.round(scotland.outlets * part)),
  attendances: Math.round(scotland.attendances * part),
  syringes: Math.round(scotland.syringes * part),
  deviceEvery: 10,
  say: (line) => console.log(line),
});
const entries = result.entriesFromDevices + result.entriesFromSheets;
const { seconds } = result;
console.table({
  'attendances recorded': result.expected.visits,
  'attendances reported': result.reported.visits,
  'needles and syringes reported': result.syringes,
  'returns counted, recorded': result.expected.returned,
  'returns counted, reported': result.reported.returned,
  'entries from devices': result.entriesFromDevices,
  'entries from spreadsheets': result.entriesFromSheets,
  'rows refused': result.badRows,
  'seconds, devices': seconds.devices,
  'seconds, spreadsheets': seconds.sheets,
  'seconds, national report': seconds.report,
  'peak memory of this process, MB': Math.round(process.resourceUsage().maxRSS / 1024),
});
assert.equal(result.reported.visits, result.expected.visits);
assert.equal(result.reported.visits, Math.round(scotland.attendances * part));
assert.equal(result.syringes, Math.round(scotland.syringes * part));
assert.equal(result.reported.returned, result.expected.returned);
for (const [key, quantity] of result.expected.items)
  assert.equal(result.reported.items.get(key), quantity, key);
assert.equal(result.entriesProven, result.entriesFromDevices);
console.log(`${entries} entries, no difference`);
