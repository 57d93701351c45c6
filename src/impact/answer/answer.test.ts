import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evidence } from '../evidence/evidence.ts';
import { quantile } from '../inference/distribution.ts';
import { rowsOfAnswer } from '../long/from-models.ts';
import { summarizeLong } from '../long/rows.ts';
import { must } from '../problem.ts';
import { exampleLocal, exampleProgram } from '../program/example.ts';
import { type LocalForm, localQuestions } from '../program/local.ts';
import { monthsBetween } from '../program/month.ts';
import type { Program } from '../program/program.ts';
import { type Answer, createAnswerer } from './answer.ts';

const answerer = createAnswerer(evidence);
const quick = createAnswerer(evidence, { blocks: 2, perBlock: 256 });
const year = monthsBetween('2025-01', '2025-12');

const certain = (value: number) => ({ low: value, high: value });

test('the answer has a median inside its 50 % interval inside its 95 % interval, and says its Monte Carlo error', () => {
  const { averted, run } = must(answerer.answer(exampleProgram, exampleLocal));
  console.log(
    `seed ${run.seed}: averted ${averted.median.toFixed(2)}, 95 % ${averted.most.map((v) => v.toFixed(2)).join(' to ')}`,
  );
  assert.ok(averted.most[0] <= averted.half[0] && averted.half[0] <= averted.median);
  assert.ok(averted.median <= averted.half[1] && averted.half[1] < averted.most[1]);
  // A median of counts may flip between two neighbors from block to block, by half a death at most; what is continuous, the
  // mean, is known to 1 %.
  const flips = 0.5 / Math.sqrt(10 - 1);
  assert.ok(averted.error >= 0 && averted.error <= 0.01 * averted.median + flips, `${averted.error}`);
  const draws = must(answerer.draws(exampleProgram, exampleLocal));
  const [first] = summarizeLong(rowsOfAnswer('year', draws), { blocks: draws.blocks });
  assert.equal(first?.outcome, 'deaths_averted');
  assert.ok((first?.mcse ?? 1) < 0.01 * averted.mean, `${first?.mcse} of ${averted.mean}`);
});

test('the same input gives the same figures to the last digit, and an unmoved input keeps its draws', () => {
  const silent = { ...exampleProgram, reversals: null };
  // So few that no draw uses every kit.
  const local = { ...exampleLocal, deaths: certain(20) };
  const one = must(createAnswerer(evidence).answer(silent, local));
  const moved = must(answerer.answer(silent, { ...local, deaths: certain(40) }));
  const back = must(answerer.answer(silent, local));
  assert.deepEqual(one.draws, back.draws);
  // Twice the deaths with everything else equal is about twice the averted in every single draw: no fresh noise, only counts.
  moved.draws.forEach((value, i) => {
    const before = one.draws[i] ?? 0;
    assert.ok(Math.abs(value - 2 * before) <= 4 + 2 * Math.sqrt(Math.abs(before)), `${before} to ${value}`);
  });
});

test('with every input certain the expected answer is the death tree by hand', () => {
  const program: Program = {
    ...exampleProgram,
    kits: [...year].map((month) => ({ month, channel: 'van', access: 'community', kits: 100 })),
  };
  const choices = {
    useLawScale: { own: { kind: 'fixed', value: 1 } },
    deathWithoutHelp: { own: { kind: 'fixed', value: 0.04 } },
    deathWithNaloxone: { own: { kind: 'fixed', value: 0.01 } },
    ambulanceRatio: { own: { kind: 'fixed', value: 0.6 } },
  } as const;
  const local: LocalForm = {
    ...exampleLocal,
    law: { kind: 'people-at-risk' },
    injecting: null,
    deaths: certain(30),
    peopleAtRisk: certain(5000),
    witnessed: certain(0.5),
    ambulance: certain(0.4),
    otherKitsPerYear: certain(0),
    kitsPerMonthBefore: certain(0),
  };
  let stock = 0;
  let use = 0;
  for (const _ of year) {
    stock = stock * (1 - 1 / 15.5) + 100;
    use += (1 - Math.exp(-stock / 5000)) / 12;
  }
  const unaided = 0.04 * (0.4 * 0.6 + 0.6);
  const dies = (p: number): number => 0.5 * 0.04 + 0.5 * (p * 0.01 + (1 - p) * unaided);
  const byHand = (30 / dies(use)) * dies(0) - 30;
  const first = createAnswerer(evidence, { rules: 1 });
  const asEngine1 = must(first.answer(program, local, { choices })).averted;
  assert.ok(Math.abs(asEngine1.median - byHand) < 1e-9, `${asEngine1.median} is not ${byHand}`);
  assert.ok(asEngine1.most[1] - asEngine1.most[0] < 1e-9);
  // Deaths are a count: of 30, Jeffreys' prior expects 30.5 to come again, and what they avert is a count around that.
  const silent = { ...program, reversals: null };
  const { averted, draws } = must(answerer.answer(silent, local, { choices }));
  const wanted = (byHand * 30.5) / 30;
  assert.ok(Math.abs(averted.mean / wanted - 1) < 0.002, `${averted.mean} is not ${wanted}`);
  const ratio = byHand / 30;
  const variance = draws.reduce((sum, x) => sum + (x - wanted) ** 2, 0) / draws.length;
  const negativeBinomial = 30.5 * ratio * (1 + ratio);
  assert.ok(Math.abs(variance / negativeBinomial - 1) < 0.03, `${variance} is not ${negativeBinomial}`);
});

test('credits of kits and room sum to the whole in the mean, and a room alone averts what its overdoses would have cost', () => {
  const room = year.map((month) => ({ month, visits: 300, overdoses: 4, deaths: 0 }));
  const both = must(answerer.answer({ ...exampleProgram, room }, exampleLocal));
  const { kits, room: byRoom } = both.byPart;
  assert.ok(byRoom !== null);
  const counted = both.draws.reduce((sum, x) => sum + x, 0) / both.draws.length;
  assert.ok(Math.abs(kits.mean + byRoom.mean - counted) < 1e-9);
  const none = { ...exampleProgram, kits: exampleProgram.kits.map((row) => ({ ...row, kits: 0 })), room };
  const onlyRoom = must(answerer.answer(none, { ...exampleLocal, kitsPerMonthBefore: certain(0) }));
  assert.ok(Math.abs(onlyRoom.byPart.kits.mean) < 1e-9);
  assert.ok(onlyRoom.averted.median > 0 && onlyRoom.averted.median < 48 * 0.1);
});

test('more kits never avert fewer deaths, nor more than are left', () => {
  const points = must(answerer.curve(exampleProgram, exampleLocal, [0, 100, 500, 2000, 1e6]));
  points.forEach(({ averted }, i) => {
    assert.ok(averted.median >= (points[i - 1]?.averted.median ?? 0));
    // No more than could die: a count around at most the deaths that are to be expected.
    assert.ok(averted.most[1] <= 45 + 4 * Math.sqrt(45));
  });
  assert.equal(points[0]?.averted.median, 0);
  const asked = must(answerer.answer(exampleProgram, exampleLocal, { moreKits: 500 }));
  assert.equal(asked.more.averted.median, points[2]?.averted.median);
});

test('the cautious figures are the default and a choice replaces them visibly', () => {
  const origin = (answer: Answer, name: string) =>
    answer.assumptions.find((input) => input.name === name)?.origin;
  const plain = origin(must(quick.answer(exampleProgram, exampleLocal)), 'hcvRatio');
  assert.ok(plain?.kind === 'evidence' && plain.effect.id === 'nsp-hcv' && !plain.chosen);
  const choices = { hcvRatio: { effect: 'nsp-hcv-europe' } };
  const chosen = origin(must(quick.answer(exampleProgram, exampleLocal, { choices })), 'hcvRatio');
  assert.ok(chosen?.kind === 'evidence' && chosen.effect.id === 'nsp-hcv-europe' && chosen.chosen);
  assert.ok(plain.cautious && !chosen.cautious);
  const named = { hcvRatio: { effect: 'nsp-hcv' } };
  const again = origin(must(quick.answer(exampleProgram, exampleLocal, { choices: named })), 'hcvRatio');
  assert.ok(
    again?.kind === 'evidence' && again.chosen && again.cautious,
    'the default by its name is the default',
  );
  const refused = quick.answer(exampleProgram, exampleLocal, {
    choices: { hcvRatio: { effect: 'nsp-hcv-north-america' } },
  });
  assert.ok(!refused.ok && refused.error[0]?.field === 'choices.hcvRatio');
});

test('a figure for something else cannot be chosen', () => {
  const refused = quick.answer(exampleProgram, exampleLocal, {
    choices: { hcvRatio: { effect: 'oat-hiv' } },
  });
  assert.ok(!refused.ok);
  assert.equal(refused.error[0]?.message, 'choices.hcvRatio must be a figure for nsp-hcv; it is oat-hiv.');
});

test('the hepatitis C interval shows that the cautious evidence reaches into harm', () => {
  const { infections } = must(answerer.answer(exampleProgram, exampleLocal));
  assert.ok(infections !== null);
  assert.ok(infections.hcvAverted.most[0] < 0 && infections.hcvAverted.median > 0);
});

test('the state law scales with residents and gives the published use probability for a whole state', () => {
  const kits = year.map((month, i) => ({
    month,
    channel: 'all',
    access: 'community' as const,
    kits: i === 0 ? 6330 : 0,
  }));
  const local: LocalForm = {
    ...exampleLocal,
    otherKitsPerYear: certain(0),
    law: { kind: 'state', state: 'RI', residents: 1_055_673 },
  };
  const first = createAnswerer(evidence, { rules: 1, blocks: 2, perBlock: 256 });
  const { naloxoneUse } = must(first.answer({ ...exampleProgram, kits }, { ...local, injecting: null }));
  const today = must(quick.answer({ ...exampleProgram, kits, reversals: null }, local)).naloxoneUse;
  assert.ok(Math.abs(today.withProgram.median - naloxoneUse.withProgram.median) < 0.002);
  const published = 1 - Math.exp(-3.1173582319350007e-4 * 6330);
  assert.ok(Math.abs(naloxoneUse.withProgram.median - published) < 1e-9);
  // As wide as the authors give it: 0.57 to 2.07 times the slope.
  const { most } = today.withProgram;
  assert.ok(Math.abs(most[0] - (1 - (1 - published) ** 0.57)) < 0.01, `${most}`);
  assert.ok(Math.abs(most[1] - (1 - (1 - published) ** 2.07)) < 0.01, `${most}`);
});

test('reported reversals far above what the model implies are called out', () => {
  const reversals = year.map((month) => ({ month, reported: 3000 }));
  const { reversals: seen } = must(quick.answer({ ...exampleProgram, reversals }, exampleLocal));
  assert.equal(seen?.verdict, 'more reported than implied');
});

test('influence finds the input that is uncertain and leaves out the certain ones', () => {
  const { influence } = must(
    answerer.answer(exampleProgram, { ...exampleLocal, witnessed: { low: 0.05, high: 0.95 } }),
  );
  const [first] = influence.filter(({ input }) => input !== 'chance');
  assert.equal(first?.input, 'witnessed');
  assert.ok((first?.atLow ?? 0) < (first?.atHigh ?? 0));
  assert.ok(influence.reduce((sum, { share }) => sum + share, 0) <= 1.05);
  assert.ok(influence.every(({ input }) => input !== 'deaths'));
});

test('never NaN and never fewer than none by kits: any valid form gives finite figures', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const range = (values: fc.Arbitrary<number>) =>
    fc.tuple(values, values).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
  const amount = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e5, noNaN: true }));
  fc.assert(
    fc.property(
      range(share),
      range(share),
      range(amount),
      range(amount),
      range(fc.double({ min: 1, max: 1e6, noNaN: true })),
      fc.nat(1e5),
      (witnessed, ambulance, otherKitsPerYear, kitsPerMonthBefore, peopleAtRisk, kits) => {
        const local = {
          ...exampleLocal,
          law: { kind: 'people-at-risk' } as const,
          deaths: certain(1),
          witnessed,
          ambulance,
          otherKitsPerYear,
          kitsPerMonthBefore,
          peopleAtRisk,
        };
        const program = { ...exampleProgram, kits: exampleProgram.kits.map((row) => ({ ...row, kits })) };
        const { averted, more, overdoses } = must(quick.answer(program, local));
        for (const value of [
          averted.median,
          ...averted.most,
          averted.error,
          ...more.averted.most,
          ...overdoses.most,
        ]) {
          assert.ok(Number.isFinite(value));
        }
        assert.ok(averted.most[0] >= -1e-9 && more.averted.most[0] >= -1e-9);
      },
    ),
    { seed: 8, numRuns: 60 },
  );
});

test('bad input is refused with the field, never answered', () => {
  const cases: readonly (readonly [string, Partial<Program>, Partial<LocalForm>])[] = [
    ['local.witnessed.high', {}, { witnessed: { low: 0.2, high: 1.4 } }],
    ['local.witnessed', {}, { witnessed: { low: 0.8, high: 0.4 } }],
    ['local.peopleAtRisk.low', {}, { peopleAtRisk: { low: 0, high: 10 } }],
    ['local.deaths.low', {}, { deaths: { low: Number.NaN, high: 3 } }],
    ['local.law.state', {}, { law: { kind: 'state', state: 'Atlantis', residents: 5 } }],
    ['program.kits', { kits: [] }, {}],
    ['program.kits', { kits: exampleProgram.kits.filter(({ month }) => month !== '2025-03') }, {}],
    ['program.reversals', { reversals: (exampleProgram.reversals ?? []).slice(1) }, {}],
    [
      'program.kits[1]',
      { kits: exampleProgram.kits.map((row, i) => (i === 1 ? { ...row, month: '2024-01' } : row)) },
      {},
    ],
    ['program', { from: '2026-01' }, {}],
    [
      'program.room.deaths',
      { room: year.map((month) => ({ month, visits: 1, overdoses: 5, deaths: 5 })) },
      {},
    ],
    ['program.people', { people: null }, {}],
  ];
  for (const [field, program, local] of cases) {
    const refused = quick.answer({ ...exampleProgram, ...program }, { ...exampleLocal, ...local });
    assert.ok(!refused.ok, field);
    assert.ok(
      refused.error.some((problem) => problem.field === field),
      `${field}: ${JSON.stringify(refused.error[0])}`,
    );
    assert.ok(refused.error.every(({ message }) => !message.includes('{')));
  }
});

test('an own figure of death must stay inside 0 to 1 and above zero', () => {
  const refused = quick.answer(exampleProgram, exampleLocal, {
    choices: {
      deathWithoutHelp: { own: { kind: 'fixed', value: 0 } },
      deathWithNaloxone: { own: { kind: 'uniform', low: 0.5, high: 2 } },
    },
  });
  assert.ok(!refused.ok);
  assert.deepEqual(
    refused.error.map(({ code }) => code),
    ['not-positive', 'not-a-probability'],
  );
});

test('an answerer with impossible options answers with the problem, not with figures', () => {
  const refused = createAnswerer(evidence, { blocks: 1, perBlock: -5 }).answer(exampleProgram, exampleLocal);
  assert.ok(!refused.ok);
  assert.deepEqual(
    refused.error.map(({ field }) => field),
    ['blocks', 'perBlock'],
  );
});

test('every study’s curve stands in the answer, and its range spans them all', () => {
  const { averted, laws, influence } = must(answerer.answer(exampleProgram, exampleLocal));
  assert.deepEqual(
    laws.map(({ law, weight }) => [law, weight]),
    [
      ['atRisk', 1 / 3],
      ['stateCurve', 1 / 3],
      ['rateRatio', 1 / 3],
    ],
  );
  for (const { averted: alone } of laws) {
    assert.ok(averted.most[0] <= alone.median && alone.median <= averted.most[1]);
    assert.ok(averted.most[1] >= alone.half[1]);
  }
  assert.ok(influence.some(({ input }) => input === 'law'));
  const only = (law: 'atRisk' | 'stateCurve' | 'rateRatio') => {
    const weights = { atRisk: 0, stateCurve: 0, rateRatio: 0, [law]: 1 };
    const local = {
      ...exampleLocal,
      law: { kind: 'mixture', residents: 140_000, state: null, weights } as const,
    };
    return must(answerer.answer(exampleProgram, local)).averted;
  };
  for (const { law, averted: alone } of laws) assert.equal(only(law).median, alone.median);
});

test('Rhode Island 2019: the range reaches from the law over people at risk to the state curve', () => {
  const given: readonly (readonly [number, number])[] = [
    [932, 979],
    [3090, 2564],
    [4202, 2893],
    [7950, 8007],
    [8241, 11_098],
  ];
  const kits = given.flatMap(([community, pharmacy], y) =>
    monthsBetween(`${2015 + y}-01`, `${2015 + y}-12`).flatMap((month) => [
      { month, channel: 'programs', access: 'community' as const, kits: Math.round(community / 12) },
      { month, channel: 'pharmacies', access: 'pharmacy' as const, kits: Math.round(pharmacy / 12) },
    ]),
  );
  const program = { ...exampleProgram, from: '2019-01', to: '2019-12', kits, reversals: null, needles: null };
  const local: LocalForm = {
    ...exampleLocal,
    deaths: certain(256),
    peopleAtRisk: { low: 56_000, likely: 63_131, high: 70_000 },
    otherKitsPerYear: certain(0),
    kitsPerMonthBefore: certain(0),
    law: { kind: 'mixture', residents: 1_055_673, state: 'RI' },
    injecting: null,
  };
  const { averted, laws, influence } = must(answerer.answer(program, local));
  const [atRisk, stateCurve] = laws;
  assert.ok(atRisk !== undefined && stateCurve !== undefined);
  assert.ok(atRisk.averted.median > 10 && atRisk.averted.median < 25, `${atRisk.averted.median}`);
  assert.ok(
    stateCurve.averted.median > 110 && stateCurve.averted.median < 170,
    `${stateCurve.averted.median}`,
  );
  assert.ok(averted.most[0] < atRisk.averted.median && averted.most[1] > stateCurve.averted.median);
  assert.equal(influence[0]?.input, 'law', 'which study’s curve matters most');
});

test('reported reversals move the answer inside each curve, and it says when a curve can hardly give them', () => {
  const heard = (reported: number): Answer => {
    const reversals = year.map((month, i) => ({ month, reported: i === 0 ? reported : 0 }));
    return must(answerer.answer({ ...exampleProgram, reversals }, exampleLocal));
  };
  const [none, some, many] = [heard(0), heard(80), heard(300)];
  const atRisk = (answer: Answer) => answer.laws[0]?.averted.mean ?? Number.NaN;
  assert.ok(atRisk(none) < atRisk(some) && atRisk(some) < atRisk(many));
  assert.ok(none.averted.mean < some.averted.mean && some.averted.mean < many.averted.mean);
  // 300 uses, each averting two or three deaths in a hundred, cannot have averted hardly any.
  assert.ok((many.laws[0]?.averted.median ?? 0) >= 5);
  assert.ok(many.notices.some(({ code }) => code === 'curve-misses-reports'));
  assert.ok(!some.notices.some(({ code }) => code === 'curve-misses-reports'));
});

test('the share of uses heard of is used: hearing of all of them means there were no more', () => {
  const reversals = year.map((month) => ({ month, reported: 5 }));
  const ask = (reportedShare: { low: number; high: number }) =>
    must(answerer.answer({ ...exampleProgram, reversals }, { ...exampleLocal, reportedShare }));
  const [few, all] = [ask({ low: 0.1, high: 0.2 }), ask({ low: 0.9, high: 1 })];
  assert.ok((few.laws[1]?.averted.mean ?? 0) > 1.3 * (all.laws[1]?.averted.mean ?? 0));
});

test('a place without a death is not told that nothing can have happened', () => {
  const local: LocalForm = { ...exampleLocal, deaths: certain(0) };
  const reversals = year.map((month, i) => ({ month, reported: i < 5 ? 5 : 4 }));
  const { averted, notices } = must(answerer.answer({ ...exampleProgram, reversals }, local));
  assert.equal(averted.most[0], 0);
  assert.ok(averted.most[1] >= 2, `${averted.most}`);
  assert.ok(notices.some(({ code }) => code === 'too-small'));
  // What happened before steadies the rate.
  const steady = must(
    answerer.answer({ ...exampleProgram, reversals: null }, { ...local, earlierDeaths: [6, 8, 5] }),
  );
  const alone = must(answerer.answer({ ...exampleProgram, reversals: null }, local));
  assert.ok(steady.averted.mean > 2 * alone.averted.mean);
});

test('naloxone deadlier than nothing is refused, and no draw of a tree makes it so', () => {
  const refused = quick.answer(exampleProgram, exampleLocal, {
    choices: { deathWithNaloxone: { own: { kind: 'fixed', value: 0.5 } } },
  });
  assert.ok(!refused.ok && refused.error[0]?.field === 'choices.deathWithNaloxone');
  // An ambulance that helps as well as naloxone: taking it away by giving naloxone must not cost lives.
  const local: LocalForm = { ...exampleLocal, law: { kind: 'people-at-risk' }, ambulance: certain(1) };
  const choices = { ambulanceRatio: { own: { kind: 'fixed', value: 0.15 } } } as const;
  const { draws } = must(answerer.answer({ ...exampleProgram, reversals: null }, local, { choices }));
  assert.ok(draws.every((averted) => averted >= 0));
});

test('a person’s ends are read as they were asked for, and a suggestion keeps its source and its width', () => {
  const suggestion = localQuestions(evidence).find(({ field }) => field === 'witnessed')?.suggestion;
  assert.ok(suggestion);
  const local = { ...exampleLocal, witnessed: { ...suggestion.range, from: suggestion.effects } };
  const { assumptions } = must(quick.answer(exampleProgram, local));
  const input = assumptions.find(({ name }) => name === 'witnessed');
  assert.ok(input?.origin.kind === 'suggested');
  assert.deepEqual(
    input.origin.effects.map(({ id }) => id),
    suggestion.effects,
  );
  for (const [p, end] of [
    [0.025, suggestion.range.low],
    [0.5, suggestion.range.likely],
    [0.975, suggestion.range.high],
  ] as const)
    assert.ok(Math.abs(quantile(input.distribution, p) - (end ?? Number.NaN)) < 1e-6);
  const typed = must(quick.answer(exampleProgram, exampleLocal)).assumptions;
  for (const { name, distribution } of typed) {
    if (name !== 'peopleAtRisk' && name !== 'ambulance' && name !== 'otherKitsPerYear') continue;
    const { low, high } = exampleLocal[name];
    assert.ok(Math.abs(quantile(distribution, 0.025) - low) < 0.03 * low, name);
    assert.ok(Math.abs(quantile(distribution, 0.975) - high) < 0.03 * high, name);
  }
});

test('infections averted follow needles and the length of the period, and are refused without needles', () => {
  const needles = (out: number) => year.map((month) => ({ month, out: out / 12, in: 0 }));
  const of = (out: number): number => {
    const answer = must(answerer.answer({ ...exampleProgram, needles: needles(out) }, exampleLocal));
    return answer.infections?.hcvAverted.mean ?? Number.NaN;
  };
  assert.ok(Math.abs(of(0)) < 1e-9);
  assert.ok(of(120_000) > 0.2 && of(360_000) > 2 * of(120_000));
  // Beyond one needle for each injection there is nothing more to cover.
  assert.ok(Math.abs(of(4_800_000) - of(48_000_000)) < 1e-9);
  const quarter = {
    ...exampleProgram,
    from: '2025-10',
    needles: exampleProgram.needles?.slice(9) ?? null,
    reversals: exampleProgram.reversals?.slice(9) ?? null,
  };
  const whole = must(answerer.answer(exampleProgram, exampleLocal)).infections?.hivAverted.mean ?? 0;
  const part = must(answerer.answer(quarter, exampleLocal)).infections?.hivAverted.mean ?? 0;
  assert.ok(Math.abs(part / whole - 0.25) < 0.01, `${part} of ${whole}`);
  const refused = quick.answer({ ...exampleProgram, needles: null }, exampleLocal);
  assert.ok(!refused.ok && refused.error[0]?.field === 'program.needles');
});

test('hepatitis C with what is passed on equals the coverage model solved step by step', () => {
  const certainly = (value: number) => ({ low: value, high: value });
  const local: LocalForm = {
    ...exampleLocal,
    injecting: {
      injectionsPerYear: certainly(400),
      hcvSusceptible: certainly(0.6),
      hcvIncidence: certainly(0.12),
      hivSusceptible: certainly(0.95),
      hivIncidence: certainly(0.01),
    },
  };
  const program = {
    ...exampleProgram,
    people: { low: 5000, high: 5000 },
    needles: year.map((month) => ({ month, out: 100_000, in: 0 })),
  };
  const choices = { hcvRatio: { own: { kind: 'fixed', value: 0.5 } } } as const;
  const { infections } = must(quick.answer(program, local, { choices }));
  const z = 1_200_000 / (5000 * 400);
  const risk = 1 - z * 0.5;
  const [b, leave] = [0.12 / (risk * 0.4), (0.12 * 0.6) / 0.4];
  let [c, without] = [0.4, 0];
  const steps = 100_000;
  for (let k = 0; k < steps; k += 1) {
    const made = (b * c * (1 - c) * 10) / steps;
    without += made;
    c += made - (leave * c * 10) / steps;
  }
  const wanted = 5000 * (without - leave * 0.4 * 10);
  const got = infections?.hcvDynamic?.tenYears.mean ?? Number.NaN;
  assert.ok(Math.abs(got / wanted - 1) < 2e-3, `${got} is not ${wanted}`);
  assert.ok(
    got > 10 * (infections?.hcvAverted.mean ?? 0),
    'what is passed on adds to ten years of the direct figure',
  );
});

test('a kit is used once: few kits among many deaths avert no more than all of them used', () => {
  const kits = exampleProgram.kits.map((row) => ({ ...row, kits: 4 }));
  const few = { ...exampleProgram, kits, reversals: year.map((month) => ({ month, reported: 0 })) };
  const local: LocalForm = {
    ...exampleLocal,
    deaths: certain(240),
    kitsPerMonthBefore: certain(0),
    law: {
      kind: 'mixture',
      residents: 140_000,
      state: null,
      weights: { atRisk: 0, stateCurve: 1, rateRatio: 0 },
    },
  };
  const choices = {
    deathWithoutHelp: { own: { kind: 'fixed', value: 0.04 } },
    deathWithNaloxone: { own: { kind: 'fixed', value: 0.01 } },
    ambulanceRatio: { own: { kind: 'fixed', value: 1 } },
  } as const;
  const { averted, more, reversals } = must(answerer.answer(few, local, { choices, moreKits: 10 }));
  // 48 kits of the year and what is left of 48 of the year before; each averts 3 deaths in 100 uses.
  const before = Array.from({ length: 12 }).reduce((stock: number) => stock * (1 - 1 / 15.5) + 4, 0);
  assert.ok((reversals?.implied.most[1] ?? Infinity) <= 48 + before, `${reversals?.implied.most}`);
  assert.ok(averted.mean <= 0.03 * (48 + before) && averted.mean > 0.02 * (48 + before), `${averted.mean}`);
  assert.ok(more.averted.mean <= 0.03 * 10 + 1e-9, `${more.averted.mean}`);
});

test('two programs are compared draw by draw: the same one differs in nothing, a closed one costs what it had averted', () => {
  const silent = { ...exampleProgram, reversals: null };
  const local: LocalForm = { ...exampleLocal, kitsPerMonthBefore: certain(0) };
  const same = must(answerer.compare(silent, local, silent));
  assert.deepEqual([same.more.most, same.better, same.worse], [[0, 0], 0, 0]);
  const closed = { ...silent, kits: silent.kits.map((row) => ({ ...row, kits: 0 })) };
  const without = must(answerer.compare(silent, local, closed));
  // The rate ratio's interval reaches beyond 1: a few draws in which kits harm.
  assert.ok(without.worse > 0.97 && without.better < 0.03, `${without.worse} ${without.better}`);
  // What it had averted is what closing it costs, in the mean, in the interval, and in every draw.
  const { averted } = must(answerer.answer(silent, local));
  assert.ok(Math.abs(without.more.mean + averted.mean) < 1e-9, `${without.more.mean}`);
  assert.deepEqual(
    without.more.most.map((end) => -end + 0),
    averted.most.toReversed(),
  );
  assert.ok(without.draws.instead.columns['deaths_averted']?.every((count) => count === 0));
  // Closing for the last half of the year costs less than closing for all of it, and opening late costs less still.
  const half = {
    ...silent,
    kits: silent.kits.map((row) => (row.month > '2025-06' ? { ...row, kits: 0 } : row)),
  };
  const partly = must(answerer.compare(silent, local, half));
  assert.ok(partly.more.mean < 0 && partly.more.mean > without.more.mean);
  const twice = { ...silent, kits: silent.kits.map((row) => ({ ...row, kits: 2 * row.kits })) };
  assert.ok(must(answerer.compare(silent, local, twice)).better > 0.99);
  // In the same world fewer kits never avert more.
  const { asItWas, instead } = partly.draws;
  const counts = asItWas.columns['deaths_averted'] ?? new Float64Array();
  const added = instead.columns['deaths_averted']?.filter(
    (count, i) => Math.abs(count) > Math.abs(counts[i] ?? 0),
  );
  assert.deepEqual([counts.length, added?.length], [10_240, 0]);
  const refused = answerer.compare(silent, local, { ...silent, from: '2025-02' });
  assert.ok(!refused.ok && refused.error[0]?.field === 'instead.from');
});

test('an overdose answered with oxygen alone is not counted as one that could have killed', () => {
  const room = year.map((month) => ({ month, visits: 500, overdoses: 4, deaths: 0 }));
  const of = (oxygenAlone: number | undefined) =>
    must(
      quick.answer({ ...exampleProgram, room: room.map((row) => ({ ...row, oxygenAlone })) }, exampleLocal),
    ).byPart;
  const few = room.map((row) => ({ ...row, overdoses: 1 }));
  const less = must(quick.answer({ ...exampleProgram, room: few }, exampleLocal)).byPart;
  assert.deepEqual(of(3).room, less.room);
  assert.ok((of(undefined).room?.mean ?? 0) > (of(3).room?.mean ?? 0));
  // The place may say how many would have been as dangerous outside: none, all, or between.
  const counting = (oxygenAlone: LocalForm['oxygenAlone']) =>
    must(
      quick.answer(
        { ...exampleProgram, room: room.map((row) => ({ ...row, oxygenAlone: 3 })) },
        { ...exampleLocal, oxygenAlone },
      ),
    );
  assert.deepEqual(counting(certain(0)).byPart.room, less.room);
  assert.deepEqual(counting(certain(1)).byPart.room, of(undefined).room);
  const half = counting({ low: 0.2, high: 0.8 });
  assert.ok((half.byPart.room?.mean ?? 0) > (less.room?.mean ?? 0));
  assert.ok(
    half.assumptions.some(({ name, origin }) => name === 'oxygenAlone' && origin.kind === 'local form'),
  );
  const wrong = quick.answer(
    { ...exampleProgram, room: room.map((row) => ({ ...row, oxygenAlone: 5 })) },
    exampleLocal,
  );
  assert.ok(!wrong.ok && wrong.error[0]?.field === 'program.room[0].oxygenAlone');
});

test('people who began treatment are answered for beside the headline, and only where they were counted', () => {
  const referrals = year.map((month) => ({ month, made: 10, linked: 6, treated: 5 }));
  const base = must(quick.answer(exampleProgram, exampleLocal));
  assert.equal(base.treatment, null);
  const { treatment, averted } = must(quick.answer({ ...exampleProgram, referrals }, exampleLocal));
  assert.deepEqual(averted, base.averted);
  assert.equal(treatment?.began, 60);
  // Where nobody followed them up, those referred to treatment and the share who begin it.
  const toTreatment = year.map((month) => ({ month, made: 10, linked: null, treatment: 8 }));
  const ask = (beginTreatment: LocalForm['beginTreatment']) =>
    must(quick.answer({ ...exampleProgram, referrals: toTreatment }, { ...exampleLocal, beginTreatment }));
  assert.equal(ask(undefined).treatment, null);
  assert.ok(Math.abs((ask({ low: 0.3, high: 0.7 }).treatment?.began ?? 0) - 48) < 0.5);
  assert.deepEqual(ask({ low: 0.3, high: 0.7 }).averted, base.averted);
  // Sixty people, ten deaths less in a thousand years of treatment, some of the year in it: a third of a death.
  const { median, most } = treatment?.averted ?? { median: 0, most: [0, 0] as const };
  assert.ok(median > 0.1 && median < 0.5 && most[0] < median && median < most[1], `${median} ${most}`);
});
