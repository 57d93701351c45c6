import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChecker } from '../check.ts';
import { withClosedMonths } from './closed.ts';
import { exampleProgram } from './example.ts';
import { checkProgram } from './program.ts';

test('a program with closed months is whole again, and months it has stay as they were', () => {
  const gone = new Set(['2024-06', '2025-02', '2025-03']);
  const without = <R extends { readonly month: string }>(rows: readonly R[]): readonly R[] =>
    rows.filter(({ month }) => !gone.has(month));
  const broken = {
    ...exampleProgram,
    kits: without(exampleProgram.kits),
    needles: without(exampleProgram.needles ?? []),
    reversals: without(exampleProgram.reversals ?? []),
  };
  assert.equal(checkProgram(createChecker(), broken), false);
  const whole = withClosedMonths(broken, [...gone, '2025-01', '2026-01']);
  assert.equal(checkProgram(createChecker(), whole), true);
  assert.equal(whole.kits.length, exampleProgram.kits.length);
  assert.equal(whole.needles?.length, 12);
  assert.deepEqual(
    whole.kits.filter(({ kits }) => kits === 0).map(({ month }) => month),
    [...gone],
  );
});
