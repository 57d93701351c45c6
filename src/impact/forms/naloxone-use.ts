// How likely naloxone is used when someone is there: the use law, in its two published forms.
//
//   by state  p = 1 - exp(-lambda (community + pharmacy + 0.2 prescription))     Irvine et al. 2022
//   at risk   p = cap (1 - exp(-(scale / cap) kits / people))                     Zang et al. 2022 (PMC9647481)
//
// The first counts kits handed out in a year over a whole state; the second counts kits in circulation (kits.ts) over
// everyone at risk, and is the more conservative of the two.

import { type Checker, createChecker } from '../check.ts';
import { guard } from '../guard.ts';
import type { Result } from '../problem.ts';
import { flat, group, leaf, optional, parameter, text } from '../shape.ts';
import { type NaloxoneState, naloxoneStates } from './naloxone-states.ts';
import { findAmong, prescriptionWeight } from './state-slopes.ts';

export { prescriptionWeight } from './state-slopes.ts';

/** Kits a year by access point. */
export type KitsByAccess = {
  readonly community: number;
  readonly pharmacy: number;
  readonly prescription: number;
};

/** A state by postal code or name. `extrapolated` is true for the 38 states the authors did not model. */
export const findState = guard(
  [parameter('state', text)],
  (codeOrName: string): Result<NaloxoneState> => findAmong(naloxoneStates, codeOrName),
);

export type UseInState = {
  /** Probability that naloxone is used in a witnessed overdose, 0 to 1. */
  readonly probability: number;
  /** True when the state's slope is the authors' extrapolation. */
  readonly extrapolated: boolean;
};

/** Use law of a state at the given kits a year. */
export const naloxoneUseInState = guard(
  [parameter('state', text), parameter('kits', group({}))],
  (state: string, kits: KitsByAccess): Result<UseInState> => {
    const found = findState(state);
    if (!found.ok) return found;
    const check = createChecker();
    checkKits(check, kits);
    return check.finish(() => ({
      probability: 1 - Math.exp(-found.value.lambda * weighKits(kits)),
      extrapolated: !found.value.modelled,
    }));
  },
);

/** Kits as community kits: pharmacy counts fully, prescription one fifth. */
export const weighKits = ({ community, pharmacy, prescription }: KitsByAccess): number =>
  community + pharmacy + prescriptionWeight * prescription;

export type KitsNeeded = {
  /** Community-equivalent kits a year for the coverage, in all. */
  readonly total: number;
  readonly per100k: number;
  /** What is missing beyond the kits already handed out, never below zero. */
  readonly additional: number;
  readonly extrapolated: boolean;
};

/** Kits a year so that naloxone is used in a share `coverage` (0 to below 1) of witnessed overdoses: -ln(1-c)/lambda. */
export const kitsForCoverage = guard(
  [parameter('state', text), parameter('coverage', leaf), parameter('kits', optional(group({})))],
  (
    state: string,
    coverage: number,
    already: KitsByAccess = { community: 0, pharmacy: 0, prescription: 0 },
  ): Result<KitsNeeded> => {
    const found = findState(state);
    if (!found.ok) return found;
    const check = createChecker();
    if (check.probability('coverage', coverage) && coverage === 1) {
      check.report('outside', 'coverage', { low: 0, high: 'below 1', got: 1 });
    }
    checkKits(check, already);
    return check.finish(() => {
      const total = -Math.log1p(-coverage) / found.value.lambda;
      return {
        total,
        per100k: (total / found.value.population) * 100_000,
        additional: Math.max(0, total - weighKits(already)),
        extrapolated: !found.value.modelled,
      };
    });
  },
);

export type UseAtRisk = {
  /** Kits in circulation, see `kitsInCirculation`. */
  readonly kits: number;
  /** People at risk of an opioid overdose in the area. */
  readonly people: number;
  /** Calibrated scale, 0.75 to 1.25; 1 when left out (its published middle). */
  readonly scale?: number | undefined;
  /** Highest reachable probability; 1 as published. */
  readonly cap?: number | undefined;
};

/** Use law over people at risk. */
export const naloxoneUseAtRisk = guard(
  [flat('use', group({ kits: leaf, people: leaf, scale: optional(leaf), cap: optional(leaf) }, 'closed'))],
  ({ kits, people, scale = 1, cap = 1 }: UseAtRisk): Result<number> => {
    const check = createChecker();
    check.notNegative('kits', kits);
    check.positive('people', people);
    check.positive('scale', scale);
    if (check.probability('cap', cap)) check.positive('cap', cap);
    return check.finish(() => cap * (1 - Math.exp((-scale / cap) * (kits / people))));
  },
);

const checkKits = (check: Checker, kits: KitsByAccess): void => {
  check.notNegative('kits.community', kits.community);
  check.notNegative('kits.pharmacy', kits.pharmacy);
  check.notNegative('kits.prescription', kits.prescription);
};
