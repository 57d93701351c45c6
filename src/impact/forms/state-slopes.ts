// Slopes of the naloxone use law by United States state, fitted once to the curves that the authors of Irvine et al. 2022
// (Lancet Public Health, doi 10.1016/S2468-2667(21)00304-2) publish on their results site. Read 2026-11-23.
// The 12 states marked `modelled` come from up to 50 points a curve; the other 38 are the authors' extrapolation from 2 or
// 3 points a curve, and are flagged wherever they are used. What each curve looked like: naloxone-states.ts.
import { createProblem, err, ok, type Result } from '../problem.ts';
import { stateSlopeLines } from './state-slopes.data.ts';

export type AccessPoint = 'community' | 'prescription' | 'pharmacy';

/** What a prescribed kit counts for against a community kit: 0.196 to 0.201 in the fits, 0.2 in the law. */
export const prescriptionWeight = 0.2;

export type StateSlope = {
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
};

export const stateSlopes: readonly StateSlope[] = stateSlopeLines
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', name = '', epidemic = '', kind, population, lambda] = line.split('|');
    return {
      code,
      name,
      epidemic,
      modelled: kind === 'modelled',
      population: Number(population),
      lambda: Number(lambda),
    };
  });

/** One of `states` by postal code or name. */
export const findAmong = <State extends StateSlope>(
  states: readonly State[],
  codeOrName: string,
): Result<State> => {
  const wanted = codeOrName.trim().toLowerCase();
  const found = states.find(
    ({ code, name }) => code.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  return found === undefined ? err([createProblem('unknown', 'state', { got: codeOrName })]) : ok(found);
};

/** A state's slope per kit a year and resident: its published slope times its residents of 2017. */
export const slopePerResident = ({ lambda, population }: StateSlope): number => lambda * population;

/** Middle of those slopes over the twelve modelled states, and their spread, both on the log scale. */
export const slopesPerResident: { readonly middle: number; readonly sigma: number } = (() => {
  const logs = stateSlopes
    .filter(({ modelled }) => modelled)
    .map((state) => Math.log(slopePerResident(state)));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const squares = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
  return { middle: Math.exp(mean), sigma: Math.sqrt(squares / (logs.length - 1)) };
})();
