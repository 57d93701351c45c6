import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evidence } from '../evidence/evidence.ts';
import { must } from '../problem.ts';
import { exampleLocal, exampleProgram } from '../program/example.ts';
import type { LocalForm } from '../program/local.ts';
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
  assert.ok(averted.most[0] < averted.half[0] && averted.half[0] < averted.median);
  assert.ok(averted.median < averted.half[1] && averted.half[1] < averted.most[1]);
  assert.ok(averted.error > 0 && averted.error < 0.01 * averted.median);
});

test('the same input gives the same figures to the last digit, and an unmoved input keeps its draws', () => {
  const one = must(createAnswerer(evidence).answer(exampleProgram, exampleLocal));
  const moved = must(answerer.answer(exampleProgram, { ...exampleLocal, deaths: certain(90) }));
  const back = must(answerer.answer(exampleProgram, exampleLocal));
  assert.deepEqual(one.draws, back.draws);
  // Twice the deaths with everything else equal is twice the averted in every single draw: no fresh noise.
  moved.draws.forEach((value, i) => {
    assert.ok(Math.abs(value - 2 * (one.draws[i] ?? 0)) < 1e-9);
  });
});

test('with every input certain the answer is the death tree by hand', () => {
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
  const { averted } = must(answerer.answer(program, local, { choices }));
  assert.ok(Math.abs(averted.median - byHand) < 1e-9, `${averted.median} is not ${byHand}`);
  assert.ok(averted.most[1] - averted.most[0] < 1e-9);
});

test('credits of kits and room sum to the whole in the mean, and a room alone averts what its overdoses would have cost', () => {
  const room = year.map((month) => ({ month, visits: 300, overdoses: 4, deaths: 0 }));
  const both = must(answerer.answer({ ...exampleProgram, room }, exampleLocal));
  const { kits, room: byRoom } = both.byPart;
  assert.ok(byRoom !== null);
  assert.ok(Math.abs(kits.mean + byRoom.mean - both.averted.mean) < 1e-9);
  const none = { ...exampleProgram, kits: exampleProgram.kits.map((row) => ({ ...row, kits: 0 })), room };
  const onlyRoom = must(answerer.answer(none, { ...exampleLocal, kitsPerMonthBefore: certain(0) }));
  assert.ok(Math.abs(onlyRoom.byPart.kits.mean) < 1e-9);
  assert.ok(onlyRoom.averted.median > 0 && onlyRoom.averted.median < 48 * 0.1);
});

test('more kits never avert fewer deaths, nor more than are left', () => {
  const points = must(answerer.curve(exampleProgram, exampleLocal, [0, 100, 500, 2000, 1e6]));
  points.forEach(({ averted }, i) => {
    assert.ok(averted.median >= (points[i - 1]?.averted.median ?? 0));
    assert.ok(averted.most[1] <= 45);
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
  assert.ok(!refused.ok && refused.problems[0]?.field === 'choices.hcvRatio');
});

test('a figure for something else cannot be chosen', () => {
  const refused = quick.answer(exampleProgram, exampleLocal, {
    choices: { hcvRatio: { effect: 'oat-hiv' } },
  });
  assert.ok(!refused.ok);
  assert.equal(refused.problems[0]?.message, 'choices.hcvRatio must be a figure for nsp-hcv; it is oat-hiv.');
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
  const { naloxoneUse } = must(quick.answer({ ...exampleProgram, kits }, local));
  const published = 1 - Math.exp(-3.1173582319350007e-4 * 6330);
  assert.ok(Math.abs(naloxoneUse.withProgram.median - published) < 1e-9);
});

test('reported reversals far above what the model implies are called out', () => {
  const reversals = year.map((month) => ({ month, reported: 300 }));
  const { reversals: seen } = must(quick.answer({ ...exampleProgram, reversals }, exampleLocal));
  assert.equal(seen?.verdict, 'more reported than implied');
});

test('influence finds the input that is uncertain and leaves out the certain ones', () => {
  const { influence } = must(
    answerer.answer(exampleProgram, { ...exampleLocal, witnessed: { low: 0.05, high: 0.95 } }),
  );
  assert.equal(influence[0]?.input, 'witnessed');
  assert.ok((influence[0]?.atLow ?? 0) < (influence[0]?.atHigh ?? 0));
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
      refused.problems.some((problem) => problem.field === field),
      `${field}: ${JSON.stringify(refused.problems[0])}`,
    );
    assert.ok(refused.problems.every(({ message }) => !message.includes('{')));
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
    refused.problems.map(({ code }) => code),
    ['not-positive', 'not-a-probability'],
  );
});

test('an answerer with impossible options answers with the problem, not with figures', () => {
  const refused = createAnswerer(evidence, { blocks: 1, perBlock: -5 }).answer(exampleProgram, exampleLocal);
  assert.ok(!refused.ok);
  assert.deepEqual(
    refused.problems.map(({ field }) => field),
    ['blocks', 'perBlock'],
  );
});
