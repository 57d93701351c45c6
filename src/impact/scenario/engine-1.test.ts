// A file that engine 1 wrote, and what engine 1 answered to it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evidence } from '../evidence/evidence.ts';
import type { Summary } from '../inference/summary.ts';
import { must } from '../problem.ts';
import { readScenario, runScenario, writeScenario } from './scenario.ts';

const text = readFileSync(new URL('./engine-1.json', import.meta.url), 'utf8');

const near = (got: Summary | undefined, median: number, low: number, high: number): void => {
  for (const [is, wanted] of [
    [got?.median, median],
    [got?.most[0], low],
    [got?.most[1], high],
  ] as const)
    assert.ok(Math.abs((is ?? Number.NaN) / wanted - 1) < 1e-9, `${is} is not ${wanted}`);
};

test('a file of engine 1 opens to the very figures of engine 1, and says by which version', () => {
  const { answer, changes } = must(runScenario(evidence, must(readScenario(text))));
  near(answer.averted, 2.6679834534449824, 1.4060116685580832, 4.78560298197889);
  near(answer.more.averted, 0.33585857355683635, 0.18478714751670486, 0.5814521126630089);
  near(answer.deathsWithoutProgram, 47.66798345344498, 46.40601166855809, 49.78560298197889);
  near(answer.infections?.hcvAverted, 3.6975994855727894, -7.394654730369714, 33.6331370132117);
  near(answer.infections?.hivAverted, 1.171477379119985, -0.018788381129545235, 5.554850781123451);
  near(answer.reversals?.implied, 170.5381684084178, 85.29002699091757, 325.11688503308704);
  near(answer.reversals?.avertedByReports, 2.6605201016590625, 1.7110607225227703, 3.964390006754298);
  near(answer.naloxoneUse.withProgram, 0.2402055535490799, 0.15500108788925643, 0.35185821675797607);
  assert.equal(answer.run.engine, '1.0.0');
  assert.deepEqual(answer.laws, []);
  assert.ok(changes.some(({ field }) => field === 'made.engine'));
});

test('a file of engine 1 that is written again is the same file', () => {
  assert.deepEqual(JSON.parse(writeScenario(must(readScenario(text)))), JSON.parse(text));
});
