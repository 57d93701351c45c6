import { guardBare } from '../../guard.ts';
import { parameter, seed as seedShape, whole } from '../../shape.ts';
import type { OverdoseParameters } from './parameters.ts';
import { rhodeIslandChances } from './rhode-island-chances.data.ts';
import { rhodeIslandSet, rhodeIslandSetCount } from './rhode-island-sets.ts';

/**
 * Parameter set number `draw` of the calibrated ones, as it was calibrated: how its values hang together is in it. From one
 * seed the first 1 000 draws are all different; another seed begins elsewhere.
 */
export const drawRhodeIsland = guardBare(
  [parameter('seed', seedShape), parameter('draw', seedShape)],
  (seed: number, draw: number): OverdoseParameters =>
    // 387 and 1 000 have no common divisor, so every set comes once.
    rhodeIslandSet(
      ((seed % rhodeIslandSetCount) * 613 + (draw % rhodeIslandSetCount) * 387) % rhodeIslandSetCount,
    ),
);

/** A calibrated set with the chance it was chosen with: what `run` of a model in mode "replicate" takes. */
export type CalibratedRun = {
  readonly parameters: OverdoseParameters;
  readonly seed: number;
  readonly draw: number;
};

const chanceSeed = 20161122;
const chancesTried = 16;

/**
 * Published set number `index` (0 to 999) with its chance. The calibration that was published chose pairs of a set and a seed by
 * how near their run came to the figures observed, so its ranges hold no fresh chance: with fresh chance the same sets
 * spread half as wide again. Here each set has the best of its first tries, by the same twelve figures; how many tries was
 * fitted to the published widths (docs/impact/validation.md).
 */
export const rhodeIslandRuns = {
  count: rhodeIslandSetCount,
  at: guardBare(
    [parameter('index', whole(0, rhodeIslandSetCount - 1))],
    (index: number): CalibratedRun => ({
      parameters: rhodeIslandSet(index),
      seed: chanceSeed,
      draw: index * chancesTried + Number.parseInt(rhodeIslandChances[index] ?? '0', 16),
    }),
  ),
} as const;
