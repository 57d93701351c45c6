// Slopes of the naloxone use law by United States state, fitted once to the curves that the authors of Irvine et al. 2022
// (Lancet Public Health, doi 10.1016/S2468-2667(21)00304-2) publish on their results site. Read 2026-11-23.
// The 12 states marked `modelled` come from up to 50 points a curve; the other 38 are the authors' extrapolation from 2 or
// 3 points a curve, and are flagged wherever they are used.
import { naloxoneStateLines } from './naloxone-states.data.ts';

/** Line fitted to one published curve in -ln(1 - p). */
export type FittedCurve = {
  readonly intercept: number;
  /** Per kit and year. */
  readonly slope: number;
  /** Largest distance of a published point from the line, in -ln(1 - p). */
  readonly maxResidual: number;
  readonly points: number;
};

export type AccessPoint = 'community' | 'prescription' | 'pharmacy';

export type NaloxoneState = {
  readonly code: string;
  readonly name: string;
  /** Kind of epidemic, as the authors class it. */
  readonly epidemic: string;
  /** False for the 38 states that the authors extrapolated to. */
  readonly modelled: boolean;
  /** Residents, 2017. */
  readonly population: number;
  /** Slope of the law per community kit and year: the community curve's. */
  readonly lambda: number;
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

const toState = (line: string): NaloxoneState => {
  const [code = '', name = '', epidemic = '', kind, population, kits, community, prescription, pharmacy] =
    line.split('|');
  const base = toNumbers(kits);
  const curve = toCurve(community);
  if (curve === null) throw new Error(`${name} has no community curve`);
  return {
    code,
    name,
    epidemic,
    modelled: kind === 'modelled',
    population: Number(population),
    lambda: curve.slope,
    baseline:
      base === null ? null : { community: base[0] ?? 0, prescription: base[1] ?? 0, pharmacy: base[2] ?? 0 },
    curves: { community: curve, prescription: toCurve(prescription), pharmacy: toCurve(pharmacy) },
  };
};

export const naloxoneStates: readonly NaloxoneState[] = naloxoneStateLines.trim().split('\n').map(toState);
