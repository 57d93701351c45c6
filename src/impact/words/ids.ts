// Names of the engine's sentences in the message catalogs beside this file, for screens that show its values.
import type { ConstantName } from '../answer/constants.ts';
import type { InputName } from '../answer/inputs.ts';
import type { Notice } from '../answer/notices.ts';
import type { ProblemCode } from '../problem.ts';
import type { LawName } from '../program/law.ts';

/** Sentence of a problem; its placeholders are the problem's `values` and `field`. */
export const problemWordId = (code: ProblemCode): string => `impact.problem.${code}`;

/** Name of an input of the answer. */
export const inputWordId = (name: InputName | 'chance'): string => `impact.input.${name}`;

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
  suggested: 'impact.origin.suggested',
  assumed: 'impact.origin.assumed',
  'own figure, no source': 'impact.origin.own',
  'not used': 'impact.origin.notUsed',
} as const;

/** Name of a study's curve. */
export const lawWordId = (law: LawName): string => `impact.law.${law}`;

/** Sentence of a notice; its placeholders are the notice's values. */
export const noticeWordId = (code: Notice['code']): string => `impact.notice.${code}`;

/** The answer in a sentence, by the kind of its headline: `low`, `high` and `middle` are whole deaths. */
export const answerWordIds = {
  clear: 'impact.answer.headline',
  unclear: 'impact.answer.unclear',
  more: 'impact.answer.more',
} as const;
