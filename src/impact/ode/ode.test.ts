import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../problem.ts';
import { runCohort } from './cohort.ts';
import { solveAdaptively } from './dormand-prince.ts';
import { flowsToDerivative } from './flows.ts';
import { solveOde } from './solve.ts';

const SEED = 20261123;
console.log(`seed ${SEED}`);

test('a known curve is met, and halving the step makes the error sixteen times smaller', () => {
  const error = (steps: number): number => {
    const solved = must(
      solveOde({
        start: [0.1],
        from: 0,
        to: 5,
        steps,
        derivative: (_t, y, change) => {
          change[0] = (y[0] ?? 0) * (1 - (y[0] ?? 0));
        },
      }),
    );
    return Math.abs((solved.last[0] ?? 0) - 1 / (1 + 9 * Math.exp(-5)));
  };
  assert.ok(error(100) < 1e-7);
  const order = Math.log2(error(20) / error(40));
  assert.ok(order > 3.7 && order < 4.3, `order ${order}`);
});

test('the adaptive reference meets a known curve to 1e-9', () => {
  const [, end] = solveAdaptively({
    derivative: (t, y, change) => {
      change[0] = -(y[0] ?? 0) * t;
    },
    start: [1],
    times: [0, 3],
    tolerance: 1e-11,
  });
  assert.ok(Math.abs((end?.[0] ?? 0) / Math.exp(-4.5) - 1) < 1e-8);
});

test('flows keep every person, for any rates', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          from: fc.nat({ max: 7 }),
          to: fc.nat({ max: 7 }),
          rate: fc.double({ min: 0, max: 3, noNaN: true }),
        }),
        { maxLength: 20 },
      ),
      fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 8, maxLength: 8 }),
      (flows, start) => {
        const total = start.reduce((sum, people) => sum + people, 0);
        const derivative = must(flowsToDerivative(8, flows));
        const conserved = { total: (s: Float64Array) => s.reduce((a, b) => a + b, 0) };
        const solved = must(solveOde({ derivative, start, from: 0, to: 10, steps: 800, conserved }));
        const end = solved.last.reduce((sum, people) => sum + people, 0);
        assert.ok(Math.abs(end - total) <= 1e-9 * Math.max(total, 1e-290));
        for (const people of solved.states) assert.ok(people >= -1e-9 * Math.max(total, 1e-290));
      },
    ),
    { seed: SEED, numRuns: 50 },
  );
});

test('equations that lose people or explode are refused, never NaN', () => {
  const total = (s: Float64Array): number => s.reduce((a, b) => a + b, 0);
  const leak = solveOde({
    start: [1, 1],
    from: 0,
    to: 1,
    steps: 10,
    conserved: { total },
    derivative: (_t, _y, change) => change.fill(-0.1),
  });
  assert.deepEqual(leak.ok ? '' : [leak.error[0]?.field, leak.error[0]?.code], [
    'derivative',
    'not-conserved',
  ]);
  const explode = solveOde({
    start: [1],
    from: 0,
    to: 100,
    steps: 5000,
    derivative: (_t, y, change) => {
      change[0] = (y[0] ?? 0) ** 3;
    },
  });
  assert.deepEqual(explode.ok ? '' : [explode.error[0]?.field, explode.error[0]?.code], [
    'steps',
    'unstable',
  ]);
  const none = solveOde({ start: [Number.NaN], from: 0, to: 1, steps: 0, derivative: () => undefined });
  assert.deepEqual(none.ok ? [] : none.error.map((p) => p.field), ['steps', 'start[0]']);
});

test('a monthly cohort keeps people and names a row that does not sum to one', () => {
  const model = { start: [900, 100, 0], months: 120 };
  const move = () => [
    [0.9, 0.08, 0.02],
    [0.3, 0.65, 0.05],
    [0, 0, 1],
  ];
  const run = must(runCohort({ ...model, move }));
  for (let month = 0; month <= 120; month += 1) {
    const people = run.people.subarray(month * 3, month * 3 + 3);
    assert.ok(Math.abs(people.reduce((a, b) => a + b, 0) - 1000) < 1e-9);
  }
  const wrong = runCohort({
    ...model,
    move: (month) =>
      month === 7
        ? [
            [1, 0, 0],
            [0.5, 0.4, 0],
            [0, 0, 1],
          ]
        : move(),
  });
  assert.equal(wrong.ok ? '' : wrong.error[0]?.field, 'move(7)[1]');
});
