import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../read/sheet.ts';
import { columnOf, numbersOf } from './column.ts';
import { saidInAll } from './said-sums.ts';

/** `9` is a row of that number, `'9'` a row of sums that says so, `null` the end of a sheet. */
const said = (...lines: readonly (number | string | null)[]): number | undefined => {
  const [rows, totals]: [Row[], Row[]] = [[], []];
  let sheet = 1;
  for (const [at, line] of lines.entries()) {
    const row = { number: at + 2, sheet: `Sheet ${sheet}`, cells: [Number(line)] };
    if (line === null) sheet += 1;
    else (typeof line === 'number' ? rows : totals).push(row);
  }
  const column = columnOf(['1cc'], rows, 0);
  return saidInAll({ column, numbers: numbersOf(column), use: 'item:syringe-1ml' }, rows, totals);
};

test('what a sheet says in all is the sum of everything, however it is written down', () => {
  assert.equal(said(1, 2, '3'), 3, 'one sum below');
  assert.equal(said('3', 1, 2), 3, 'one sum above');
  assert.equal(said(1, 2, '3', 4, '4', '7'), 7, 'sums of parts and one of all');
  assert.equal(said(1, 2, '3', 4, '7'), 7, 'a sum that goes on');
  assert.equal(said(1, 2, '3', 4, 5, '9'), 12, 'sums of parts alone');
  assert.equal(said(1, 2, '3', null, 4, 5, '9'), 12, 'one for each sheet of a workbook');
  assert.equal(said(1, 2, null, 4, 5, '12'), 12, 'one for all sheets of a workbook');
});

test('a sum that is wrong is told as it stands, and rows without one leave the whole unsaid', () => {
  assert.equal(said(1, 2, '4'), 4);
  assert.equal(said('4', 1, 2), 4);
  assert.equal(said(10, 20, '30', 40, '40', '71'), 71);
  assert.equal(said(1, 2, '3', 4), undefined, 'rows behind the last sum');
  assert.equal(said(1, 2, '3', null, 4, 5), undefined, 'a sheet without a sum');
  assert.equal(said(1, 2), undefined);
});
