import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from './csv-lines.ts';

test('cells are quoted where they must be, and start with a byte order mark', () => {
  assert.equal(
    toCsv([
      ['a', 1],
      ['x,"y"', 2.5],
    ]),
    '\uFEFFa,1\r\n"x,""y""",2.5\r\n',
  );
});

test('no cell reads as a formula', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r']) assert.match(toCsv([[`${start}1+1`]]), /^\uFEFF"?'/);
});

test('a negative number stays a number, also where it came as text, and nothing known stays empty', () => {
  assert.equal(toCsv([[-3, '-3', '-2.5', undefined, null, false]]), '\uFEFF-3,-3,-2.5,,,false\r\n');
});
