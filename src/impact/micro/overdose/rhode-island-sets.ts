// The calibrated sets of the Rhode Island model, joint as they were published.
import type { OverdoseParameters } from './parameters.ts';
import { rhodeIslandMedian } from './rhode-island.ts';
import { rhodeIslandSetLines } from './rhode-island-sets.data.ts';

/** Columns of the data, in order. */
const columns = [
  'fentanylGrowth',
  'overdosePrescription',
  'overdoseLowerRisk',
  'higherRiskFactor',
  'fentanylFactor',
  'returnFactor',
  'everOverdosedFactor',
  'publicPlace',
  'witnessedPublic',
  'witnessedPrivate',
  'ambulancePublic',
  'ambulancePrivate',
  'hospital',
  'ceaseAfterOverdose',
  'deathUnhelped',
  'deathWithNaloxone',
  'ambulanceRelativeRisk',
  'kitStrength',
] as const satisfies readonly (keyof OverdoseParameters)[];

let lines: readonly string[] | undefined;

/** How many sets there are. */
export const rhodeIslandSetCount = 1000;

/** Published set number `index`, 0 to 999. Read when first asked for. */
export const rhodeIslandSet = (index: number): OverdoseParameters => {
  lines ??= rhodeIslandSetLines.trim().split('\n');
  const values = (lines[index] ?? '').split(' ').map(Number);
  return {
    ...rhodeIslandMedian,
    ...Object.fromEntries(columns.map((name, i) => [name, values[i] ?? Number.NaN])),
  };
};
