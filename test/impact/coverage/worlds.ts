// Made-up worlds whose truth is known, for asking whether the answer's intervals hold it. This file imports nothing of the
// engine: its own random numbers, its own reading of the published figures, and every overdose with its own fate, in which
// the program's kits are there and are not. What the two share is the model in words (docs/impact/answer.md), and plain data.

/** Uniform numbers above 0 and below 1 from a seed: two multiplications and shifts (splitmix32). */
export const createChance = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let x = state ^ (state >>> 16);
    x = Math.imul(x, 0x21f0aaad);
    x ^= x >>> 15;
    x = Math.imul(x, 0x735a2d97);
    x ^= x >>> 15;
    return ((x >>> 0) + 0.5) / 2 ** 32;
  };
};

type Chance = () => number;
/** Ends between which the truth lies 19 times in 20, and its middle. */
type Known = { readonly low: number; readonly likely: number; readonly high: number };

export type Cell = {
  /** Deaths expected in the period; `observed`: that many were counted, from a rate that could be anything near. */
  readonly deaths: number;
  readonly isObserved: boolean;
  readonly knowledge: 'well' | 'badly';
};

/** The cells of the study: 0 deaths are those that were counted, the others those that were to be expected. */
export const cells: readonly Cell[] = [0, 1, 2, 3, 5, 10, 25, 100].flatMap((deaths) =>
  (['well', 'badly'] as const).map((knowledge) => ({ deaths, isObserved: deaths === 0, knowledge })),
);

export type World = {
  readonly law: 'atRisk' | 'stateCurve' | 'rateRatio';
  /** What a program and a form would say of it. */
  readonly kitsPerMonth: number;
  readonly deaths: number;
  readonly reversals: number;
  readonly residents: number;
  readonly form: Readonly<
    Record<'peopleAtRisk' | 'witnessed' | 'ambulance' | 'otherKitsPerYear' | 'kitsPerMonthBefore', Known>
  >;
  readonly heard: { readonly low: number; readonly high: number } | null;
  /** The truth: deaths that did not happen because of the program, and how many were to be expected. */
  readonly averted: number;
  readonly expected: number;
};

export const makeWorld = (cell: Cell, chance: Chance): World => {
  for (;;) {
    const world = tryWorld(cell, chance);
    if (!cell.isObserved || world.deaths === cell.deaths) return world;
  }
};

const tryWorld = ({ deaths, isObserved, knowledge }: Cell, chance: Chance): World => {
  const mean = isObserved ? -Math.log(chance()) : deaths;
  // A place with about so many deaths: 45 in 10 000 people at risk a year, one resident in seventeen at risk.
  const people = Math.round((mean / 0.0045) * between(0.5, 2, chance)) + 50;
  const spread = knowledge === 'well' ? 1.1 : 2.5;
  const peopleAtRisk = around(people, spread);
  const otherKitsPerYear = around(people * between(0.02, 0.3, chance), spread);
  const kitsPerMonth = Math.round((people * between(0.05, 0.6, chance)) / 12) + 1;
  const kitsPerMonthBefore = around(kitsPerMonth * between(0.2, 0.9, chance), spread);
  const witnessed: Known =
    knowledge === 'well' ? { low: 0.48, likely: 0.53, high: 0.58 } : { low: 0.25, likely: 0.53, high: 0.85 };
  const ambulance: Known =
    knowledge === 'well' ? { low: 0.4, likely: 0.45, high: 0.5 } : { low: 0.15, likely: 0.45, high: 0.75 };
  const residents = Math.round(people / 0.0598);
  const heard = knowledge === 'well' ? { low: 0.3, high: 0.6 } : null;
  const share = heard === null ? chance() ** 2.5 : heard.low + (heard.high - heard.low) * chance();

  const truth = {
    people: onLog(peopleAtRisk, chance),
    others: onLog(otherKitsPerYear, chance),
    before: onLog(kitsPerMonthBefore, chance),
    witnessed: onLogit(witnessed, chance),
    ambulance: onLogit(ambulance, chance),
    unhelped: onLogit({ low: 0.0316, likely: 0.0402, high: 0.0538 }, chance),
    withNaloxone: betaOf(20, 2336, chance),
    ambulanceRatio: onLogit({ low: 0.419, likely: 0.588, high: 0.758 }, chance),
  };
  const law = (['atRisk', 'stateCurve', 'rateRatio'] as const)[Math.floor(chance() * 3)] ?? 'atRisk';
  const fate = { ...truth, law, kitsPerMonth, residents, share, mean };
  const lived = law === 'rateRatio' ? liveByRatio(fate, chance) : liveOneByOne(fate, chance);
  return {
    law,
    kitsPerMonth,
    residents,
    form: { peopleAtRisk, witnessed, ambulance, otherKitsPerYear, kitsPerMonthBefore },
    heard,
    ...lived,
  };
};

type Fate = {
  readonly law: World['law'];
  readonly people: number;
  readonly others: number;
  readonly before: number;
  readonly witnessed: number;
  readonly ambulance: number;
  readonly unhelped: number;
  readonly withNaloxone: number;
  readonly ambulanceRatio: number;
  readonly kitsPerMonth: number;
  readonly residents: number;
  /** Of the uses of the program's kits, heard of. */
  readonly share: number;
  /** Deaths to be expected with the program there. */
  readonly mean: number;
};
type Lived = Pick<World, 'deaths' | 'averted' | 'expected' | 'reversals'>;

/** The middle of the twelve states' slopes per kit a year and resident, and their spread on the log scale. */
const states = [
  [2.0664e-4, 7_044_008],
  [6.0373e-6, 39_358_497],
  [1.3415e-4, 1_717_715],
  [1.00637e-5, 12_778_828],
  [2.0225e-4, 3_141_550],
  [2.44176e-5, 6_859_789],
  [4.34319e-5, 10_268_233],
  [6.26713e-5, 3_931_316],
  [6.73876e-5, 4_143_625],
  [3.1173e-4, 1_055_673],
  [4.47171e-5, 5_021_268],
  [9.1095e-5, 7_423_362],
].map(([slope = 1, population = 1]) => Math.log(slope * population));
const middle = states.reduce((sum, log) => sum + log, 0) / 12;
const betweenStates = Math.sqrt(states.reduce((sum, log) => sum + (log - middle) ** 2, 0) / 11);
const withinStates = (Math.log(2.07) - Math.log(0.57)) / (2 * 1.96);

/** Overdose by overdose, each with one fate when the program's kits are there and one when they are not. */
const liveOneByOne = (fate: Fate, chance: Chance): Lived => {
  const { law, kitsPerMonth, people, residents, others, before, witnessed } = fate;
  // Kits around in each of twelve months: the program's own, and everyone else's.
  const months: (readonly [own: number, other: number])[] = [];
  let slope: number;
  if (law === 'atRisk') {
    slope = between(0.75, 1.25, chance) / people;
    let stock = before * 15.5;
    for (let month = 0; month < 24; month += 1) {
      stock = stock * (1 - 1 / 15.5) + kitsPerMonth;
      if (month >= 12) months.push([stock, (others / 12) * 15.5]);
    }
  } else {
    slope = Math.exp(middle + Math.hypot(betweenStates, withinStates) * normal(chance)) / residents;
    for (let month = 0; month < 12; month += 1) months.push([kitsPerMonth * 12, others]);
  }
  const helped = fate.unhelped * (fate.ambulance * fate.ambulanceRatio + 1 - fate.ambulance);
  const dies = (used: number): number =>
    (1 - witnessed) * fate.unhelped + witnessed * (used * fate.withNaloxone + (1 - used) * helped);
  const used = (kits: number): number => 1 - Math.exp(-slope * kits);
  const deathsPerOverdose = months.reduce((sum, [own, other]) => sum + dies(used(own + other)) / 12, 0);
  const without = months.reduce((sum, [, other]) => sum + dies(used(other)) / 12, 0);
  const overdoses = fate.mean / deathsPerOverdose;
  let [deaths, averted, reversals] = [0, 0, 0];
  const count = poisson(overdoses, chance);
  for (let overdose = 0; overdose < count; overdose += 1) {
    const [own, other] = months[Math.floor(chance() * 12)] ?? [0, 0];
    const isSeen = chance() < witnessed;
    const luck = chance();
    const isCalled = chance() < fate.ambulance;
    const unaided = fate.unhelped * (isCalled ? fate.ambulanceRatio : 1);
    const reach = chance();
    const [hasKit, hasOther] = [reach < used(own + other), reach < used(other)];
    const risk = (naloxone: boolean): number =>
      isSeen ? (naloxone ? Math.min(fate.withNaloxone, unaided) : unaided) : fate.unhelped;
    const diesAsItIs = luck < risk(hasKit);
    if (diesAsItIs) deaths += 1;
    if (!diesAsItIs && luck < risk(hasOther)) averted += 1;
    const isOwnKit = isSeen && hasKit && chance() < own / (own + other);
    if (isOwnKit && chance() < fate.share) reversals += 1;
  }
  return { deaths, averted, reversals, expected: overdoses * (without - deathsPerOverdose) };
};

/** Deaths before and after kits came: a ratio for all kits, the program's part by its share of them. */
const liveByRatio = (fate: Fate, chance: Chance): Lived => {
  const { kitsPerMonth, others, residents, mean, witnessed } = fate;
  const ratio = Math.exp(Math.log(0.88) + ((Math.log(1.02) - Math.log(0.76)) / 3.92) * normal(chance));
  const own = kitsPerMonth * 12;
  const strength = Math.min(1, ((own + others) / residents) * 1000);
  const expected = mean * (Math.exp((-strength * Math.log(ratio) * own) / (own + others)) - 1);
  const averted = expected < 0 ? -poisson(-expected, chance) : poisson(expected, chance);
  // Naloxone is used as often as such a change needs.
  const helped = fate.unhelped * (fate.ambulance * fate.ambulanceRatio + 1 - fate.ambulance);
  const base = (1 - witnessed) * fate.unhelped + witnessed * helped;
  const each = witnessed * Math.max(1e-6, helped - fate.withNaloxone);
  const death = base * Math.exp(strength * Math.log(ratio));
  const used = Math.min(1, Math.max(0, (base - death) / each));
  const uses = ((mean / death) * witnessed * used * own) / (own + others);
  return {
    deaths: poisson(mean, chance),
    averted,
    expected,
    reversals: poisson(uses * fate.share, chance),
  };
};

const between = (low: number, high: number, chance: Chance): number => low * (high / low) ** chance();

const around = (value: number, spread: number): Known => ({
  low: value / spread,
  likely: value,
  high: value * spread,
});

const normal = (chance: Chance): number =>
  Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());

/** Two half normals around the middle, with one in forty beyond each end. */
const halves = (low: number, likely: number, high: number, chance: Chance): number => {
  const z = normal(chance);
  return likely + (z * (z < 0 ? likely - low : high - likely)) / 1.959964;
};
const onLog = ({ low, likely, high }: Known, chance: Chance): number =>
  Math.exp(halves(Math.log(low), Math.log(likely), Math.log(high), chance));
const onLogit = ({ low, likely, high }: Known, chance: Chance): number => {
  const logit = (p: number): number => Math.log(p / (1 - p));
  return 1 / (1 + Math.exp(-halves(logit(low), logit(likely), logit(high), chance)));
};

/** Whole shapes: a gamma is a sum of waiting times. */
const betaOf = (a: number, b: number, chance: Chance): number => {
  const gamma = (shape: number): number => {
    // Marsaglia and Tsang.
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal(chance);
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const x = gamma(a);
  return x / (x + gamma(b));
};

const poisson = (mean: number, chance: Chance): number => {
  // Waiting times, added up: exact for any mean.
  let count = -1;
  for (let passed = 0; passed < mean || count < 0; count += 1) passed -= Math.log(chance());
  return count;
};
