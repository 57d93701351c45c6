// Infections averted by needles among the people served.
//
// Needles cover a share z of injections: z = min(1, needles / (people x injections x years)). The published ratio is for people
// whose needles cover every injection, so at z the risk is R = 1 - z (1 - ratio). With the program there, `incidence` is seen;
// without it, it would be incidence / R.
//
//   static    people x susceptible x incidence x years x (1 / R - 1)
//   dynamic   hepatitis C only: the share with it, c, is in balance while the program is there. Without it
//             c' = b c (1 - c) - leave c, b = incidence / (R c0), leave = incidence (1 - c0) / c0: a logistic curve, so what
//             people who were not infected would have passed on is in it.
//
// The cautious hepatitis C ratio reaches above 1, so its interval includes infections added: that is what is known. All are
// counts, with the chance of small numbers in them.
import { signedPoissonAt } from '../inference/count.ts';
import { type Summary, summarize, summarizeCounts } from '../inference/summary.ts';
import type { UnitDraws } from '../inference/transform.ts';
import { monthsBetween } from '../program/month.ts';
import type { Program } from '../program/program.ts';
import type { Draws } from './draws.ts';
import type { Input, InputName } from './inputs.ts';
import type { Remember } from './remember.ts';
import type { Rules } from './rules.ts';

export type InfectionsAnswer = {
  /** Direct only: among the people served, in the period. */
  readonly hcvAverted: Summary;
  readonly hivAverted: Summary;
  /** Share of injections with a new needle; null for a file of engine 1, which was told the covered share. */
  readonly coverage: Summary | null;
  /** Hepatitis C with what would have been passed on, in the period and in ten years without the program; null as above. */
  readonly hcvDynamic: { readonly period: Summary; readonly tenYears: Summary } | null;
};

type Values = Readonly<Record<InputName, Float64Array>>;

/** Null when the local form left the part out. */
export const infectionsAverted = (
  program: Program,
  inputs: readonly Input[],
  values: Values,
  draws: Draws,
  remember: Remember,
  rules: Rules,
): InfectionsAnswer | null => {
  const isUsed = inputs.some(({ name, origin }) => name === 'hcvRatio' && origin.kind !== 'not used');
  if (!isUsed) return null;
  const { blocks } = draws;
  const { people, wellCovered } = values;
  if (rules === 1) {
    const averted = (susceptible: InputName, incidence: InputName, ratio: InputName): Summary => {
      const columns = [people, wellCovered, values[susceptible], values[incidence], values[ratio]] as const;
      return remember(ratio, columns, () => summarize(covered(...columns), blocks));
    };
    return {
      hcvAverted: averted('hcvSusceptible', 'hcvIncidence', 'hcvRatio'),
      hivAverted: averted('hivSusceptible', 'hivIncidence', 'hivRatio'),
      coverage: null,
      hcvDynamic: null,
    };
  }
  const years = monthsBetween(program.from, program.to).length / 12;
  const needles = neededOf(program);
  const { injectionsPerYear } = values;
  const coverage = remember(`coverage ${needles} ${years}`, [people, injectionsPerYear], () =>
    people.map((n, i) => Math.min(1, needles / Math.max(1e-9, n * (injectionsPerYear[i] ?? 1) * years))),
  );
  const averted = (
    name: string,
    susceptible: Float64Array,
    incidence: Float64Array,
    ratio: Float64Array,
    chance: UnitDraws,
    expected: (people: number, susceptible: number, incidence: number, risk: number) => number,
  ): Summary =>
    remember(`${name} ${years}`, [people, coverage, susceptible, incidence, ratio], () => {
      const means = people.map((n, i) => {
        const risk = 1 - (coverage[i] ?? 0) * (1 - (ratio[i] ?? 1));
        return expected(n, susceptible[i] ?? 0, incidence[i] ?? 0, risk);
      });
      const counts = means.map((mean, i) =>
        signedPoissonAt(mean, chance.unit[i] ?? 0.5, chance.normal[i] ?? 0),
      );
      return summarizeCounts(counts, means, blocks);
    });
  const direct = (n: number, susceptible: number, incidence: number, risk: number): number =>
    n * susceptible * incidence * years * (1 / risk - 1);
  const { hcvSusceptible, hcvIncidence, hcvRatio, hivSusceptible, hivIncidence, hivRatio } = values;
  const hcv = (name: string, expected: Parameters<typeof averted>[5]): Summary =>
    averted(name, hcvSusceptible, hcvIncidence, hcvRatio, draws.unitOf('hcv'), expected);
  return {
    hcvAverted: hcv('hcv', direct),
    hivAverted: averted('hiv', hivSusceptible, hivIncidence, hivRatio, draws.unitOf('hiv'), direct),
    coverage: summarize(coverage, blocks),
    hcvDynamic: {
      period: hcv('hcv dynamic', passedOn(years)),
      tenYears: hcv('hcv ten years', passedOn(10)),
    },
  };
};

/** Needles of the period. */
const neededOf = ({ needles, from, to }: Program): number =>
  (needles ?? []).filter(({ month }) => month >= from && month <= to).reduce((sum, { out }) => sum + out, 0);

/** New infections without the program less those with it, over so many years from the balance: the logistic, exactly. */
const passedOn =
  (years: number) =>
  (people: number, susceptible: number, incidence: number, risk: number): number => {
    const c0 = 1 - susceptible;
    if (!(c0 > 0 && incidence > 0 && susceptible > 0)) return 0;
    const b = incidence / (risk * c0);
    const leave = (incidence * susceptible) / c0;
    const top = 1 - leave / b;
    // Integral of c: ln(1 + c0 (exp(b top T) - 1) / top) / b.
    const grown = Math.abs(top) < 1e-9 ? b * years : Math.expm1(Math.min(700, b * top * years)) / top;
    const infectedYears = Math.log1p(c0 * grown) / b;
    const end = (c0 * (1 + top * grown)) / (1 + c0 * grown);
    return people * (end - c0 + leave * infectedYears - leave * c0 * years);
  };

type Column = Float64Array;

// Engine 1: people whose needles cover every injection, a year.
const covered = (
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
