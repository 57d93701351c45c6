import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runHcvCoverage } from '../hiv-hcv/hcv-coverage.ts';
import { vickermanScenario } from '../hiv-hcv/published.ts';
import { scottCounty } from '../micro/network/scott-county.ts';
import { runSharing } from '../micro/network/sharing.ts';
import { expectOverdose } from '../micro/overdose/expected.ts';
import { rhodeIslandMedian } from '../micro/overdose/rhode-island.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from '../micro/overdose/rhode-island-people.ts';
import { createOverdoseModel } from '../micro/overdose/run.ts';
import { isProblemError, must } from '../problem.ts';
import { type Schedule, seriesOf } from './index.ts';

test('a schedule is one figure, one for each month, or steps with ramps', () => {
  assert.deepEqual([...seriesOf(3, 3)], [3, 3, 3]);
  assert.deepEqual([...seriesOf([1, 2], 4)], [1, 2, 2, 2]);
  const closes: Schedule = [
    { fromMonth: 0, value: 6 },
    { fromMonth: 2, value: 0 },
    { fromMonth: 4, value: 9, rampMonths: 3 },
  ];
  assert.deepEqual([...seriesOf(closes, 9)], [6, 6, 0, 0, 3, 6, 9, 9, 9]);
  // A step that comes before a ramp has ended starts from where the ramp has got to.
  const cut: Schedule = [
    { fromMonth: 0, value: 10, rampMonths: 10 },
    { fromMonth: 5, value: 0, rampMonths: 5 },
  ];
  assert.deepEqual([...seriesOf(cut, 10)], [1, 2, 3, 4, 5, 4, 3, 2, 1, 0]);
});

test('a schedule that cannot be meant is refused by field', () => {
  const fields = (schedule: unknown): readonly string[] => {
    try {
      seriesOf(schedule as Schedule, 12);
      return [];
    } catch (error) {
      if (!isProblemError(error)) throw error;
      return error.problems.map(({ field }) => field);
    }
  };
  assert.deepEqual(fields([]), ['schedule']);
  assert.deepEqual(fields([{ fromMonth: 3, value: 1 }]), ['schedule[0].fromMonth']);
  assert.deepEqual(
    fields([
      { fromMonth: 0, value: 1 },
      { fromMonth: 0, value: 2 },
    ]),
    ['schedule[1].fromMonth'],
  );
  assert.deepEqual(fields([{ fromMonth: 0, value: 1, ramp: 2 }]), ['schedule[0].ramp']);
  assert.deepEqual(fields([1, 'two']), ['schedule[1]']);
  assert.deepEqual(fields('high'), ['schedule']);
});

test('programs against hepatitis C that close and open again do less than those that stay, and a flat schedule changes nothing', () => {
  const base = vickermanScenario(0.4);
  const less = (schedule: NonNullable<typeof base.schedule>) =>
    must(runHcvCoverage({ ...base, schedule })).relativeReduction;
  const ramp: Schedule = Array.from({ length: 120 }, (_, month) => Math.min(0.4, (0.4 * (month + 0.5)) / 36));
  const plain = must(runHcvCoverage(base)).relativeReduction;
  assert.ok(Math.abs(less({ oat: ramp, needles: ramp }) - plain) < 5e-4);
  const closed: Schedule = [
    { fromMonth: 0, value: 0 },
    { fromMonth: 1, value: 0.4, rampMonths: 36 },
    { fromMonth: 60, value: 0 },
    { fromMonth: 84, value: 0.4, rampMonths: 12 },
  ];
  assert.ok(less({ oat: closed, needles: closed }) < plain - 0.03);
  // Treatment by schedule is the same treatment.
  const treated = must(runHcvCoverage({ ...base, treated: 0.02 })).relativeReduction;
  assert.equal(less({ treated: 0.02 }), treated);
});

test('places of a needle program by month: a flat schedule is the plain program, closed places leave more infections', () => {
  const setting = scottCounty('proactive');
  const total = (program: Partial<typeof setting.program>): number => {
    let sum = 0;
    for (let draw = 0; draw < 25; draw += 1) {
      const [hiv] = must(
        runSharing({ ...setting, program: { ...setting.program, ...program } }, 5, draw),
      ).pathogens;
      sum += hiv?.infections.reduce((a, b) => a + b, 0) ?? 0;
    }
    return sum;
  };
  const stays = total({});
  const flat: Schedule = [{ fromMonth: 0, value: 237 }];
  assert.equal(total({ people: flat }), stays);
  const reopens: Schedule = [
    ...flat,
    { fromMonth: 54, value: 0 },
    { fromMonth: 72, value: 237, rampMonths: 6 },
  ];
  const closed: Schedule = [...flat, { fromMonth: 54, value: 0 }];
  const [again, never] = [total({ people: reopens }), total({ people: closed })];
  console.log(`seed 5, 25 draws: stays ${stays}, opens again ${again}, stays closed ${never}`);
  assert.ok(stays < again && again < never);
  // Drawn anew each month, the same places reach everyone now and then: other infections, never more people at once.
  assert.notEqual(total({ drawnAnew: true }), stays);
});

test('chances and sharing by month: no sharing from a month on means no infection after it', () => {
  const setting = scottCounty('none');
  const stops: Schedule = [
    { fromMonth: 0, value: 0.321 },
    { fromMonth: 60, value: 0 },
  ];
  const [hiv] = must(runSharing({ ...setting, unsafe: stops }, 5, 6)).pathogens;
  assert.ok((hiv?.infections.subarray(48, 60).reduce((a, b) => a + b, 0) ?? 0) > 10);
  assert.equal(
    hiv?.infections.subarray(60).reduce((a, b) => a + b, 0),
    0,
  );
  const [start] = setting.pathogens;
  assert.ok(start !== undefined);
  const moves = (chance: Schedule) => [{ ...start, moves: [{ from: 2, to: 3, chance }] }];
  const same = must(runSharing({ ...setting, pathogens: moves(0.06) }, 5, 6)).pathogens[0];
  const plain = must(runSharing(setting, 5, 6)).pathogens[0];
  assert.deepEqual(same?.infections, plain?.infections);
  const refused = runSharing(
    { ...setting, pathogens: [{ ...start, moves: [{ from: 1, to: 3, chance: 0.1 }] }] },
    5,
    6,
  );
  assert.deepEqual(refused.ok ? [] : refused.error.map(({ field }) => field), ['pathogens[0].moves[0]']);
});

test('kits and fentanyl by month: a twelfth of each year is the year, a stop costs lives, exposure cannot fall', () => {
  const plain = {
    start: rhodeIslandStart,
    places: rhodeIslandPlaces,
    months: 48,
    mode: 'corrected' as const,
  };
  const deaths = (setting: typeof plain): number =>
    must(expectOverdose(setting, rhodeIslandMedian)).deaths.reduce((a, b) => a + b, 0);
  const monthly = (from: (month: number, kits: number) => number) => ({
    ...plain,
    places: rhodeIslandPlaces.map((place) => ({
      ...place,
      kitsByMonth: {
        community: Array.from({ length: 48 }, (_, month) =>
          from(month, (place.communityKits[Math.floor(month / 12) + 1] ?? 0) / 12),
        ),
      },
    })),
  });
  const base = deaths(plain);
  assert.ok(Math.abs(deaths(monthly((_, kits) => kits)) / base - 1) < 1e-9);
  assert.ok(deaths(monthly((month, kits) => (month < 12 ? kits : 0))) > base * 1.01);
  const fentanyl = (share: Schedule) => deaths({ ...plain, ...{ fentanylShare: share } });
  assert.ok(
    fentanyl([
      { fromMonth: 0, value: 0.5 },
      { fromMonth: 12, value: 0.9, rampMonths: 6 },
    ]) > fentanyl(0.5),
  );
  const falls = createOverdoseModel({ ...plain, fentanylShare: [0.5, 0.6, 0.4] });
  assert.deepEqual(falls.ok ? [] : falls.error.map(({ field }) => field), ['fentanylShare in month 2']);
});
