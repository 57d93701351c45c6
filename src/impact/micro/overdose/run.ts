import { describe } from '../../check.ts';
import { createFieldChecks } from '../../field-checks.ts';
import { guard, guardBare } from '../../guard.ts';
import { createProblem, err, ok, type Result } from '../../problem.ts';
import { createPhilox } from '../../random/philox.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { flat, group, leaf, optional, parameter, seed as seedShape, whole } from '../../shape.ts';
import { correctedPeople } from './corrected.ts';
import { type OutcomeLayout, type OverdoseOutcomes, outcomeLayout, readOutcomes } from './outcomes.ts';
import { checkOverdoseParameters, type OverdoseParameters } from './parameters.ts';
import {
  checkPopulation,
  createPopulation,
  type OverdosePlace,
  type Population,
  type StartGroup,
  settingShape,
  sharesByUse,
} from './population.ts';
import { replicatePeople } from './replicate.ts';
import { checkFentanyl, createOverdoseTables, type OverdoseMode } from './tables.ts';

/** Who lives where and what kits are about. Plain data: it can be written to a file or sent to a thread. */
export type OverdoseSetting = {
  readonly start: readonly StartGroup[];
  readonly places: readonly OverdosePlace[];
  readonly months: number;
  readonly mode: OverdoseMode;
  /**
   * Share exposed to fentanyl among people who use illicit opioids, by month, instead of the parameters' start and growth. It may
   * stay or rise: who was exposed once stays so.
   */
  readonly fentanylShare?: Schedule | undefined;
};

/** Runs parameter sets on one setting. Made once, as laying out the people costs as much as a run. */
export type OverdoseModel = {
  readonly population: Population;
  readonly layout: OutcomeLayout;
  /** Adds people `from` to `to` - 1 (default: everyone) into `row`, which has `layout.length` numbers. */
  readonly add: (
    row: Int32Array,
    parameters: OverdoseParameters,
    seed: number,
    draw: number,
    from?: number,
    to?: number,
  ) => void;
  /** One whole run. The same seed and draw give the same outcomes, whatever the machine or threads. */
  readonly run: (parameters: OverdoseParameters, seed: number, draw: number) => Result<OverdoseOutcomes>;
};

const runShape = [
  parameter('parameters', group({})),
  parameter('seed', seedShape),
  parameter('draw', seedShape),
];
const rangeShape = (people: number) => [
  parameter('from', optional(whole(0, people))),
  parameter('to', optional(whole(0, people))),
];

export const createOverdoseModel = guard(
  [flat('setting', settingShape)],
  (setting: OverdoseSetting): Result<OverdoseModel> => {
    const checks = createFieldChecks();
    checks.whole('months', setting.months, 1, 1200);
    const known = setting.mode === 'replicate' || setting.mode === 'corrected';
    if (!known) checks.add(createProblem('unknown', 'mode', { got: describe(setting.mode) }));
    checkFentanyl(checks, setting);
    const problems = [...checks.problems, ...checkPopulation(setting.start, setting.places)];
    if (problems.length > 0) return err(problems);
    const { places, months, mode, fentanylShare } = setting;
    const population = createPopulation(setting.start, places);
    const layout = outcomeLayout(months, places.length);
    const shares = sharesByUse(setting.start);
    const kernel = mode === 'replicate' ? replicatePeople : correctedPeople;
    const add: OverdoseModel['add'] = (row, parameters, seed, draw, from = 0, to = population.size) =>
      kernel(
        createOverdoseTables(parameters, places, months, mode, shares, fentanylShare),
        population,
        createPhilox(seed, draw),
        row,
        layout,
        from,
        to,
      );
    return ok({
      population,
      layout,
      add: guardBare([parameter('row', leaf), ...runShape, ...rangeShape(population.size)], add, {
        further: (row, parameters) => [
          ...(row instanceof Int32Array && row.length === layout.length
            ? []
            : [createProblem('wrong-length', 'row', { got: describe(row), expected: layout.length })]),
          ...checkOverdoseParameters(parameters),
        ],
      }),
      run: guard(runShape, (parameters, seed, draw) => {
        const wrong = checkOverdoseParameters(parameters);
        if (wrong.length > 0) return err(wrong);
        const row = new Int32Array(layout.length);
        add(row, parameters, seed, draw);
        return ok(readOutcomes(row, layout));
      }),
    });
  },
);
