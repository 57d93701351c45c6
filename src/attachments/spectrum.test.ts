import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBare } from './bare.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const bare = (text: string): string | undefined => {
  const kept = toBare('text/csv', bytes(text));
  return kept && new TextDecoder().decode(kept);
};
const points = Array.from({ length: 40 }, (_, at) => [4000 - at * 2.5, 0.125 + at / 64] as const);
const kept = `${points.map(([x, y]) => `${x},${y}`).join('\n')}\n`;
const head =
  'Operator,Ana Ruiz\nSample,bag of Luz 26 11 2026\n26 11 2026\nDate,2026-11-26 10:31:07\nWavenumber,Absorbance\n';

test('of a table only the curve is kept: not who measured, when, and under which name', () => {
  for (const [before, parts, after] of [
    [head, ',', ''],
    [head, '\t', '\nRemarks,call 555 0199\n'],
    ['', ' ; ', ''],
  ] as const)
    assert.equal(bare(`${before}${points.map(([x, y]) => `${x}${parts}${y}`).join('\r\n')}${after}`), kept);
  assert.equal(bare(kept), kept, 'done twice it is done once');
});

test('a comma is a point where another sign parts the columns', () => {
  const german = points
    .map(([x, y]) => `${x};${y}`.replaceAll('.', ','))
    .map((line) => (/,.*;/.test(line) ? line : line.replace(';', ',0;')));
  assert.equal(bare(german.join('\n')), kept);
});

test('JCAMP-DX is read where its numbers are plain, and refused where they are squeezed', () => {
  const lines = [0, 10, 20, 30].map(
    (from) =>
      `${4000 - from * 2.5} ${points
        .slice(from, from + 10)
        .map(([, y]) => y * 64)
        .join(' ')}`,
  );
  const jcamp = `##TITLE=bag of Luz\n##JCAMP-DX=4.24\n##OWNER=Ana Ruiz\n##FIRSTX=4000\n##LASTX=3902.5\n##NPOINTS=40\n##XFACTOR=1\n##YFACTOR=0.015625\n##XYDATA=(X++(Y..Y))\n${lines.join('\n')}\n##END=\n`;
  assert.equal(bare(jcamp), kept);
  assert.equal(bare(jcamp.replace(`${lines[1]}`, '3975A12b4%J')), undefined);
  const pairs = points.map(([x, y]) => `${x}, ${y * 64}`).join('\n');
  assert.equal(bare(jcamp.replace(/##XYDATA[\s\S]*##END/, `##XYPOINTS=(XY..XY)\n${pairs}\n##END`)), kept);
});

test('what holds no curve is none', () => {
  for (const nothing of ['', 'hello', head, '1,2\n2,3\n', kept.slice(0, 60), '<svg onload="x()"></svg>'])
    assert.equal(bare(nothing), undefined, nothing);
  assert.equal(toBare('text/csv', Uint8Array.from([0, ...bytes(kept)])), undefined);
});
