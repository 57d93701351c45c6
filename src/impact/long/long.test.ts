import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scottCounty } from '../micro/network/scott-county.ts';
import { runSharing } from '../micro/network/sharing.ts';
import { must } from '../problem.ts';
import { rowsOfSharing } from './from-models.ts';
import { outcomeUnits } from './outcomes.ts';
import { type LongRow, longColumns, summarizeLong } from './rows.ts';
import { toJsonLines, toLongCsv } from './write.ts';

const row = (draw: number, value: number, month: number | null = null): LongRow => ({
  scenario: 'a',
  draw,
  month,
  outcome: 'overdoses',
  value,
});
const text = (pieces: Iterable<string>): string => [...pieces].join('');

test('a long table as CSV and as JSON lines has the five columns, in their order, and says the same', () => {
  const rows = [row(0, 3), { ...row(1, 4.5, 7), scenario: 'more, "much" more' }];
  const csv = text(toLongCsv(rows));
  assert.equal(
    csv,
    'scenario,draw,month,outcome,value\r\na,0,,overdoses,3\r\n"more, ""much"" more",1,7,overdoses,4.5\r\n',
  );
  const lines = text(toJsonLines(rows))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LongRow);
  assert.deepEqual(lines, rows);
  for (const line of lines) assert.deepEqual(Object.keys(line), [...longColumns]);
  // A name that a spreadsheet would run stays a name.
  assert.match(text(toLongCsv([{ ...row(0, 1), scenario: '=1+1' }])), /\r\n'=1\+1,/);
});

test('many rows come in pieces, none lost and none twice', () => {
  const rows = Array.from({ length: 10_001 }, (_, i) => row(i, i));
  const pieces = [...toJsonLines(rows)];
  assert.ok(pieces.length > 2);
  const draws = pieces
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as LongRow).draw);
  assert.deepEqual(
    draws,
    rows.map(({ draw }) => draw),
  );
});

test('summaries: mean, sd, Monte Carlo error and intervals by hand, for independent draws and for blocks', () => {
  const rows = [1, 2, 3, 4, 10, 10].map((value, i) => row(i, value));
  const [one] = summarizeLong(rows);
  assert.ok(one !== undefined);
  assert.deepEqual([one.draws, one.mean, one.median, one.unit], [6, 5, 3.5, 'overdoses']);
  const sd = Math.sqrt((16 + 9 + 4 + 1 + 25 + 25) / 5);
  assert.ok(Math.abs(one.sd - sd) < 1e-12 && Math.abs(one.mcse - sd / Math.sqrt(6)) < 1e-12);
  assert.deepEqual(one.ci50, [2.25, 8.5]);
  const [blocked] = summarizeLong(rows, { blocks: 3 });
  // Block means 1.5, 3.5, 10: sd 4.444, over the square root of three.
  assert.ok(Math.abs((blocked?.mcse ?? 0) - Math.sqrt((12.25 + 2.25 + 25) / 2) / Math.sqrt(3)) < 1e-12);
  assert.deepEqual(
    summarizeLong([...rows, row(0, 7, 3)]).map(({ month, draws }) => [month, draws]),
    [
      [null, 6],
      [3, 1],
    ],
  );
});

test('the rows of a network run add up to the run, and every outcome has a unit', () => {
  const setting = scottCounty('none');
  const run = must(runSharing(setting, 3, 1));
  const rows = [...rowsOfSharing('none', 1, setting, run)];
  assert.equal(rows.length, 2 * setting.months);
  const infections = rows.filter(({ outcome }) => outcome === 'hiv_infections').map(({ value }) => value);
  assert.deepEqual(infections, [...(run.pathogens[0]?.infections ?? [])]);
  for (const [name, unit] of Object.entries(outcomeUnits))
    assert.match(`${name} ${unit}`, /^[a-z_]+ [a-z]+$/);
});
