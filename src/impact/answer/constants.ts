// What the answer takes as certain because no interval was read: shown beside the drawn assumptions, never hidden.
import type { Source } from '../evidence/effect.ts';
import type { Registry } from '../evidence/registry.ts';
import { kitLifeMonths } from '../forms/kits.ts';
import { findAmong, prescriptionWeight, slopesPerResident, stateSlopes } from '../forms/state-slopes.ts';
import { type UseLaw, weightsOf } from '../program/law.ts';
import type { LocalForm } from '../program/local.ts';

export type ConstantName = 'kitLife' | 'prescriptionWeight' | 'stateSlope';

export type Constant = {
  readonly name: ConstantName;
  readonly value: number;
  readonly source: Source;
  /** True for the slope of a state that the authors extrapolated to and did not model. */
  readonly extrapolated: boolean;
};

/** The constants that this form's law uses. */
export const constantsOf = (registry: Registry, local: LocalForm): readonly Constant[] => {
  const prescription: Constant = {
    name: 'prescriptionWeight',
    value: prescriptionWeight,
    source: irvine,
    extrapolated: false,
  };
  const weights = weightsOf(local.law);
  const life = registry.byId('kit-life');
  return [
    ...(weights.atRisk > 0 && life.ok
      ? [{ name: 'kitLife', value: kitLifeMonths, source: life.value.source, extrapolated: false } as const]
      : []),
    ...(weights.stateCurve > 0 ? [slopeOf(local.law)] : []),
    prescription,
  ];
};

/** A state's own slope per kit a year; without a state, the middle of the twelve modelled ones per kit a year and resident. */
const slopeOf = (law: UseLaw): Constant => {
  const state =
    law.kind === 'people-at-risk' || law.state === null ? null : findAmong(stateSlopes, law.state);
  return state?.ok === true
    ? { name: 'stateSlope', value: state.value.lambda, source: irvine, extrapolated: !state.value.modelled }
    : { name: 'stateSlope', value: slopesPerResident.middle, source: irvine, extrapolated: false };
};

const irvine: Source = {
  citation: 'Irvine MA et al. Lancet Public Health 2022, e210-e218',
  identifier: '10.1016/S2468-2667(21)00304-2',
  place: 'curves of the authors’ results site, slopes fitted to them',
  read: '2026-11-23',
};
