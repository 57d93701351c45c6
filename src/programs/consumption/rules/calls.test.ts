import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsDue } from './calls.ts';

const at = (minutes: number, ...numbers: readonly string[]) => ({ minutes, numbers });

test('each step is due after its minutes, and the next one is told', () => {
  const steps = [at(10, 'c'), at(2, 'a', 'b')];
  const told = (minutes: number) => {
    const { due, nextMinutes } = stepsDue(steps, minutes);
    return [due.flatMap(({ numbers }) => numbers).join(''), nextMinutes];
  };
  assert.deepEqual([0, 1, 2, 9, 10, 60].map(told), [
    ['', 2],
    ['', 2],
    ['ab', 10],
    ['ab', 10],
    ['abc', undefined],
    ['abc', undefined],
  ]);
  assert.deepEqual(stepsDue([], 5), { due: [], nextMinutes: undefined });
});

test('a step that nobody can take is skipped at once: the next one takes its time', () => {
  const steps = [at(2), at(5), at(10, 'c'), at(20, 'd'), at(30)];
  assert.equal(stepsDue(steps, 0).nextMinutes, 2);
  assert.deepEqual(
    stepsDue(steps, 2).due.map(({ numbers }) => numbers),
    [['c']],
  );
  assert.equal(stepsDue(steps, 2).nextMinutes, 20, 'whoever comes later keeps their own minutes');
  assert.equal(stepsDue(steps, 20).nextMinutes, undefined);
});
