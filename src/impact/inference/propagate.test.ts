import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baltimore } from '../forms/baltimore.ts';
import { siteBenefits } from '../forms/supervised-site.ts';
import { createProblem, err, must, ok } from '../problem.ts';
import { propagate } from './propagate.ts';

test('a sum of two normals has the mean, spread and influences of theory', () => {
  const { summaries, influence } = must(
    propagate({ a: { kind: 'normal', mean: 1, sd: 3 }, b: { kind: 'normal', mean: 2, sd: 4 } }, ({ a, b }) =>
      ok({ sum: a + b }),
    ),
  );
  assert.ok(Math.abs(summaries.sum.mean - 3) < 0.01);
  assert.ok(Math.abs(summaries.sum.most[1] - (3 + 1.96 * 5)) < 0.15);
  assert.deepEqual(
    influence.sum.map(({ input }) => input),
    ['b', 'a'],
  );
  assert.ok(Math.abs((influence.sum[0]?.share ?? 0) - 16 / 25) < 0.03);
});

test('the published ranges of Baltimore carry through its form to an interval around the published result', () => {
  // Susceptible 25 % (10 to 40) and infected 75 % (60 to 90) are two sides of one share.
  const { summaries } = must(
    propagate({ susceptible: { kind: 'pert', low: 0.1, mode: 0.25, high: 0.4 } }, ({ susceptible }) => {
      const hcv = { ...baltimore.hcv, susceptible, prevalence: 1 - susceptible };
      const benefits = siteBenefits({ ...baltimore, hcv });
      return benefits.ok ? ok({ hcvAverted: benefits.value.hcvAverted }) : benefits;
    }),
  );
  assert.ok(summaries.hcvAverted.most[0] < 21 && summaries.hcvAverted.most[1] > 21);
});

test('a refused draw refuses the whole, and inputs upside down are named', () => {
  const refused = propagate({ x: { kind: 'uniform', low: 0, high: 1 } }, ({ x }) =>
    x > 0.9 ? err([createProblem('negative', 'x', { got: x })]) : ok({ y: x }),
  );
  assert.ok(!refused.ok && refused.error[0]?.field === 'x');
  const upside = propagate({ x: { kind: 'uniform', low: 2, high: 1 } }, ({ x }) => ok({ y: x }));
  assert.ok(!upside.ok && upside.error[0]?.field === 'inputs.x');
});
