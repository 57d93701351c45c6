// Random numbers of the answer: every input and every kind of chance has its own Sobol dimension, so that a moved input moves
// the answer and not the noise, and scenarios share their draws.
import type { Distribution } from '../inference/distribution.ts';
import { sobolColumn } from '../inference/points.ts';
import { createNormalTable, createUnitDraws, transform, type UnitDraws } from '../inference/transform.ts';
import { type Input, type InputName, inputNames } from './inputs.ts';

/** Chance that no input stands for. The order is the Sobol dimension after the first inputs'. */
const chanceNames = ['rate', 'kits', 'room', 'more', 'heard', 'hcv', 'hiv'] as const;
export type ChanceName = (typeof chanceNames)[number];

export type Draws = {
  readonly size: number;
  readonly blocks: number;
  readonly unitOf: (name: InputName | ChanceName) => UnitDraws;
  /** Values of each input; kept while its distribution stays the same. */
  readonly valuesOf: (inputs: readonly Input[]) => Readonly<Record<InputName, Float64Array>>;
};

export const createDraws = (seed: number, blocks: number, perBlock: number): Draws => {
  const table = createNormalTable();
  // What was added later comes last, so that all before it keep their numbers.
  const first = inputNames.indexOf('oxygenAlone');
  const dimensions: readonly string[] = [
    ...inputNames.slice(0, first),
    ...chanceNames,
    ...inputNames.slice(first),
  ];
  const size = blocks * perBlock;
  const made = new Map<string, UnitDraws>();
  // Made when first asked for: a form without infections never draws their inputs.
  const unitOf: Draws['unitOf'] = (name) => {
    const kept = made.get(name);
    if (kept !== undefined) return kept;
    const unit = new Float64Array(size);
    for (let b = 0; b < blocks; b += 1) {
      unit.set(sobolColumn(perBlock, dimensions.indexOf(name), seed * 1000 + b), b * perBlock);
    }
    const draws = createUnitDraws(unit, table);
    made.set(name, draws);
    return draws;
  };
  const cache = new Map<InputName, { readonly key: string; readonly values: Float64Array }>();
  const draw = (name: InputName, distribution: Distribution): Float64Array => {
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
  return {
    size,
    blocks,
    unitOf,
    valuesOf: (inputs) => {
      const values = {} as Record<InputName, Float64Array>;
      for (const { name, distribution } of inputs) values[name] = draw(name, distribution);
      return values;
    },
  };
};
