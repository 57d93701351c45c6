// Every uncertain input of the answer, in one fixed order: an input keeps its random numbers whatever else changes,
// so that a slider moves the answer and not the noise.

import type { DrawableEffect, Registry } from '../evidence/registry.ts';
import { type Distribution, distributionFromRange } from '../inference/distribution.ts';
import { createProblem, type Problem } from '../problem.ts';
import type { LocalForm } from '../program/local.ts';
import type { Program } from '../program/program.ts';

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
  | { readonly kind: 'own figure, no source' }
  | { readonly kind: 'not used' };

export type Input = {
  readonly name: InputName;
  readonly distribution: Distribution;
  readonly origin: InputOrigin;
};

export type InputsOrProblems =
  | { readonly ok: true; readonly value: readonly Input[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The inputs of a checked program and local form. A chosen figure that is unknown or undrawable is a problem. */
export const gatherInputs = (
  registry: Registry,
  program: Program,
  local: LocalForm,
  choices: Choices,
): InputsOrProblems => {
  const problems: Problem[] = [];
  const unused: Omit<Input, 'name'> = {
    distribution: { kind: 'fixed', value: 1 },
    origin: { kind: 'not used' },
  };
  const atRisk = local.law.kind === 'people-at-risk';
  const infections = local.injecting !== null && program.people !== null;

  const fromEvidence = (name: EvidenceInput): Omit<Input, 'name'> => {
    const choice = choices[name];
    if (choice !== undefined && 'own' in choice) {
      return { distribution: choice.own, origin: { kind: 'own figure, no source' } };
    }
    const found =
      choice === undefined ? registry.cautious(evidenceLinks[name]) : registry.drawable(choice.effect);
    if (!found.ok) {
      problems.push(...found.problems.map((problem) => ({ ...problem, field: `choices.${name}` })));
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
  const fromLocal = (
    name: 'deaths' | 'witnessed' | 'ambulance' | 'otherKitsPerYear',
  ): Omit<Input, 'name'> => ({
    distribution: distributionFromRange(local[name]),
    origin: { kind: 'local form' },
  });
  const describe = (name: InputName): Omit<Input, 'name'> => {
    switch (name) {
      case 'deaths':
      case 'witnessed':
      case 'ambulance':
      case 'otherKitsPerYear':
        return fromLocal(name);
      case 'peopleAtRisk':
      case 'kitsPerMonthBefore':
        return atRisk
          ? { distribution: distributionFromRange(local[name]), origin: { kind: 'local form' } }
          : unused;
      case 'useLawScale':
      case 'pharmacyKitRatio':
        return atRisk ? fromEvidence(name) : unused;
      case 'deathWithoutHelp':
      case 'deathWithNaloxone':
      case 'ambulanceRatio':
        return fromEvidence(name);
      case 'people':
        return infections && program.people !== null
          ? { distribution: distributionFromRange(program.people), origin: { kind: 'program log' } }
          : unused;
      case 'hcvRatio':
      case 'hivRatio':
        return infections ? fromEvidence(name) : unused;
      default:
        return infections && local.injecting !== null
          ? { distribution: distributionFromRange(local.injecting[name]), origin: { kind: 'local form' } }
          : unused;
    }
  };
  const inputs = inputNames.map((name): Input => ({ name, ...describe(name) }));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: inputs };
};

/** True for a figure that stands in place of the cautious one: another study's, or a person's own without a source. */
export const isNotCautious = ({ origin }: Pick<Input, 'origin'>): boolean =>
  origin.kind === 'own figure, no source' || (origin.kind === 'evidence' && !origin.cautious);
