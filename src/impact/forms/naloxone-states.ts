// What the slopes of state-slopes.ts were fitted to: each published curve as a line in -ln(1 - p), with how far its points lie
// from it, and the kits of the results site's baseline.
import { naloxoneStateLines } from './naloxone-states.data.ts';
import { type AccessPoint, type StateSlope, stateSlopes } from './state-slopes.ts';

export type { AccessPoint } from './state-slopes.ts';

/** Line fitted to one published curve in -ln(1 - p). */
export type FittedCurve = {
  readonly intercept: number;
  /** Per kit and year. */
  readonly slope: number;
  /** Largest distance of a published point from the line, in -ln(1 - p). */
  readonly maxResidual: number;
  readonly points: number;
};

export type NaloxoneState = StateSlope & {
  /** Kits a year by access point at the baseline of the results site; null for extrapolated states. */
  readonly baseline: Readonly<Record<AccessPoint, number>> | null;
  /** What was fitted; null where the curve is flat at 100 % and holds no slope. */
  readonly curves: Readonly<Record<AccessPoint, FittedCurve | null>>;
};

const toNumbers = (cell: string | undefined): readonly number[] | null =>
  cell === undefined || cell === '-' ? null : cell.split(' ').map(Number);

const toCurve = (cell: string | undefined): FittedCurve | null => {
  const numbers = toNumbers(cell);
  if (numbers === null) return null;
  const [intercept = 0, slope = 0, maxResidual = 0, points = 0] = numbers;
  return { intercept, slope, maxResidual, points };
};

const toState = (slope: StateSlope, line: string | undefined): NaloxoneState => {
  const [code = '', kits, community, prescription, pharmacy] = (line ?? '').split('|');
  const base = toNumbers(kits);
  const curve = toCurve(community);
  if (curve === null || code !== slope.code) throw new Error(`${slope.name} has no community curve`);
  return {
    ...slope,
    baseline:
      base === null ? null : { community: base[0] ?? 0, prescription: base[1] ?? 0, pharmacy: base[2] ?? 0 },
    curves: { community: curve, prescription: toCurve(prescription), pharmacy: toCurve(pharmacy) },
  };
};

const curveLines = naloxoneStateLines.trim().split('\n');

export const naloxoneStates: readonly NaloxoneState[] = stateSlopes.map((slope, i) =>
  toState(slope, curveLines[i]),
);
