// Every uncertain input of the answer, in one fixed order: an input keeps its random numbers whatever else changes,
// so that a slider moves the answer and not the noise.

import type { Range, RangeBound } from '../check.ts';
import type { Effect } from '../evidence/effect.ts';
import type { DrawableEffect, Registry } from '../evidence/registry.ts';
import { slopesPerResident } from '../forms/state-slopes.ts';
import { distributionFromAnswer } from '../inference/asked.ts';
import { type Distribution, distributionFromRange } from '../inference/distribution.ts';
import { createProblem, err, ok, type Problem, type Result } from '../problem.ts';
import type { AskedRange } from '../program/asked.ts';
import { residentsOf, weightsOf } from '../program/law.ts';
import type { InjectingForm, LocalForm } from '../program/local.ts';
import type { Program } from '../program/program.ts';
import type { Rules } from './rules.ts';

/** Inputs by name; the order is the Sobol dimension and must never change within an engine version. */
export const inputNames = [
  'deaths',
  'peopleAtRisk',
  'witnessed',
  'ambulance',
  'otherKitsPerYear',
  'kitsPerMonthBefore',
  'useLawScale',
  'pharmacyKitRatio',
  'deathWithoutHelp',
  'deathWithNaloxone',
  'ambulanceRatio',
  'people',
  'wellCovered',
  'hcvSusceptible',
  'hcvIncidence',
  'hivSusceptible',
  'hivIncidence',
  'hcvRatio',
  'hivRatio',
  // Since engine 2.
  'law',
  'stateSlope',
  'rateRatio',
  'reportedShare',
  'injectionsPerYear',
  // After the kinds of chance (draws.ts).
  'oxygenAlone',
  'beginTreatment',
] as const;

export type InputName = (typeof inputNames)[number];

/** Which registry link an input is drawn from when the person has not chosen a figure. */
export const evidenceLinks = {
  useLawScale: 'use-law-scale',
  pharmacyKitRatio: 'pharmacy-kit',
  deathWithoutHelp: 'death-without-help',
  deathWithNaloxone: 'death-with-naloxone',
  ambulanceRatio: 'ambulance-death',
  hcvRatio: 'nsp-hcv',
  hivRatio: 'nsp-hiv',
  stateSlope: 'state-curve',
  rateRatio: 'kits-overdose-death',
} as const satisfies Partial<Record<InputName, string>>;

export type EvidenceInput = keyof typeof evidenceLinks;

/** A figure chosen over the cautious default, by its id in the registry, or a person's own range (then unsourced). */
export type Choice = { readonly effect: string } | { readonly own: Distribution };

export type Choices = Partial<Readonly<Record<EvidenceInput, Choice>>>;

/** Where an input comes from, to be shown one tap away. */
export type InputOrigin =
  | { readonly kind: 'local form' }
  | { readonly kind: 'program log' }
  /** `cautious`: the figure is the default of its link, whether or not it was also chosen by name. */
  | {
      readonly kind: 'evidence';
      readonly effect: DrawableEffect;
      readonly chosen: boolean;
      readonly cautious: boolean;
    }
  /** A suggestion computed from published figures, as it stood. */
  | { readonly kind: 'suggested'; readonly effects: readonly Effect[] }
  /** Ours, without a source, and wide on purpose. */
  | { readonly kind: 'assumed' }
  | { readonly kind: 'own figure, no source' }
  | { readonly kind: 'not used' };

export type Input = {
  readonly name: InputName;
  readonly distribution: Distribution;
  readonly origin: InputOrigin;
};

/** The inputs of a checked program and local form. A chosen figure that is unknown or undrawable is a problem. */
export const gatherInputs = (
  registry: Registry,
  program: Program,
  local: LocalForm,
  choices: Choices,
  rules: Rules,
): Result<readonly Input[]> => {
  const problems: Problem[] = [];
  const unused: Omit<Input, 'name'> = {
    distribution: { kind: 'fixed', value: 1 },
    origin: { kind: 'not used' },
  };
  const weights = weightsOf(local.law);
  const { people } = program;
  const injecting = people === null ? null : local.injecting;

  const fromEvidence = (name: EvidenceInput): Omit<Input, 'name'> => {
    const choice = choices[name];
    if (choice !== undefined && 'own' in choice) {
      return { distribution: choice.own, origin: { kind: 'own figure, no source' } };
    }
    const found =
      choice === undefined ? registry.cautious(evidenceLinks[name]) : registry.drawable(choice.effect);
    if (!found.ok) {
      problems.push(...found.error.map((problem) => ({ ...problem, field: `choices.${name}` })));
      return unused;
    }
    const effect = found.value;
    if (effect.link !== evidenceLinks[name]) {
      problems.push(
        createProblem('wrong-format', `choices.${name}`, {
          expected: `a figure for ${evidenceLinks[name]}`,
          got: effect.id,
        }),
      );
      return unused;
    }
    const first = registry.cautious(evidenceLinks[name]);
    const cautious = first.ok && first.value.id === effect.id;
    const origin = { kind: 'evidence', effect, chosen: choice !== undefined, cautious } as const;
    return { distribution: effect.distribution, origin };
  };
  const asked = (range: AskedRange | undefined, bound: RangeBound): Omit<Input, 'name'> =>
    range === undefined
      ? unused
      : { distribution: readRange(range, bound, rules), origin: originOf(registry, range) };
  const when = (isUsed: boolean, make: () => Omit<Input, 'name'>): Omit<Input, 'name'> =>
    isUsed ? make() : unused;
  const describe = (name: InputName): Omit<Input, 'name'> => {
    switch (name) {
      case 'deaths':
      case 'otherKitsPerYear':
        return asked(local[name], 'not-negative');
      case 'witnessed':
      case 'ambulance':
        return asked(local[name], 'probability');
      case 'peopleAtRisk':
        return when(weights.atRisk > 0 || residentsOf(local.law) === null, () =>
          asked(local.peopleAtRisk, 'positive'),
        );
      case 'kitsPerMonthBefore':
        return when(weights.atRisk > 0, () => asked(local.kitsPerMonthBefore, 'not-negative'));
      case 'useLawScale':
      case 'pharmacyKitRatio':
        return when(weights.atRisk > 0, () => fromEvidence(name));
      case 'deathWithoutHelp':
      case 'deathWithNaloxone':
      case 'ambulanceRatio':
        return fromEvidence(name);
      case 'law':
        return when(Object.values(weights).filter((weight) => weight > 0).length > 1, () => ({
          distribution: { kind: 'uniform', low: 0, high: 1 },
          origin: { kind: 'assumed' },
        }));
      case 'stateSlope':
        return when(weights.stateCurve > 0 && rules > 1, () => spreadOverStates(local, fromEvidence(name)));
      case 'rateRatio':
        return when(weights.rateRatio > 0, () => fromEvidence(name));
      case 'reportedShare':
        return when(program.reversals !== null && rules > 1 && weights.rateRatio < 1, () =>
          local.reportedShare === undefined
            ? { distribution: { kind: 'uniform', low: 0, high: 1 }, origin: { kind: 'assumed' } }
            : asked(local.reportedShare, 'probability'),
        );
      case 'oxygenAlone':
        return when(program.room?.some(({ oxygenAlone = 0 }) => oxygenAlone > 0) === true, () =>
          asked(local.oxygenAlone, 'probability'),
        );
      case 'beginTreatment':
        return asked(local.beginTreatment, 'probability');
      case 'people':
        return injecting === null || people === null
          ? unused
          : {
              distribution: readRange(people, 'not-negative', rules),
              origin: { kind: 'program log' },
            };
      case 'hcvRatio':
      case 'hivRatio':
        return when(injecting !== null, () => fromEvidence(name));
      case 'injectionsPerYear':
        return when(rules > 1, () => asked(injecting?.injectionsPerYear, 'positive'));
      case 'wellCovered':
        return when(rules === 1, () => asked(injecting?.wellCovered, 'probability'));
      default:
        return asked((injecting ?? ({} as Partial<InjectingForm>))[name], 'probability');
    }
  };
  const inputs = inputNames.map((name): Input => ({ name, ...describe(name) }));
  return problems.length > 0 ? err(problems) : ok(inputs);
};

const readRange = (range: Range, bound: RangeBound, rules: Rules): Distribution =>
  rules === 1 ? distributionFromRange(range) : distributionFromAnswer(range, bound);

const originOf = (registry: Registry, { from = [] }: AskedRange): InputOrigin => {
  const effects = from.map((id) => registry.byId(id)).flatMap((found) => (found.ok ? [found.value] : []));
  return effects.length > 0 ? { kind: 'suggested', effects } : { kind: 'local form' };
};

/** Where no state is named, the curve's own width and the spread over the modelled states are drawn as one. */
const spreadOverStates = (local: LocalForm, own: Omit<Input, 'name'>): Omit<Input, 'name'> => {
  if (local.law.kind !== 'mixture' || local.law.state !== null) return own;
  const { distribution } = own;
  const sigma =
    distribution.kind === 'interval'
      ? (Math.log(distribution.high) - Math.log(distribution.low)) / (2 * 1.959964)
      : 0;
  return {
    ...own,
    distribution: { kind: 'lognormal', mu: 0, sigma: Math.hypot(sigma, slopesPerResident.sigma) },
  };
};

/** True for a figure that stands in place of the cautious one: another study's, or a person's own without a source. */
export const isNotCautious = ({ origin }: Pick<Input, 'origin'>): boolean =>
  origin.kind === 'own figure, no source' || (origin.kind === 'evidence' && !origin.cautious);
