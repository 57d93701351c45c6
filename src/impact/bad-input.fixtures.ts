// One good call of every public function, small enough to be made thousands of times. For bad-input.test.ts.
import { hcv, hcvGroups, hiv, supply } from './bad-input-models.fixtures.ts';
import * as impact from './index.ts';
import { must } from './problem.ts';

export type PublicCall = {
  readonly name: string;
  readonly call: (...given: readonly unknown[]) => unknown;
  readonly good: readonly unknown[];
};

// Public functions are typed for their callers; here they are handed what no compiler would let pass.
const call = (name: string, ...good: readonly unknown[]): PublicCall => {
  const f = (impact as Readonly<Record<string, unknown>>)[name];
  if (typeof f !== 'function') throw new Error(`${name} is not a public function`);
  return { name, call: f as PublicCall['call'], good };
};

const tree = {
  onSite: 0.1,
  deathOnSite: 0,
  witnessed: 0.5,
  naloxone: 0.4,
  ambulance: 0.4,
  deathWithoutHelp: 0.04,
  deathWithNaloxone: 0.009,
  ambulanceRatio: 0.6,
};
const kits = { community: 100, pharmacy: 10, prescription: 5 };
const uniform = (): (() => number) => must(impact.ok(impact.createStream(1))).uniform;
const steady = uniform();
const setting = {
  start: [
    { state: 'lowerRisk', lastUse: 'lowerRisk', everOverdosed: false, byAge: [0, 10, 10, 10, 10, 0, 0] },
    { state: 'notUsing', lastUse: 'lowerRisk', everOverdosed: true, byAge: [0, 5, 5, 0, 0, 0, 0] },
  ],
  places: [{ name: 'here', people: 50, communityKits: [10, 20], pharmacyKits: [1, 2] }],
  months: 12,
  mode: 'corrected',
} as const;
const model = must(impact.createOverdoseModel(setting));
const outcomes = must(model.run(impact.rhodeIslandMedian, 1, 0));
const answerer = impact.createAnswerer(impact.evidence, { blocks: 2, perBlock: 64 });
const scenario = impact.createScenario(impact.exampleProgram, impact.exampleLocal, {
  blocks: 2,
  perBlock: 64,
});
const sharing = {
  ...impact.scottCounty('reactive'),
  people: 40,
  months: 60,
  program: { people: 10, fromMonth: 50 },
};
const graph = must(impact.createGraph(20, 3, 1, 0));
const unit = Float64Array.from({ length: 80 }, (_, i) => (i + 0.5) / 80);
const draws = impact.createUnitDraws(unit);
const priors = { rate: { kind: 'uniform', low: 0, high: 10 }, other: { kind: 'beta', a: 2, b: 3 } };
const distance = ({ rate = 0 }: Readonly<Record<string, number>>): number => Math.abs(rate - 3);
const words = { title: 'a', summary: 'b', axis: 'c' };
const distribution = { kind: 'normal', mean: 1, sd: 2, low: 0, high: 5 };
const reporting = {
  given: [
    [20, 30],
    [10, 10],
  ],
  asked: [
    [10, 10],
    [5, 5],
  ],
  used: [
    [4, 3],
    [1, 1],
  ],
  delay: [0.6, 0.4],
};

export const calls: readonly PublicCall[] = [
  call('deathTree', tree),
  call('creditParts', tree),
  call('siteBenefits', impact.baltimore),
  call('newInfections', impact.baltimore.hiv),
  call('costPerOutcome', { costs: [1, 2], outcomes: [1, 1], discount: 0.03, outcomeDiscount: 0.01 }),
  call('benefitCost', { averted: [{ count: 2, costEach: 3 }], cost: 4 }),
  call('presentValue', [1, 2], 0.03),
  call('kitsInCirculation', { before: 1, monthly: [1, 2], life: 12 }),
  call('steadyStock', 10, 15),
  call('findState', 'Illinois'),
  call('naloxoneUseInState', 'RI', kits),
  call('kitsForCoverage', 'MA', 0.8, kits),
  call('naloxoneUseAtRisk', { kits: 10, people: 100, scale: 1, cap: 1 }),
  call('needleCirculation', { prevalence: 0.2, uses: 5, cleaning: 1, exchange: 3 }),
  call('programCoverage', { out: 100, peopleWhoInject: 10, injectionsPerPerson: 20 }),
  call('personCoverage', [{ got: 3, passedOn: 1, injections: 4 }]),
  call('gammaDelay', 2, 1, 6),
  call('distributedFromOrders', [1, 2, 3], [0.5, 0.5]),
  call('fitReporting', reporting, { seed: 1, sweeps: 20, warmup: 10 }),
  call('runHcvCoverage', must(impact.ok(impact.vickermanScenario(0.4)))),
  call('runHcvGroups', hcvGroups),
  call('supplyShift', supply),
  call('coursesNeeded', impact.martinScenario(0.4, 0), { of: 'chronic', reduction: 0.5 }),
  call(
    'seriesOf',
    [
      { fromMonth: 0, value: 2 },
      { fromMonth: 6, value: 0, rampMonths: 3 },
    ],
    12,
  ),
  call('rowsOfAnswer', 'a', { blocks: 1, columns: { overdoses: Float64Array.of(1, 2) } }),
  call('rowsOfOverdose', 'a', 0, { monthly: {} }),
  call('rowsOfSharing', 'a', 0, impact.scottCounty('none'), { pathogens: [] }),
  call('summarizeLong', [{ scenario: 'a', draw: 0, month: null, outcome: 'overdoses', value: 1 }], {
    blocks: 1,
  }),
  call('toLongCsv', []),
  call('toJsonLines', []),
  call('whoWouldDisagree', 'nsp-hcv'),
  call('treatmentBenefit', {
    starts: 100,
    retainedSixMonths: 0.66,
    deathsInTreatment: 2.6,
    deathsOutside: 12.7,
    firstWeeksRatio: 2.01,
    afterStoppingRatio: 6.01,
    years: 1,
    release: { deaths: 30, ratio: 0.09 },
  }),
  call('vickermanScenario', 0.4),
  call('martinScenario', 0.4, 0.02),
  call('hivModel', hiv),
  call('hcvModel', hcv),
  call('runInfection', impact.hivModel(hiv), 2, 24),
  {
    name: 'runInfection',
    call: (given) => impact.runInfection(impact.hivModel(given as typeof hiv), 2),
    good: [hiv],
  },
  {
    name: 'runInfection',
    call: (given) => impact.runInfection(impact.hcvModel(given as typeof hcv), 2),
    good: [hcv],
  },
  call('infectionDerivative', impact.hcvModel(hcv)),
  call('solveOde', {
    derivative: (_: number, state: Float64Array, change: Float64Array) => change.set(state.map((x) => -x)),
    start: [1, 2],
    from: 0,
    to: 1,
    steps: 4,
    keepEvery: 2,
  }),
  call('createRungeKutta', () => 0, 3),
  call('runCohort', {
    start: [1, 0],
    months: 3,
    move: () => [
      [0.5, 0.5],
      [0, 1],
    ],
  }),
  call('flowsToDerivative', 2, [{ from: 0, to: 1, rate: 0.1 }]),
  call('createGraph', 20, [1, 2, 3, ...Array.from({ length: 17 }, () => 2)], 1, 0),
  call('runSpread', graph, { transmit: 0.2, recover: 0.1, steps: 10, seeds: [0, 1] }, 1, 0),
  call('runSharing', sharing, 1, 0),
  call('scottCounty', 'none'),
  call('hivPathogen', {
    perAct: 0.01,
    acuteInfectious: 5,
    acuteMonths: 3,
    treatedInfectious: 0.1,
    startTreatment: 0.1,
    stopTreatment: 0.1,
  }),
  call('hcvPathogen', {
    perAct: 0.01,
    acuteMonths: 3,
    clearance: 0.2,
    startTreatment: 0.1,
    courseMonths: 3,
    cure: 0.9,
  }),
  call('createOverdoseModel', setting),
  { name: 'run', call: model.run as PublicCall['call'], good: [impact.rhodeIslandMedian, 1, 0] },
  {
    name: 'add',
    call: model.add as PublicCall['call'],
    good: [new Int32Array(model.layout.length), impact.rhodeIslandMedian, 1, 0, 0, 10],
  },
  call(
    'expectOverdose',
    { start: setting.start, places: setting.places, months: 12 },
    impact.rhodeIslandMedian,
  ),
  call('spendingOf', outcomes, setting.places, impact.rhodeIslandCosts),
  call('inYear', outcomes.monthly.deaths, 0),
  call('drawRhodeIsland', 1, 0),
  call('runBatch', { setting, sets: [impact.rhodeIslandMedian], seed: 1 }, [], {}),
  call('abcSmc', { priors, distance }, { seed: 1, particles: 10, maxRounds: 2, keep: 0.5, tolerance: 0 }),
  call('findStart', { priors, distance }, 1),
  call(
    'posteriorQuantile',
    { names: ['rate'], particles: [[1], [2]], weights: [0.5, 0.5], distances: [1, 1] },
    'rate',
    0.5,
  ),
  call('logDensity', distribution, 1),
  call('cdf', { kind: 'beta', a: 2, b: 3 }, 0.5),
  call('quantile', distribution, 0.5),
  call('quantile', { kind: 'interval', scale: 'log', median: 1, low: 0.5, high: 3 }, 0.5),
  call('quantile', { kind: 'gamma', shape: 2, rate: 1 }, 0.5),
  call('lognormalFromInterval', 0.5, 0.3, 0.8, 0.95),
  call('distributionFromRange', { low: 1, likely: 2, high: 3 }),
  call('influenceOf', 'x', unit, unit),
  call('nelderMead', ([x = 0]: readonly number[]) => x * x, [0.5], { edge: 0.1, tolerance: 1e-6 }),
  call('sobol', 8, 2, 1),
  call('sobolColumn', 8, 1, 1),
  call('latinHypercube', 8, 2, 1),
  call('createStream', 1, 0),
  call('quantilesOf', unit, [0.1, 0.9]),
  call('summarize', unit, 4),
  call('createUnitDraws', unit),
  call('transform', distribution, draws),
  call(
    'propagate',
    { x: { kind: 'uniform', low: 0, high: 1 } },
    ({ x }: { readonly x: number }) => impact.ok({ y: x }),
    { seed: 1, perBlock: 64 },
  ),
  call('sobolIndices', (u: Float64Array) => u[0] ?? 0, 2, 64, 1),
  call(
    'partialRankCorrelation',
    [unit],
    unit.map((u) => (u * 7) % 1),
  ),
  call('untilSteady', {
    block: () => Float64Array.of(1, 2),
    quantity: () => 1,
    error: 0.1,
    minBlocks: 3,
    maxBlocks: 5,
  }),
  call('createRegistry', 'v1', impact.evidence.effects.slice(0, 2)),
  { name: 'byId', call: impact.evidence.byId as PublicCall['call'], good: ['nsp-hcv'] },
  { name: 'cautious', call: impact.evidence.cautious as PublicCall['call'], good: ['nsp-hcv'] },
  call('localQuestions', impact.evidence),
  call('createAnswerer', impact.evidence, { seed: 1, blocks: 2, perBlock: 64 }),
  {
    name: 'answer',
    call: answerer.answer as PublicCall['call'],
    good: [
      impact.exampleProgram,
      impact.exampleLocal,
      { moreKits: 10, choices: { hcvRatio: { effect: 'nsp-hcv' } } },
    ],
  },
  {
    name: 'curve',
    call: answerer.curve as PublicCall['call'],
    good: [impact.exampleProgram, impact.exampleLocal, [0, 10], {}],
  },
  {
    name: 'compare',
    call: answerer.compare as PublicCall['call'],
    good: [impact.exampleProgram, impact.exampleLocal, impact.exampleProgram, {}],
  },
  {
    name: 'rhodeIslandRuns.at',
    call: impact.rhodeIslandRuns.at as PublicCall['call'],
    good: [7],
  },
  {
    name: 'correctedRhodeIsland.at',
    call: impact.correctedRhodeIsland.at as PublicCall['call'],
    good: [7],
  },
  {
    name: 'answer of a createAnswerer',
    call: (options) =>
      impact
        .createAnswerer(impact.evidence, options as object)
        .answer(impact.exampleProgram, impact.exampleLocal),
    good: [{ seed: 1, blocks: 2, perBlock: 64 }],
  },
  call('createScenario', impact.exampleProgram, impact.exampleLocal, { title: 'x', seed: 2 }),
  call('writeScenario', scenario),
  call('readScenario', impact.writeScenario(scenario)),
  call('checkScenario', scenario),
  {
    name: 'runScenario',
    call: (given) => impact.runScenario(impact.evidence, given as typeof scenario),
    good: [scenario],
  },
  call('withClosedMonths', impact.exampleProgram, ['2026-01']),
  call('monthsBetween', '2026-01', '2026-03'),
  call('forestPlot', [{ name: 'a', estimate: 1, interval: { low: 0.5, high: 2 }, chosen: true }], {
    ...words,
    reference: 1,
    log: true,
  }),
  call('densityPlot', unit, { median: 0.5, half: [0.25, 0.75], most: [0.1, 0.9] }, words),
  call('tornadoPlot', [{ name: 'a', atLow: 1, atHigh: 2 }], {
    ...words,
    middle: 1.5,
    lowWord: 'low',
    highWord: 'high',
  }),
  call('curvePlot', [{ x: 0, y: 1, low: 0, high: 2 }], { ...words, yAxis: 'y' }),
  call('bernoulli', steady, 0.5),
  call('beta', steady, 2, 3),
  call('binomial', steady, 50, 0.4),
  call('exponential', steady, 2),
  call('gamma', steady, 2, 3),
  call('geometric', steady, 0.3),
  call('normal', steady),
  call('poisson', steady, 30),
  call('exp', 1),
  call('ln', 2),
  call('power', 2, 0.5),
  call('createPhilox', 1, 0),
  call('createSequence', { seed: 1, draw: 0, person: 0, step: 0, purpose: 1 }),
  call('skipFactor', 0.2),
  call('skipOf', 12345, -4),
  call('thresholdOf', 0.2),
  call('uniformOf', 12345),
];
