import { guard } from '../../guard.ts';
import { err, ok, type Result } from '../../problem.ts';
import { gamma, poisson } from '../../random/distributions.ts';
import { createPhilox } from '../../random/philox.ts';
import { createSequence } from '../../random/sequence.ts';
import { skipFactor, skipOf } from '../../random/thresholds.ts';
import { seriesOf } from '../../schedule/schedule.ts';
import { flat, parameter, seed as seedShape } from '../../shape.ts';
import { createInfection, type Infection } from './infection.ts';
import { createPartners } from './partners.ts';
import { checkSharing, type SharingSetting, sharingShape } from './sharing-setting.ts';

/** Per pathogen, by month: new infections (seeds counted in their month) and infected people at the end of it. */
export type SharingRun = {
  readonly pathogens: readonly {
    readonly infections: Int32Array;
    readonly infected: Int32Array;
    /** Of the infections, those that were planted in `seedMonth`. */
    readonly seeded: number;
    /** Stage of each person at the end. */
    readonly stage: Uint8Array;
  }[];
  readonly partnershipsBegun: number;
};

const PURPOSE = { degree: 231, seeds: 232, program: 233, leave: 234, seedCount: 235 } as const;

/** Runs one draw of the sharing network. The same seed and draw give the same run on any machine. */
export const runSharing = guard(
  [flat('setting', sharingShape), parameter('seed', seedShape), parameter('draw', seedShape)],
  (setting: SharingSetting, seed: number, draw: number): Result<SharingRun> => {
    const problems = checkSharing(setting);
    if (problems.length > 0) return err(problems);
    return ok(run(setting, seed, draw));
  },
);

const run = (setting: SharingSetting, seed: number, draw: number): SharingRun => {
  const { people, months } = setting;
  const { meanMonths, groups, assortative } = setting.partners;
  const group = Uint8Array.from({ length: people }, (_, i) => i % groups);
  const wanted = partnersWanted(setting, seed, draw);
  const network = createPartners(wanted, group, assortative, meanMonths, months, seed, draw);
  const inProgram = new Uint8Array(people);
  const fillProgram = createFillProgram(setting, seed, draw);
  const philox = createPhilox(seed, draw);
  const infections = setting.pathogens.map(({ pathogen }, i) =>
    createInfection(pathogen, i, setting, network, inProgram, philox),
  );
  const infected = infections.map(() => new Int32Array(months));
  const seeded = infections.map(() => 0);
  const leaveFactor = skipFactor(setting.leave);
  for (let month = 0; month < months; month += 1) {
    network.turn(month);
    fillProgram(month, inProgram);
    setting.pathogens.forEach((start, i) => {
      if (month !== start.seedMonth) return;
      seeded[i] = plant(infections[i], wanted, seedsOf(start, seed, draw, i), month, seed, draw, i);
    });
    for (const infection of infections) infection.turn(month);
    if (setting.leave > 0) {
      const { word } = createSequence({ seed, draw, person: 0, step: month, purpose: PURPOSE.leave });
      for (let at = skipOf(word(), leaveFactor); at < people; at += 1 + skipOf(word(), leaveFactor)) {
        network.leave(at);
        for (const infection of infections) infection.clear(at);
      }
    }
    infections.forEach((infection, i) => {
      const counts = infected[i];
      if (counts !== undefined) counts[month] = infection.infected();
    });
  }
  return {
    pathogens: infections.map(({ infections: counts, stage }, i) => ({
      infections: counts,
      infected: infected[i] ?? new Int32Array(0),
      seeded: seeded[i] ?? 0,
      stage,
    })),
    partnershipsBegun: network.begun(),
  };
};

/** Partners each person wants at one time. */
const partnersWanted = ({ people, partners }: SharingSetting, seed: number, draw: number): Uint16Array => {
  const { uniform } = createSequence({ seed, draw, person: 0, step: 0, purpose: PURPOSE.degree });
  const { shape, scale } = partners;
  return Uint16Array.from({ length: people }, () =>
    scale > 0 ? poisson(uniform, gamma(uniform, shape, scale)) : 0,
  );
};

/** Marks who is in the program in each month: as many as it has places for, those of lowest rank. */
const createFillProgram = (
  { people, months, program }: SharingSetting,
  seed: number,
  draw: number,
): ((month: number, inProgram: Uint8Array) => void) => {
  const { fromMonth, untilMonth = months, drawnAnew = false } = program;
  const places = seriesOf(program.people, months);
  const placesIn = (month: number): number =>
    month >= fromMonth && month < untilMonth ? Math.round(places[month] ?? 0) : 0;
  let [order, filled] = [new Int32Array(0), 0];
  return (month, inProgram) => {
    const wanted = placesIn(month);
    if (drawnAnew) {
      for (const person of order.subarray(0, filled)) inProgram[person] = 0;
      filled = 0;
    }
    if (wanted === filled) return;
    if (drawnAnew || order.length === 0) order = ranked(people, drawnAnew ? month : 0, seed, draw);
    for (const person of order.subarray(filled, wanted)) inProgram[person] = 1;
    for (const person of order.subarray(wanted, filled)) inProgram[person] = 0;
    filled = wanted;
  };
};

/** People by a rank drawn for the month: a larger program reaches those of a smaller one and others. */
const ranked = (people: number, month: number, seed: number, draw: number): Int32Array<ArrayBuffer> => {
  const { words, fill } = createPhilox(seed, draw);
  const rank = new Float64Array(people);
  for (let person = 0; person < people; person += 1) {
    fill(person, month, PURPOSE.program, 0);
    rank[person] = words[0] as number;
  }
  const order = Int32Array.from({ length: people }, (_, person) => person);
  return order.sort((a, b) => (rank[a] as number) - (rank[b] as number) || a - b);
};

/** How many people are infected at the start of this draw. */
const seedsOf = (
  { seeds, seedShape }: SharingSetting['pathogens'][number],
  seed: number,
  draw: number,
  number: number,
): number => {
  if (seedShape === undefined || seeds === 0) return seeds;
  const { uniform } = createSequence({ seed, draw, person: number, step: 0, purpose: PURPOSE.seedCount });
  return poisson(uniform, gamma(uniform, seedShape, seeds / seedShape));
};

/** Infects so many people who have partners, as far as there are; says how many. */
const plant = (
  infection: Infection | undefined,
  wanted: Uint16Array,
  seeds: number,
  month: number,
  seed: number,
  draw: number,
  number: number,
): number => {
  const { below } = createSequence({ seed, draw, person: number, step: month, purpose: PURPOSE.seeds });
  const people = wanted.length;
  const possible = wanted.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const goal = Math.min(seeds, possible);
  let planted = 0;
  while (planted < goal) {
    const person = below(people);
    if ((wanted[person] as number) > 0 && infection?.infect(person, month)) planted += 1;
    // Everyone with partners may be infected already (a second seeding late in a run).
    else if (infection !== undefined && infection.infected() >= possible) break;
  }
  return planted;
};
