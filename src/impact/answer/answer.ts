// The coordinator's answer: deaths averted with intervals, why, and what more kits would do.
//
//   const answerer = createAnswerer(evidence)
//   answerer.answer(program, local)             the answer
//   answerer.answer(program, moved)             the same random numbers: only the moved input changes

import { createChecker } from '../check.ts';
import { type Registry, registryShape } from '../evidence/registry.ts';
import { guard, guardBare } from '../guard.ts';
import type { Influence } from '../inference/influence.ts';
import { type Summary, summarize, summarizeCounts } from '../inference/summary.ts';
import type { AnswerDraws } from '../long/outcomes.ts';
import { createProblem, err, ok, type Problem, type Result } from '../problem.ts';
import type { LawName } from '../program/law.ts';
import type { LocalForm } from '../program/local.ts';
import type { Program, RoomRow } from '../program/program.ts';
import { amount, group, leaf, list, optional, parameter } from '../shape.ts';
import { dataVersion, engineVersion, type Versions } from '../version.ts';
import { type Beside, besideAnswer } from './beside.ts';
import { checkAsked, deadlierThanNothing } from './checks.ts';
import { type Constant, constantsOf } from './constants.ts';
import { createDraws } from './draws.ts';
import { columnsOf } from './draws-of.ts';
import { type InfectionsAnswer, infectionsAverted } from './infections.ts';
import { influenceOn } from './influence-on.ts';
import { type Choices, gatherInputs, type Input, type InputName } from './inputs.ts';
import { type LawOutcome, mixLaws } from './mixture.ts';
import { type Notice, noticesOf } from './notices.ts';
import type { Room } from './outcome.ts';
import { createRemember } from './remember.ts';
import { checkReversals, type ReversalCheck } from './reversals.ts';
import { type Rules, rulesNow } from './rules.ts';
import { createStudies } from './studies.ts';
import { type TreatmentAnswer, treatmentAverted } from './treatment.ts';

export type AnswerOptions = {
  /** Extra kits over the period to ask about; 500 when left out. */
  readonly moreKits?: number | undefined;
  /** Figures chosen over the cautious defaults. */
  readonly choices?: Choices | undefined;
};

export type Answer = {
  /** Deaths averted in the period by the program's kits and room together: whole deaths, with the chance in them. */
  readonly averted: Summary;
  /**
   * The same for each study's curve alone, with its weight. More than one: nobody knows which holds here, and `averted` is
   * drawn from all of them. Empty for a file of engine 1.
   */
  readonly laws: readonly LawAnswer[];
  /** Published rules of thumb on the same counts, to see where the answer stands. */
  readonly beside: readonly Beside[];
  /** The same as `averted`, credited so that the two sum to the whole draw by draw. `room` is null when there is none. */
  readonly byPart: { readonly kits: Summary; readonly room: Summary | null };
  /** Deaths that happened and deaths averted together. */
  readonly deathsWithoutProgram: Summary;
  readonly overdoses: Summary;
  /** Probability that naloxone is used in a witnessed overdose. */
  readonly naloxoneUse: { readonly withProgram: Summary; readonly withoutProgram: Summary };
  /**
   * What more kits, given out evenly over the same period, would avert besides. The rate ratio knows nothing beyond 100 kits
   * per 100 000 residents, so it takes part only where it stands alone.
   */
  readonly more: { readonly kits: number; readonly averted: Summary };
  readonly infections: InfectionsAnswer | null;
  /** Beside the headline and not in it: deaths averted among people who began treatment; null where nobody counted them. */
  readonly treatment: TreatmentAnswer | null;
  readonly reversals: ReversalCheck | null;
  /** What a reader must know before the numbers. */
  readonly notices: readonly Notice[];
  /** Most influential input first; `chance` is what stays when every input is known. */
  readonly influence: readonly Influence<InputName | 'chance'>[];
  /** Every input with its distribution and where it comes from. */
  readonly assumptions: readonly Input[];
  /** What is taken as certain, with its source. */
  readonly constants: readonly Constant[];
  readonly run: Versions & { readonly seed: number; readonly draws: number };
  /** Draws of `averted`, for a density plot. */
  readonly draws: Float64Array;
};

export type LawAnswer = {
  readonly law: LawName;
  /** Share of the draws that follow this curve. */
  readonly weight: number;
  readonly averted: Summary;
  /** False when hardly any draw of this curve could have given the reversals heard of; null when it is not asked. */
  readonly fitsReports: boolean | null;
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
  /**
   * The program as it was against another one in its place and months: other kits by month, closed for a while, begun later.
   * The same overdoses and the same random numbers, draw by draw: a death that fewer kits avert is one of those the program
   * averted. Kits only; needles and room stay out of it.
   */
  readonly compare: (
    program: Program,
    local: LocalForm,
    instead: Program,
    choices?: Choices,
  ) => Result<Comparison>;
  /** The draws behind `answer`, by outcome. */
  readonly draws: (program: Program, local: LocalForm, options?: AnswerOptions) => Result<AnswerDraws>;
};

export type Comparison = {
  /** Deaths averted by the program as it was. */
  readonly averted: Summary;
  /** Further deaths averted had it been the other one; below zero where more people would have died. */
  readonly more: Summary;
  /** Share of the draws in which the other one is expected to avert more, and in which fewer. */
  readonly better: number;
  readonly worse: number;
  /**
   * Deaths averted by each, draw by draw: the same draw is the same world. Of the curves that `more` is
   * drawn from, so the first is not the draws of `answer`.
   */
  readonly draws: { readonly asItWas: AnswerDraws; readonly instead: AnswerDraws };
};

export type AnswererOptions = {
  readonly seed?: number | undefined;
  /** Independent blocks of draws (at least 2), whose spread is the Monte Carlo error. */
  readonly blocks?: number | undefined;
  readonly perBlock?: number | undefined;
  /** Engine whose file is opened: one before 2.0.0 gives that engine's figures. Today's when left out. */
  readonly rules?: Rules | undefined;
};

const answererShape = group(
  { seed: optional(leaf), blocks: optional(amount), perBlock: optional(amount), rules: optional(leaf) },
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

const compareParameters = [
  parameter('program', leaf),
  parameter('local', leaf),
  parameter('instead', leaf),
  parameter('choices', optional(leaf)),
];

/** 10 blocks of 1 024 Sobol draws unless told otherwise. Keep one answerer while a person moves sliders. */
export const createAnswerer = guardBare(
  [parameter('registry', registryShape), parameter('options', optional(answererShape))],
  (registry: Registry, options: AnswererOptions = {}): Answerer => {
    const { seed = 1, blocks = 10, perBlock = 1024, rules = rulesNow } = options;
    const refused = checkOptions(seed, blocks, perBlock, rules);
    const draws = createDraws(seed, blocks, perBlock);
    const remember = createRemember();
    const studies = createStudies(draws, rules);

    const prepare = (program: Program, local: LocalForm, kits: readonly number[], choices: Choices) => {
      if (!refused.ok) return refused;
      const problems = checkAsked(program, local, kits, choices, rules);
      if (!problems.ok) return problems;
      const inputs = gatherInputs(registry, program, local, choices, rules);
      const order = inputs.ok && rules > 1 ? deadlierThanNothing(inputs.value) : [];
      if (order.length > 0) return err(order);
      return inputs.ok
        ? ok({ inputs: inputs.value, values: draws.valuesOf(inputs.value) })
        : err(inputs.error);
    };

    const answer: Answerer['answer'] = (program, local, { moreKits = 500, choices = {} } = {}) => {
      const ready = prepare(program, local, [moreKits], choices);
      if (!ready.ok) return ready;
      const { inputs, values } = ready.value;
      const room = roomOf(program);
      const laws = studies(program, local, values, room, moreKits);
      const mixed = mixLaws(laws, draws.unitOf('law').unit);
      const sum = (column: Float64Array): Summary => summarize(column, blocks);
      const deaths = (counts: Float64Array, means: Float64Array): Summary =>
        rules === 1 ? sum(counts) : summarizeCounts(counts, means, blocks);
      const averted = deaths(mixed.averted, mixed.expected);
      const byLaw = rules === 1 ? [] : laws.map(lawAnswer);
      const reversals = checkReversals(program, mixed, values, room, draws, sum, rules);
      return ok({
        averted,
        laws: byLaw,
        beside: rules === 1 ? [] : besideAnswer(registry, program, local),
        byPart: { kits: sum(mixed.byKits), room: program.room === null ? null : sum(mixed.byRoom) },
        deathsWithoutProgram: sum(mixed.without),
        overdoses: sum(mixed.overdoses),
        naloxoneUse: { withProgram: sum(mixed.useWith), withoutProgram: sum(mixed.useWithout) },
        more: { kits: moreKits, averted: deaths(mixed.more, mixed.expectedMore) },
        infections: infectionsAverted(program, inputs, values, draws, remember, rules),
        treatment: rules === 1 ? null : treatmentAverted(registry, program, inputs, seed),
        reversals,
        notices: rules === 1 ? [] : noticesOf({ local, averted, laws: byLaw, reversals }),
        influence: influenceOn(inputs, draws, mixed, laws, rules),
        assumptions: inputs.filter(({ name, origin }) => origin.kind !== 'not used' && name !== 'law'),
        constants: constantsOf(registry, local),
        run: {
          engine: rules === 1 ? '1.0.0' : engineVersion,
          registry: registry.version,
          data: dataVersion,
          seed,
          draws: draws.size,
        },
        draws: mixed.averted,
      });
    };

    const curve: Answerer['curve'] = (program, local, kits, choices = {}) => {
      const ready = prepare(program, local, kits, choices);
      if (!ready.ok) return ready;
      const { values } = ready.value;
      const room = roomOf(program);
      const { unit } = draws.unitOf('law');
      return ok(
        kits.map((more) => {
          const mixed = mixLaws(studies(program, local, values, room, more), unit);
          return {
            kits: more,
            averted:
              rules === 1
                ? summarize(mixed.more, blocks)
                : summarizeCounts(mixed.more, mixed.expectedMore, blocks),
          };
        }),
      );
    };

    const compare: Answerer['compare'] = (program, local, instead, choices = {}) => {
      const ready = prepare(program, local, [0], choices);
      if (!ready.ok) return ready;
      const other = prepare(instead, local, [0], choices);
      if (!other.ok) return err(other.error.map((one) => inPlaceOf('instead', one)));
      const period = samePeriod(program, instead);
      if (!period.ok) return period;
      const laws = studies(program, local, ready.value.values, roomOf(program), 0, instead);
      const { averted, expected, more, expectedMore } = mixLaws(laws, draws.unitOf('law').unit);
      // Each draw with one curve for both programs, so only curves that know the other's number of kits.
      const worldsOf = (all: typeof laws): Comparison['draws'] => {
        const knowing = all.filter(({ outcome }) => outcome.knowsMore);
        const same = mixLaws(knowing.length > 0 ? knowing : all, draws.unitOf('law').unit);
        const other = same.averted.map((count, i) => count + (same.more[i] ?? 0));
        return {
          asItWas: { blocks, columns: { deaths_averted: same.averted } },
          instead: { blocks, columns: { deaths_averted: other } },
        };
      };
      const share = (holds: (value: number) => boolean): number =>
        expectedMore.reduce((count, value) => count + (holds(value) ? 1 : 0), 0) / expectedMore.length;
      return ok({
        averted: summarizeCounts(averted, expected, blocks),
        more: summarizeCounts(more, expectedMore, blocks),
        better: share((value) => value > 1e-9),
        worse: share((value) => value < -1e-9),
        draws: worldsOf(laws),
      });
    };

    const drawsOf: Answerer['draws'] = (program, local, { moreKits = 500, choices = {} } = {}) => {
      const ready = prepare(program, local, [moreKits], choices);
      if (!ready.ok) return ready;
      const laws = studies(program, local, ready.value.values, roomOf(program), moreKits);
      return ok({
        blocks,
        columns: columnsOf(mixLaws(laws, draws.unitOf('law').unit), program.room !== null),
      });
    };

    return {
      answer: guard(answerParameters, answer),
      curve: guard(curveParameters, curve),
      compare: guard(compareParameters, compare),
      draws: guard(answerParameters, drawsOf),
    };
  },
);

const lawAnswer = ({ law, weight, outcome }: LawOutcome): LawAnswer => ({
  law,
  weight,
  averted: summarizeCounts(outcome.averted, outcome.expected),
  fitsReports: outcome.picked === null ? null : outcome.picked.power === 1,
});

const samePeriod = (program: Program, instead: Program): Result<null> => {
  const check = createChecker();
  for (const end of ['from', 'to'] as const)
    if (instead[end] !== program[end])
      check.report('wrong-format', `instead.${end}`, { expected: program[end], got: instead[end] });
  return check.finish(() => null);
};

/** A problem of the other program, under its own name. */
const inPlaceOf = (name: string, { code, field, values }: Problem): Problem =>
  createProblem(code, field.replace(/^program/, name), values);

const roomOf = ({ room }: Program): Room => {
  const sum = (of: (row: RoomRow) => number): number => room?.reduce((all, row) => all + of(row), 0) ?? 0;
  const oxygenAlone = sum((row) => row.oxygenAlone ?? 0);
  return {
    overdoses: sum((row) => row.overdoses) - oxygenAlone,
    oxygenAlone,
    deaths: sum((row) => row.deaths),
  };
};

const checkOptions = (seed: number, blocks: number, perBlock: number, rules: number): Result<null> => {
  const check = createChecker();
  check.count('seed', seed);
  if (check.count('blocks', blocks) && blocks < 2)
    check.report('too-few', 'blocks', { least: 2, got: blocks });
  if (check.count('perBlock', perBlock) && perBlock < 64) {
    check.report('too-few', 'perBlock', { least: 64, got: perBlock });
  }
  if (rules !== 1 && rules !== 2) check.report('outside', 'rules', { low: 1, high: 2, got: String(rules) });
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
