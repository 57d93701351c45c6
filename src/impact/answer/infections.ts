// Infections averted among people whose needles cover their injections. With the program there, `incidence` is seen;
// without it, incidence would be that over the ratio. averted = people x covered x susceptible x incidence x (1/ratio - 1).
// The cautious hepatitis C ratio reaches above 1, so its interval includes infections added: that is what is known.
import { type Summary, summarize } from '../inference/summary.ts';
import type { Input, InputName } from './inputs.ts';

export type InfectionsAnswer = { readonly hcvAverted: Summary; readonly hivAverted: Summary };

/** Null when the local form left the part out. */
export const infectionsAverted = (
  inputs: readonly Input[],
  values: Readonly<Record<InputName, Float64Array>>,
  blocks: number,
): InfectionsAnswer | null => {
  const used = inputs.some(({ name, origin }) => name === 'wellCovered' && origin.kind !== 'not used');
  if (!used) return null;
  const averted = (susceptible: InputName, incidence: InputName, ratio: InputName): Summary =>
    summarize(
      values.people.map(
        (people, i) =>
          people *
          (values.wellCovered[i] ?? 0) *
          (values[susceptible][i] ?? 0) *
          (values[incidence][i] ?? 0) *
          (1 / (values[ratio][i] ?? 1) - 1),
      ),
      blocks,
    );
  return {
    hcvAverted: averted('hcvSusceptible', 'hcvIncidence', 'hcvRatio'),
    hivAverted: averted('hivSusceptible', 'hivIncidence', 'hivRatio'),
  };
};
