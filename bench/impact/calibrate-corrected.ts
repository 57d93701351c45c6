// node scripts/run.mjs bench/impact/calibrate-corrected.ts: sets of parameters for mode "corrected" of the Rhode Island model,
// by ABC-SMC against the same twelve observed figures that the published sets were calibrated to. Prints a line a set, in the
// order of the priors below. About ten minutes of processor time.
import {
  abcSmc,
  createOverdoseModel,
  type Distribution,
  inYear,
  must,
  type OverdoseParameters,
  rhodeIslandMedian,
  rhodeIslandPlaces,
  rhodeIslandStart,
  rhodeIslandTargets,
} from '#impact/index.ts';

const between = (low: number, high: number): Distribution => ({ kind: 'uniform', low, high });

/** The published ranges of the inputs (Zang et al. 2022, PMC9647481), even inside. Exposure at the start is read here. */
const priors = {
  fentanylStart: between(0.4155, 0.866),
  fentanylGrowth: between(0, 0.01),
  overdosePrescription: between(0.001206, 0.004548),
  overdoseLowerRisk: between(0.012175, 0.018575),
  higherRiskFactor: between(1.8, 4.4),
  fentanylFactor: between(3.627, 10.162),
  returnFactor: between(3.6, 5.2),
  everOverdosedFactor: between(1.9, 6.4),
  witnessedPrivate: between(0.3, 0.8),
  ceaseAfterOverdose: between(0.0484, 0.1158),
  deathUnhelped: between(0.031, 0.108),
  kitStrength: between(0.75, 1.25),
} as const satisfies Partial<Record<keyof OverdoseParameters, Distribution>>;

const setting = {
  start: rhodeIslandStart,
  places: rhodeIslandPlaces,
  months: 48,
  mode: 'corrected',
} as const;
const model = must(createOverdoseModel(setting));
let draw = 0;

/** Mean distance of twelve figures from what was observed, as a share of each. */
const distance = (values: Readonly<Record<string, number>>): number => {
  draw += 1;
  const ran = model.run({ ...rhodeIslandMedian, ...values }, 20161122, draw);
  if (!ran.ok) return Infinity;
  const { deaths, hospital, fentanylDeaths } = ran.value.monthly;
  let sum = 0;
  for (let year = 0; year < 4; year += 1) {
    const died = inYear(deaths, year);
    const figures = [died, inYear(hospital, year), inYear(fentanylDeaths, year) / Math.max(1, died)];
    const targets = [
      rhodeIslandTargets.deaths[year]?.observed,
      rhodeIslandTargets.hospitalVisits[year]?.observed,
      rhodeIslandTargets.fentanylShare[year]?.observed,
    ];
    figures.forEach((figure, i) => {
      sum += Math.abs(figure / (targets[i] ?? 1) - 1);
    });
  }
  return sum / 12;
};

const [particles = 200, maxRounds = 9] = process.argv.slice(2).map(Number);
const run = must(
  await abcSmc({ priors, distance }, { particles, maxRounds, maxSimulations: 15_000, seed: 1 }),
);
console.error(JSON.stringify({ runs: draw, keys: Object.keys(run) }));
console.log(JSON.stringify(run));
