import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../problem.ts';
import { fitReporting, type ReportingData } from './reporting.ts';
import { makeReporting } from './synthetic.ts';

test('the fit gives back the kits really used in a made-up program, far from the bare reports', async () => {
  const { data, used } = makeReporting(17);
  const run = must(await fitReporting(data, { seed: 1 }));
  assert.ok(run.done);
  const { fit } = run;
  console.log(
    `seed 17: truth ${used}, fitted ${fit.used.median.toFixed(0)} (${fit.used.most.map((v) => v.toFixed(0)).join(' to ')}), reported ${fit.reported}`,
  );
  assert.ok(used >= fit.used.most[0] && used <= fit.used.most[1]);
  assert.ok(fit.reported < fit.used.most[0]);
});

test('when every kit was asked about, the fit returns the reports and no uncertainty', async () => {
  const data: ReportingData = { given: [[10, 20]], asked: [[10, 20]], used: [[3, 9]] };
  const run = must(await fitReporting(data, { sweeps: 200, warmup: 100 }));
  assert.ok(run.done);
  assert.deepEqual([run.fit.used.median, ...run.fit.used.most], [12, 12, 12]);
});

test('late reports raise the estimate for the last months', async () => {
  const data: ReportingData = { given: [[200, 200, 200]], asked: [[200, 200, 200]], used: [[80, 78, 20]] };
  const late = { ...data, delay: [0.25, 0.75] };
  const [plain, corrected] = [must(await fitReporting(data)), must(await fitReporting(late))];
  assert.ok(plain.done && corrected.done);
  assert.equal(plain.fit.used.median, 178);
  assert.ok(corrected.fit.used.median > 200);
});

test('a cancelled run goes on from where it stood and ends with the same draws', async () => {
  const { data } = makeReporting(5);
  const options = { seed: 9, sweeps: 800, warmup: 400 };
  const whole = must(await fitReporting(data, options));
  const stop = new AbortController();
  const part = must(
    await fitReporting(data, {
      ...options,
      signal: stop.signal,
      onProgress: (share) => share >= 0.5 && stop.abort(),
    }),
  );
  assert.ok(!part.done);
  const kept = JSON.parse(JSON.stringify(part.state)) as typeof part.state;
  const rest = must(await fitReporting(data, { ...options, resume: kept }));
  assert.ok(whole.done && rest.done);
  assert.deepEqual(rest.fit.draws, whole.fit.draws);
});

test('impossible counts are refused and named', async () => {
  const cases: readonly (readonly [string, ReportingData])[] = [
    ['asked[0][0]', { given: [[1]], asked: [[2]], used: [[0]] }],
    ['used[0][0]', { given: [[3]], asked: [[2]], used: [[3]] }],
    ['given', { given: [], asked: [], used: [] }],
    ['asked[0][1]', { given: [[1, 2]], asked: [[1]], used: [[1, 0]] }],
    ['delay', { given: [[1]], asked: [[1]], used: [[1]], delay: [0.8, 0.8] }],
    ['given[0][0]', { given: [[Number.NaN]], asked: [[0]], used: [[0]] }],
  ];
  for (const [field, data] of cases) {
    const refused = await fitReporting(data);
    assert.ok(!refused.ok && refused.error[0]?.field === field, field);
  }
});
