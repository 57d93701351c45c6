// Any closed form under uncertainty: distributions in, summaries and influences out.

import { createChecker } from '../check.ts';
import { guard } from '../guard.ts';
import { createProblem, err, ok, type Problem, type Result } from '../problem.ts';
import {
  amount,
  callback,
  flag,
  group,
  named,
  number,
  optional,
  parameter,
  problemsOf,
  seed as seedShape,
} from '../shape.ts';
import { checkDistribution, type Distribution } from './distribution.ts';
import { byInfluence, type Influence, influenceOf } from './influence.ts';
import { latinHypercube, sobol, sobolDimensions } from './points.ts';
import { type Summary, summarize } from './summary.ts';
import { createNormalTable, createUnitDraws, transform } from './transform.ts';

export type Propagated<Output extends string> = {
  readonly summaries: Readonly<Record<Output, Summary>>;
  /** For each output, the inputs in order of influence. */
  readonly influence: Readonly<Record<Output, readonly Influence[]>>;
};

/**
 * Runs `compute` on 10 blocks of `perBlock` draws of `inputs` (Sobol up to 21 inputs, Latin hypercube beyond). `compute` may
 * refuse an input: the first refusal is the result, so that no draw is ever dropped quietly.
 */
export const propagate = guard(
  [
    parameter('inputs', named(group({}))),
    parameter('compute', callback),
    parameter(
      'options',
      optional(group({ seed: optional(seedShape), perBlock: optional(amount) }, 'closed')),
    ),
  ],
  <Name extends string, Output extends string>(
    inputs: Readonly<Record<Name, Distribution>>,
    compute: (values: Readonly<Record<Name, number>>) => Result<Readonly<Record<Output, number>>>,
    { seed = 1, perBlock = 512 }: { readonly seed?: number; readonly perBlock?: number } = {},
  ): Result<Propagated<Output>> => {
    const names = Object.keys(inputs) as Name[];
    const problems = checkInputs(names, inputs, perBlock);
    if (problems.length > 0) return err(problems);
    const size = blocks * perBlock;
    const points = names.length <= sobolDimensions ? sobol : latinHypercube;
    const drawn = Array.from({ length: blocks }, (_, b) => points(perBlock, names.length, seed * 1000 + b));
    const table = createNormalTable();
    const units = names.map((_, d) => {
      const unit = new Float64Array(size);
      drawn.forEach((block, b) => {
        unit.set(block[d] ?? [], b * perBlock);
      });
      return createUnitDraws(unit, table);
    });
    const values = units.map((unit, d) => transform(inputs[names[d] as Name], unit));
    const outputs = new Map<Output, Float64Array>();
    for (let i = 0; i < size; i += 1) {
      const row = Object.fromEntries(names.map((name, d) => [name, values[d]?.[i] ?? 0])) as Record<
        Name,
        number
      >;
      const result = compute(row);
      const wrong = problemsOf([parameter('compute', group({ ok: flag }))], [result]);
      if (wrong.length > 0) return err(wrong);
      if (!result.ok) return result;
      const unsound = checkOutput(result.value, outputs, i);
      if (unsound !== null) return err([unsound]);
      for (const [name, value] of Object.entries(result.value) as [Output, number][]) {
        const column = outputs.get(name) ?? new Float64Array(size);
        column[i] = value;
        outputs.set(name, column);
      }
    }
    const summaries = {} as Record<Output, Summary>;
    const influence = {} as Record<Output, readonly Influence[]>;
    for (const [name, column] of outputs) {
      summaries[name] = summarize(column, blocks);
      influence[name] = byInfluence(
        names.map((input, d) => influenceOf(input, units[d]?.unit ?? column, column)),
      );
    }
    return ok({ summaries, influence });
  },
);

const blocks = 10;

// Every draw must give the same outputs, each a number: a missing one would count as zero.
const checkOutput = (value: unknown, outputs: ReadonlyMap<string, unknown>, draw: number): Problem | null => {
  const problems = problemsOf([parameter('compute', named(number))], [value]);
  if (problems[0] !== undefined) return problems[0];
  const names = Object.keys(value as object);
  const same = draw === 0 || (names.length === outputs.size && names.every((name) => outputs.has(name)));
  return same
    ? null
    : createProblem('wrong-format', 'compute', {
        expected: [...outputs.keys()].join(', '),
        got: names.join(', '),
      });
};

const checkInputs = <Name extends string>(
  names: readonly Name[],
  inputs: Readonly<Record<Name, Distribution>>,
  perBlock: number,
): readonly Problem[] => {
  const check = createChecker();
  if (names.length === 0) check.report('empty', 'inputs');
  for (const name of names) checkDistribution(check, `inputs.${name}`, inputs[name]);
  if (check.count('perBlock', perBlock) && perBlock < 64) {
    check.report('too-few', 'perBlock', { least: 64, got: perBlock });
  } else if (perBlock > 1e6) check.report('outside', 'perBlock', { low: 64, high: 1e6, got: perBlock });
  return check.problems;
};
