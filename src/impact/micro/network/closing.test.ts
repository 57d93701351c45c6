import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../../problem.ts';
import { SCOTT_BURN_MONTHS, scottCounty } from './scott-county.ts';
import { runSharing } from './sharing.ts';

const setting = scottCounty('proactive');
const until = (untilMonth: number | undefined) => ({
  ...setting,
  program: { ...setting.program, untilMonth },
});
const infections = (untilMonth: number | undefined): number => {
  let sum = 0;
  for (let draw = 0; draw < 20; draw += 1)
    sum +=
      must(runSharing(until(untilMonth), 5, draw)).pathogens[0]?.infections.reduce((a, b) => a + b, 0) ?? 0;
  return sum;
};

test('a needle program that closes leaves more infections than one that stays, and fewer than none', () => {
  const [stays, closes, none] = [
    infections(undefined),
    infections(SCOTT_BURN_MONTHS + 12),
    infections(SCOTT_BURN_MONTHS),
  ];
  console.log(`seed 5, 20 draws: stays ${stays}, closes after a year ${closes}, closes at once ${none}`);
  assert.ok(stays < closes && closes < none);
});

test('a program cannot close before it opens, and a misspelled month is refused', () => {
  const early = runSharing(until(1), 1, 0);
  assert.deepEqual(early.ok ? [] : early.error.map(({ field }) => field), ['program.untilMonth']);
  const misspelled = { ...setting, program: { ...setting.program, endMonth: 60 } };
  const refused = runSharing(misspelled, 1, 0);
  assert.deepEqual(refused.ok ? [] : refused.error.map(({ field }) => field), ['program.endMonth']);
});
