// Draws in blocks until the Monte Carlo error is small enough: reported, used to stop, never guessed.

import { createChecker, describe } from '../check.ts';
import { guardLater } from '../guard.ts';
import { createProblem, err, ok, type Result } from '../problem.ts';
import { callback, flat, group, leaf, list, number, optional, signal, whole } from '../shape.ts';

export type SteadyOptions = {
  /** Draws of block `index`; independent of other blocks and the same every time it is asked for. */
  readonly block: (index: number) => Float64Array | Promise<Float64Array>;
  /** What is wanted of one block, e.g. its median. */
  readonly quantity: (draws: Float64Array) => number;
  /** Stop when one standard error of the mean quantity is at or below this. */
  readonly error: number;
  readonly minBlocks?: number | undefined;
  readonly maxBlocks?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: SteadyState & { readonly error: number }) => void) | undefined;
  /** Quantities of blocks already done in an earlier run. */
  readonly resume?: SteadyState | undefined;
};

/** Plain data: as many quantities as blocks done. */
export type SteadyState = { readonly quantities: readonly number[] };

export type SteadyRun = SteadyState & {
  readonly mean: number;
  readonly error: number;
  readonly stopped: 'steady' | 'blocks used' | 'cancelled';
};

/** Runs blocks in order. A resumed run ends where an uninterrupted one would. */
export const untilSteady = guardLater(
  [
    flat(
      'options',
      group(
        {
          block: callback,
          quantity: callback,
          error: leaf,
          minBlocks: optional(leaf),
          maxBlocks: optional(whole(1, 1e9)),
          signal: optional(signal),
          onProgress: optional(callback),
          resume: optional(group({ quantities: list(number) })),
        },
        'closed',
      ),
    ),
  ],
  async ({
    block,
    quantity,
    error: aim,
    minBlocks = 5,
    maxBlocks = 200,
    signal,
    onProgress,
    resume,
  }: SteadyOptions): Promise<Result<SteadyRun>> => {
    const check = createChecker();
    check.positive('error', aim);
    if (check.count('minBlocks', minBlocks) && minBlocks < 3)
      check.report('too-few', 'minBlocks', { least: 3, got: minBlocks });
    if (check.problems.length > 0) return err(check.problems);
    const quantities = [...(resume?.quantities ?? [])];
    const run = (stopped: SteadyRun['stopped']): Result<SteadyRun> =>
      ok({ quantities, mean: meanOf(quantities), error: errorOf(quantities), stopped });
    for (;;) {
      if (quantities.length >= minBlocks && errorOf(quantities) <= aim) return run('steady');
      if (quantities.length >= maxBlocks) return run('blocks used');
      if (signal?.aborted === true) return run('cancelled');
      const next = quantity(await block(quantities.length));
      if (!Number.isFinite(next))
        return err([createProblem('not-a-number', 'quantity', { got: describe(next) })]);
      quantities.push(next);
      onProgress?.({ quantities, error: errorOf(quantities) });
    }
  },
  { infinite: true },
);

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / values.length;

const errorOf = (values: readonly number[]): number => {
  if (values.length < 2) return Infinity;
  const mean = meanOf(values);
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
  return Math.sqrt(variance / values.length);
};
