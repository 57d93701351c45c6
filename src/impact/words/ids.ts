// Names of the engine's sentences in the message catalogs beside this file, for screens that show its values.
import type { ConstantName } from '../answer/constants.ts';
import type { InputName } from '../answer/inputs.ts';
import type { ProblemCode } from '../problem.ts';

/** Sentence of a problem; its placeholders are the problem's `values` and `field`. */
export const problemWordId = (code: ProblemCode): string => `impact.problem.${code}`;

/** Name of an input of the answer. */
export const inputWordId = (name: InputName): string => `impact.input.${name}`;

/** Name of what the answer takes as certain. */
export const constantWordId = {
  kitLife: 'impact.constant.kitLife',
  prescriptionWeight: 'impact.constant.prescriptionWeight',
  stateSlope: 'impact.constant.stateSlope',
} as const satisfies Record<ConstantName, string>;

/** Why an input has the value it has. */
export const originWordId = {
  'local form': 'impact.origin.localForm',
  'program log': 'impact.origin.programLog',
  evidence: 'impact.origin.evidence',
  'own figure, no source': 'impact.origin.own',
  'not used': 'impact.origin.notUsed',
} as const;

/** The answer in a sentence: `low`, `high` and `likely` are deaths, already rounded. */
export const answerWordIds = {
  headline: 'impact.answer.headline',
  unclear: 'impact.answer.unclear',
  more: 'impact.answer.more',
  reportsFit: 'impact.answer.reportsFit',
  reportsAbove: 'impact.answer.reportsAbove',
} as const;
