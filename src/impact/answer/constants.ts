// What the answer takes as certain because no interval was read: shown beside the drawn assumptions, never hidden.
import type { Source } from '../evidence/effect.ts';
import type { Registry } from '../evidence/registry.ts';
import { kitLifeMonths } from '../forms/kits.ts';
import { findState, prescriptionWeight } from '../forms/naloxone-use.ts';
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
  if (local.law.kind === 'state') {
    const state = findState(local.law.state);
    if (!state.ok) return [prescription];
    const { lambda, modelled } = state.value;
    return [{ name: 'stateSlope', value: lambda, source: irvine, extrapolated: !modelled }, prescription];
  }
  const life = registry.byId('kit-life');
  return life.ok
    ? [
        { name: 'kitLife', value: kitLifeMonths, source: life.value.source, extrapolated: false },
        prescription,
      ]
    : [prescription];
};

const irvine: Source = {
  citation: 'Irvine MA et al. Lancet Public Health 2022, e210-e218',
  identifier: '10.1016/S2468-2667(21)00304-2',
  place: 'curves of the authors’ results site, slopes fitted to them',
  read: '2026-11-23',
};
