import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidence } from '../evidence/evidence.ts';
import { expectOverdose } from '../micro/overdose/expected.ts';
import { sharesByUse } from '../micro/overdose/population.ts';
import { rhodeIslandMedian } from '../micro/overdose/rhode-island.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from '../micro/overdose/rhode-island-people.ts';
import { must } from '../problem.ts';
import { exampleLocal, exampleProgram } from '../program/example.ts';
import { type RiskGroup, rhodeIslandGroups } from '../program/groups.ts';
import type { LocalForm } from '../program/local.ts';
import { monthsBetween } from '../program/month.ts';
import type { Program } from '../program/program.ts';
import { createAnswerer } from './answer.ts';

const answerer = createAnswerer(evidence, { blocks: 2, perBlock: 512 });
const certain = (value: number) => ({ low: value, high: value });
const only = (law: 'atRisk' | 'stateCurve'): LocalForm['law'] => ({
  kind: 'mixture',
  residents: 140_000,
  state: null,
  weights: { atRisk: 0, stateCurve: 0, rateRatio: 0, [law]: 1 },
});
const fixed = (value: number) => ({ own: { kind: 'fixed', value } }) as const;
const silent: Program = { ...exampleProgram, reversals: null };

test('with groups the use of naloxone is its mean over the overdoses of each, by hand', () => {
  const program: Program = {
    ...silent,
    kits: monthsBetween('2025-01', '2025-12').flatMap((month) => [
      { month, channel: 'van', access: 'community' as const, kits: 100 },
      { month, channel: 'mail', access: 'community' as const, kits: 30 },
    ]),
  };
  const local: LocalForm = {
    ...exampleLocal,
    peopleAtRisk: certain(8000),
    otherKitsPerYear: certain(600),
    kitsPerMonthBefore: certain(0),
    law: only('atRisk'),
    groups: [{ name: 'injecting', people: 0.1, overdoses: 0.6, channels: ['van'] }],
  };
  const { naloxoneUse } = must(answerer.answer(program, local, { choices: { useLawScale: fixed(1) } }));
  let [van, mail, use] = [0, 0, 0];
  for (let month = 0; month < 12; month += 1) {
    van = van * (1 - 1 / 15.5) + 100;
    mail = mail * (1 - 1 / 15.5) + 30;
    const everyone = mail + (600 / 12) * 15.5;
    const used = (kits: number): number => 1 - Math.exp(-kits / 8000);
    use += (0.6 * used(everyone + van / 0.1) + 0.4 * used(everyone)) / 12;
  }
  assert.ok(
    Math.abs(naloxoneUse.withProgram.median - use) < 1e-9,
    `${naloxoneUse.withProgram.median} ${use}`,
  );
});

test('groups that overdose alike, or that every channel reaches, change nothing', () => {
  for (const law of ['atRisk', 'stateCurve'] as const) {
    const local = { ...exampleLocal, law: only(law) };
    const plain = must(answerer.answer(silent, local)).averted;
    const of = (groups: readonly RiskGroup[]) => must(answerer.answer(silent, { ...local, groups })).averted;
    const all = of(rhodeIslandGroups);
    assert.ok(Math.abs(all.mean / plain.mean - 1) < 1e-9, `${all.mean} ${plain.mean}`);
    const alike = of([
      { name: 'one half', people: 0.5, overdoses: 0.5, channels: ['fixed'] },
      { name: 'the other', people: 0.5, overdoses: 0.5, channels: ['fixed'] },
    ]);
    assert.ok(Math.abs(alike.mean / plain.mean - 1) < 1e-9);
    // Who is left out of the list is a group too: half the people, none of the overdoses, and kits that never reach a danger.
    assert.equal(of([{ name: 'safe', people: 0.5, overdoses: 0, channels: ['fixed'] }]).mean, 0);
  }
});

// Zang et al. 2022: 9.5, 7.2, 3.4 and 0.9 % of three years' deaths. Nothing is fitted: one place, groups as in the first year.
test('10 000 more kits a year in Rhode Island do most by a syringe service and least by healthcare, as published', () => {
  const share = (reached: readonly number[]): number => {
    const groups = rhodeIslandGroups.map((group, g) => ({
      ...group,
      channels: reached.includes(g) ? ['more'] : [],
    }));
    const kits = monthsBetween('2020-01', '2022-12').map((month) => ({
      month,
      channel: 'more',
      access: 'community' as const,
      kits: 833,
    }));
    const local: LocalForm = {
      ...exampleLocal,
      deaths: certain(780),
      peopleAtRisk: certain(63_131),
      otherKitsPerYear: certain(8241 + 11_098 / 2.69),
      kitsPerMonthBefore: certain(0),
      law: { kind: 'people-at-risk' },
      injecting: null,
      groups,
    };
    const program = { ...silent, from: '2020-01', to: '2022-12', kits, needles: null, people: null } as const;
    const { averted } = must(answerer.answer(program, local));
    return (100 * averted.mean) / (780 + averted.mean);
  };
  const [syringes = 0, outreach = 0, mail = 0, healthcare = 0] = [[2], [1, 2, 3], [0, 1, 2, 3], [0]].map(
    share,
  );
  const said = [syringes, outreach, mail, healthcare].map((value) => value.toFixed(1)).join(', ');
  assert.ok(syringes > outreach && outreach > mail && mail > healthcare, said);
  assert.ok(
    Math.abs(outreach - 7.2) < 2 && Math.abs(mail - 3.4) < 1 && Math.abs(healthcare - 0.9) < 0.6,
    said,
  );
  // Well above: people who move on to lower risk take no kits with them here, and towns are one.
  assert.ok(syringes > 9.5 && syringes < 17, said);
});

test('the groups of Rhode Island are those of its model', () => {
  const setting = { start: rhodeIslandStart, places: rhodeIslandPlaces, months: 12 };
  const { overdoses, overdosesByUse } = must(expectOverdose(setting, rhodeIslandMedian));
  const sum = (column: Float64Array | undefined): number => column?.reduce((a, b) => a + b, 0) ?? 0;
  sharesByUse(rhodeIslandStart).forEach((people, use) => {
    const group = rhodeIslandGroups[use];
    assert.ok(Math.abs((group?.people ?? 0) - people) < 1e-4);
    assert.ok(Math.abs((group?.overdoses ?? 0) - sum(overdosesByUse[use]) / sum(overdoses)) < 2e-4);
  });
});

test('a channel nobody uses, shares beyond one, and overdoses of nobody are refused by field', () => {
  const refused = (groups: unknown): readonly string[] => {
    const result = answerer.answer(silent, { ...exampleLocal, groups } as LocalForm);
    return result.ok ? [] : result.error.map(({ code, field }) => `${code} ${field}`);
  };
  const group = { name: 'a', people: 0.6, overdoses: 0.5, channels: ['fixed'] };
  assert.deepEqual(refused([{ ...group, channels: ['vann'] }]), ['unknown local.groups[0].channels']);
  assert.deepEqual(refused([group, group]), ['more-than local.groups']);
  assert.deepEqual(refused([{ ...group, people: 1 }]), ['outside local.groups']);
  assert.deepEqual(refused([{ ...group, people: 0 }]), ['not-positive local.groups[0].people']);
  assert.deepEqual(refused([{ ...group, overdose: 1 }]), ['unknown-field local.groups[0].overdose']);
  assert.deepEqual(refused('van'), ['not-a-list local.groups']);
});
