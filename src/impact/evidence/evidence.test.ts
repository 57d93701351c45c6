import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { rolesOf } from '../answer/roles.ts';
import { kitLifeMonths } from '../forms/kits.ts';
import { quantile } from '../inference/distribution.ts';
import { must } from '../problem.ts';
import { whoWouldDisagree } from './disagreement.ts';
import { nspHcv } from './effects/nsp-hcv.ts';
import { evidence, registryVersion } from './evidence.ts';
import { checkEffect, createRegistry } from './registry.ts';

test('high syringe coverage against hepatitis C defaults to 0.79 (0.39 to 1.61), with the others beside it', () => {
  const effect = must(evidence.cautious('nsp-hcv'));
  assert.equal(effect.estimate, 0.79);
  assert.deepEqual(effect.interval, { low: 0.39, high: 1.61, level: 0.95 });
  const ids = must(evidence.competing('nsp-hcv')).map(({ id }) => id);
  assert.deepEqual(ids, ['nsp-hcv', 'nsp-hcv-uk', 'nsp-hcv-europe', 'nsp-hcv-north-america']);
});

test('for every link with an interval, no competing drawable figure credits harm reduction with less', () => {
  for (const link of evidence.links) {
    const chosen = evidence.cautious(link);
    if (!chosen.ok) continue;
    for (const other of must(evidence.competing(link))) {
      if (other.distribution === null) continue;
      const least =
        chosen.value.moreBenefit === 'lower'
          ? other.estimate <= chosen.value.estimate
          : other.estimate >= chosen.value.estimate;
      assert.ok(least, `${link}: ${other.id} is more cautious than ${chosen.value.id}`);
    }
  }
});

test('a figure without an interval is never drawn', () => {
  const refused = evidence.drawable('nsp-hcv-north-america');
  assert.ok(!refused.ok && refused.error[0]?.code === 'unsourced');
  const link = evidence.cautious('site-overdose-near');
  assert.ok(!link.ok && link.error[0]?.code === 'unsourced');
});

test('draws of every figure with a 95 % interval have that interval, to the rounding of the source', () => {
  for (const { id, distribution, interval } of evidence.effects) {
    if (distribution === null || interval === null) continue;
    // Ranges that bound what is possible (PERT, uniform) hold all draws; the two betas are the source's own parameters.
    if (['pert', 'uniform', 'beta'].includes(distribution.kind)) continue;
    const low = quantile(distribution, 0.025);
    const high = quantile(distribution, 0.975);
    // A rounded estimate sits a little off the geometric middle of a rounded interval.
    const near = (got: number, wanted: number): boolean => Math.abs(got / wanted - 1) < 0.06;
    assert.ok(near(low, interval.low), `${id}: low ${low}`);
    assert.ok(near(high, interval.high), `${id}: high ${high}`);
  }
});

test('only two figures are drawn narrower than a 95 % interval: their source gives a range of what is possible', () => {
  const bounded = evidence.effects.filter(({ distribution }) =>
    ['pert', 'uniform'].includes(distribution?.kind ?? ''),
  );
  assert.deepEqual(bounded.map(({ id }) => id).toSorted(), ['use-law-scale', 'witnessed-private-ratio']);
});

test('a malformed figure is refused and each wrong field is named', () => {
  const wrong = { ...nspHcv, estimate: -1, interval: { low: 2, high: 1, level: 95 }, design: '' };
  const fields = checkEffect(wrong, 'effects[0]').map(({ field }) => field);
  assert.deepEqual(fields, [
    'effects[0].design',
    'effects[0].estimate',
    'effects[0].interval',
    'effects[0].interval.level',
  ]);
  for (const nonsense of [null, 3, [], {}, { ...nspHcv, source: 1, distribution: { kind: 'magic' } }]) {
    assert.ok(checkEffect(nonsense, 'x').length > 0);
  }
  const twice = createRegistry('test', [nspHcv, nspHcv]);
  assert.ok(!twice.ok && twice.error[0]?.field === 'effects.id');
  assert.ok(!createRegistry('test', []).ok);
});

test('the kit life that the forms use is the one in the registry', () => {
  assert.equal(must(evidence.byId('kit-life')).estimate, kitLifeMonths);
});

test('the registry version names exactly these figures', () => {
  const digest = createHash('sha256').update(JSON.stringify(evidence.effects)).digest('hex').slice(0, 16);
  // A changed figure needs a new version: scenario files name it, so that their runs can be repeated.
  assert.deepEqual([registryVersion, digest], ['2026-11-26.4', '201774d11ff34d84']);
});

test('every figure says what it is for, and the two rate ratios of trained people are set beside the answer or can be chosen', () => {
  const roleOf = rolesOf(evidence);
  const ids = (role: string): readonly string[] =>
    evidence.effects.filter((effect) => roleOf(effect) === role).map(({ id }) => id);
  assert.ok(ids('answer').includes('kits-over-100') && ids('answer').includes('oend-over-100'));
  assert.deepEqual(ids('beside').toSorted(), [
    'kits-1-to-100',
    'kits-per-death-british-columbia',
    'kits-per-death-coffin',
    'kits-per-death-scotland',
    'oat-after-stopping',
    'oat-first-weeks-methadone',
    'oat-overdose-death',
    'oend-1-to-100',
  ]);
  assert.ok(ids('form').includes('witnessed-public') && ids('form').includes('people-at-risk-share'));
  // Marked as used nowhere, so that nobody takes them for part of the answer.
  for (const id of ['naloxone-bystander-survival', 'oat-mortality', 'site-overdose-near-toronto'])
    assert.ok(ids('shown').includes(id), id);
});

test('of every link it is said who would disagree, and of no other', () => {
  for (const link of evidence.links) assert.ok(must(whoWouldDisagree(link)).length > 20, link);
  assert.equal(whoWouldDisagree('made-up').ok, false);
});
