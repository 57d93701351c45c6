// Infections averted among people whose needles cover their injections. With the program there, `incidence` is seen;
// without it, incidence would be that over the ratio. averted = people x covered x susceptible x incidence x (1/ratio - 1).
// The cautious hepatitis C ratio reaches above 1, so its interval includes infections added: that is what is known.
import { type Summary, summarize } from '../inference/summary.ts';
import type { Input, InputName } from './inputs.ts';
import type { Remember } from './remember.ts';

export type InfectionsAnswer = { readonly hcvAverted: Summary; readonly hivAverted: Summary };

/** Null when the local form left the part out. */
export const infectionsAverted = (
  inputs: readonly Input[],
  values: Readonly<Record<InputName, Float64Array>>,
  blocks: number,
  remember: Remember,
): InfectionsAnswer | null => {
  const used = inputs.some(({ name, origin }) => name === 'wellCovered' && origin.kind !== 'not used');
  if (!used) return null;
  const { people, wellCovered } = values;
  const averted = (susceptible: InputName, incidence: InputName, ratio: InputName): Summary => {
    const columns = [people, wellCovered, values[susceptible], values[incidence], values[ratio]] as const;
    return remember(ratio, columns, () => summarize(multiply(...columns), blocks));
  };
  return {
    hcvAverted: averted('hcvSusceptible', 'hcvIncidence', 'hcvRatio'),
    hivAverted: averted('hivSusceptible', 'hivIncidence', 'hivRatio'),
  };
};

type Column = Float64Array;

const multiply = (
  people: Column,
  wellCovered: Column,
  susceptible: Column,
  incidence: Column,
  ratio: Column,
): Column => {
  const out = new Float64Array(people.length);
  for (let i = 0; i < out.length; i += 1) {
    const atRisk = (people[i] ?? 0) * (wellCovered[i] ?? 0) * (susceptible[i] ?? 0);
    out[i] = atRisk * (incidence[i] ?? 0) * (1 / (ratio[i] ?? 1) - 1);
  }
  return out;
};
