// The coordinator's answer: deaths averted with intervals, why, and what more kits would do.
//
//   const answerer = createAnswerer(evidence)
//   answerer.answer(program, local)             the answer
//   answerer.answer(program, moved)             the same random numbers: only the moved input changes

import { createChecker } from '../check.ts';
import { type Registry, registryShape } from '../evidence/registry.ts';
import { guard, guardBare } from '../guard.ts';
import type { Distribution } from '../inference/distribution.ts';
import { byInfluence, type Influence, influenceOf } from '../inference/influence.ts';
import { sobolColumn } from '../inference/points.ts';
import { type Summary, summarize } from '../inference/summary.ts';
import { createNormalTable, createUnitDraws, transform, type UnitDraws } from '../inference/transform.ts';
import { type Result, succeed } from '../problem.ts';
import { checkLocal, type LocalForm } from '../program/local.ts';
import { checkProgram, type Program } from '../program/program.ts';
import { amount, group, leaf, list, optional, parameter } from '../shape.ts';
import { dataVersion, engineVersion, type Versions } from '../version.ts';
import { checkChoices } from './choices.ts';
import { type Constant, constantsOf } from './constants.ts';
import { type InfectionsAnswer, infectionsAverted } from './infections.ts';
import { type Choices, gatherInputs, type Input, type InputName, inputNames } from './inputs.ts';
import { type Drawn, type DrawnInputs, type Room, runDraws } from './kernel.ts';
import { createRemember } from './remember.ts';
import { countStocks } from './stocks.ts';

export type AnswerOptions = {
  /** Extra kits over the period to ask about; 500 when left out. */
  readonly moreKits?: number | undefined;
  /** Figures chosen over the cautious defaults. */
  readonly choices?: Choices | undefined;
};

export type Answer = {
  /** Deaths averted in the period by the program's kits and room together. */
  readonly averted: Summary;
  /** The same, credited so that the two sum to the whole draw by draw. `room` is null when there is none. */
  readonly byPart: { readonly kits: Summary; readonly room: Summary | null };
  readonly deathsWithoutProgram: Summary;
  readonly overdoses: Summary;
  /** Probability that naloxone is used in a witnessed overdose. */
  readonly naloxoneUse: { readonly withProgram: Summary; readonly withoutProgram: Summary };
  /** What more kits, given out evenly over the same period, would avert besides. */
  readonly more: { readonly kits: number; readonly averted: Summary };
  readonly infections: InfectionsAnswer | null;
  readonly reversals: ReversalCheck | null;
  /** Most influential input first. */
  readonly influence: readonly Influence<InputName>[];
  /** Every input with its distribution and where it comes from. */
  readonly assumptions: readonly Input[];
  /** What is taken as certain, with its source. */
  readonly constants: readonly Constant[];
  readonly run: Versions & { readonly seed: number; readonly draws: number };
  /** Draws of `averted`, for a density plot. */
  readonly draws: Float64Array;
};

/** Reported reversals beside what the model implies: a second look at the same question from other data. */
export type ReversalCheck = {
  readonly reported: number;
  /** Uses of naloxone the model implies in the area, by anyone's kits. */
  readonly implied: Summary;
  /** Deaths averted if every report is true and none is missing. */
  readonly avertedByReports: Summary;
  /** `more reported than implied`: the reports lie above the model's 95 % interval; an input is likely off. */
  readonly verdict: 'fits' | 'more reported than implied';
};

export type CurvePoint = { readonly kits: number; readonly averted: Summary };

export type Answerer = {
  readonly answer: (program: Program, local: LocalForm, options?: AnswerOptions) => Result<Answer>;
  /** Further deaths averted for each number of extra kits. */
  readonly curve: (
    program: Program,
    local: LocalForm,
    kits: readonly number[],
    choices?: Choices,
  ) => Result<readonly CurvePoint[]>;
};

export type AnswererOptions = {
  readonly seed?: number | undefined;
  /** Independent blocks of draws (at least 2), whose spread is the Monte Carlo error. */
  readonly blocks?: number | undefined;
  readonly perBlock?: number | undefined;
};

const answererShape = group(
  { seed: optional(leaf), blocks: optional(amount), perBlock: optional(amount) },
  'closed',
);
const answerParameters = [
  parameter('program', leaf),
  parameter('local', leaf),
  parameter('options', optional(group({ moreKits: optional(leaf), choices: optional(leaf) }, 'closed'))),
];
const curveParameters = [
  parameter('program', leaf),
  parameter('local', leaf),
  parameter('kits', list(leaf, 1)),
  parameter('choices', optional(leaf)),
];

/** 10 blocks of 1 024 Sobol draws unless told otherwise. Keep one answerer while a person moves sliders. */
export const createAnswerer = guardBare(
  [parameter('registry', registryShape), parameter('options', optional(answererShape))],
  (registry: Registry, { seed = 1, blocks = 10, perBlock = 1024 }: AnswererOptions = {}): Answerer => {
    const refused = checkOptions(seed, blocks, perBlock);
    const size = blocks * perBlock;
    const unitOf = createDraws(seed, blocks, perBlock);
    const cache = new Map<InputName, { readonly key: string; readonly values: Float64Array }>();
    const remember = createRemember();
    const valuesOf = (name: InputName, distribution: Distribution): Float64Array => {
      const key = JSON.stringify(distribution);
      const kept = cache.get(name);
      if (kept?.key === key) return kept.values;
      const values =
        distribution.kind === 'fixed'
          ? new Float64Array(size).fill(distribution.value)
          : transform(distribution, unitOf(name));
      cache.set(name, { key, values });
      return values;
    };

    const prepare = (program: Program, local: LocalForm, kits: readonly number[], choices: Choices) => {
      if (!refused.ok) return refused;
      const problems = checkAll(program, local, kits, choices);
      if (!problems.ok) return problems;
      const inputs = gatherInputs(registry, program, local, choices);
      if (!inputs.ok) return inputs;
      const values = {} as Record<InputName, Float64Array>;
      for (const { name, distribution } of inputs.value) values[name] = valuesOf(name, distribution);
      return succeed({
        inputs: inputs.value,
        values,
        stocks: countStocks(program, local),
        room: roomOf(program),
      });
    };

    const answer: Answerer['answer'] = (program, local, { moreKits = 500, choices = {} } = {}) => {
      const ready = prepare(program, local, [moreKits], choices);
      if (!ready.ok) return ready;
      const { inputs, values, stocks, room } = ready.value;
      const drawn = runDraws(values, stocks, room, moreKits, 0, size);
      const sum = (column: Float64Array): Summary => summarize(column, blocks);
      return succeed({
        averted: sum(drawn.averted),
        byPart: { kits: sum(drawn.byKits), room: program.room === null ? null : sum(drawn.byRoom) },
        deathsWithoutProgram: sum(drawn.without),
        overdoses: sum(drawn.overdoses),
        naloxoneUse: { withProgram: sum(drawn.useWith), withoutProgram: sum(drawn.useWithout) },
        more: { kits: moreKits, averted: sum(drawn.more) },
        infections: infectionsAverted(inputs, values, blocks, remember),
        reversals: checkReversals(program, drawn, values, room, sum),
        influence: byInfluence(
          inputs.filter(matters).map(({ name }) => influenceOf(name, unitOf(name).unit, drawn.averted)),
        ),
        assumptions: inputs.filter(({ origin }) => origin.kind !== 'not used'),
        constants: constantsOf(registry, local),
        run: { engine: engineVersion, registry: registry.version, data: dataVersion, seed, draws: size },
        draws: drawn.averted,
      });
    };

    const curve: Answerer['curve'] = (program, local, kits, choices = {}) => {
      const ready = prepare(program, local, kits, choices);
      if (!ready.ok) return ready;
      const { values, stocks, room } = ready.value;
      return succeed(
        kits.map((more) => ({
          kits: more,
          averted: summarize(runDraws(values, stocks, room, more, 0, size).more, blocks),
        })),
      );
    };

    return { answer: guard(answerParameters, answer), curve: guard(curveParameters, curve) };
  },
);

// Unit draws of an input, made when first asked for: a form without infections never draws their inputs.
const createDraws = (seed: number, blocks: number, perBlock: number): ((name: InputName) => UnitDraws) => {
  const table = createNormalTable();
  const made = new Map<InputName, UnitDraws>();
  return (name) => {
    const kept = made.get(name);
    if (kept !== undefined) return kept;
    const unit = new Float64Array(blocks * perBlock);
    for (let b = 0; b < blocks; b += 1) {
      unit.set(sobolColumn(perBlock, inputNames.indexOf(name), seed * 1000 + b), b * perBlock);
    }
    const draws = createUnitDraws(unit, table);
    made.set(name, draws);
    return draws;
  };
};

// Inputs that move the deaths averted: the infection inputs have their own answer.
const matters = ({ name, distribution, origin }: Input): boolean =>
  origin.kind !== 'not used' &&
  distribution.kind !== 'fixed' &&
  inputNames.indexOf(name) < inputNames.indexOf('people');

const roomOf = ({ room }: Program): Room => ({
  overdoses: room?.reduce((sum, row) => sum + row.overdoses, 0) ?? 0,
  deaths: room?.reduce((sum, row) => sum + row.deaths, 0) ?? 0,
});

const checkReversals = (
  program: Program,
  drawn: Drawn,
  values: DrawnInputs,
  room: Room,
  sum: (column: Float64Array) => Summary,
): ReversalCheck | null => {
  if (program.reversals === null) return null;
  const reported = program.reversals.reduce((total, row) => total + row.reported, 0);
  const { overdoses, useWith, perUse } = drawn;
  const uses = new Float64Array(overdoses.length);
  const byReports = new Float64Array(overdoses.length);
  for (let i = 0; i < uses.length; i += 1) {
    uses[i] = ((overdoses[i] ?? 0) - room.overdoses) * (values.witnessed[i] ?? 0) * (useWith[i] ?? 0);
    byReports[i] = (perUse[i] ?? 0) * reported;
  }
  const implied = sum(uses);
  return {
    reported,
    implied,
    avertedByReports: sum(byReports),
    verdict: reported > implied.most[1] ? 'more reported than implied' : 'fits',
  };
};

const checkOptions = (seed: number, blocks: number, perBlock: number): Result<null> => {
  const check = createChecker();
  check.count('seed', seed);
  if (check.count('blocks', blocks) && blocks < 2)
    check.report('too-few', 'blocks', { least: 2, got: blocks });
  if (check.count('perBlock', perBlock) && perBlock < 64) {
    check.report('too-few', 'perBlock', { least: 64, got: perBlock });
  }
  const most = 1e8;
  if (blocks * perBlock > most) {
    check.report('more-than', 'perBlock', {
      got: perBlock,
      limit: Math.floor(most / blocks),
      of: '100 million draws',
    });
  }
  return check.finish(() => null);
};

const checkAll = (
  program: Program,
  local: LocalForm,
  kits: readonly number[],
  choices: Choices,
): Result<null> => {
  const check = createChecker();
  kits.forEach((more, i) => {
    check.notNegative(kits.length === 1 ? 'moreKits' : `kits[${i}]`, more);
  });
  checkChoices(check, choices);
  if (checkProgram(check, program) && checkLocal(check, local)) {
    const { deaths } = roomOf(program);
    const limit = (field: string, got: number, most: number, of: string): void => {
      if (got > most) check.report('more-than', field, { got, limit: most, of });
    };
    limit('program.room.deaths', deaths, local.deaths.low, 'local.deaths.low');
    limit('local.deaths.low', local.deaths.low, local.peopleAtRisk.high, 'local.peopleAtRisk.high');
    if (local.injecting !== null && program.people === null) check.report('missing', 'program.people');
  }
  return check.finish(() => null);
};
