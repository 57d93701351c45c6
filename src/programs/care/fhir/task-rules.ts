import type { JsonObject } from '#log/index.ts';
import { type Coding, forms, gravity } from './codes.ts';
import { codingsOf, hasCode, listOf, textOf } from './json.ts';
import type { ProblemCode } from './problems.ts';

/**
 * The seven rules of HL7's Gravity guide for tasks. Each says whether a Task keeps it; one that is not about a Task is kept by it. They hold to the
 * words of the guide where its expressions let more through (docs/decisions/2026-11-27-referrals-as-fhir.md).
 */

const inGravity = (code: string): Coding => ({ system: gravity, code });
const inForms = (code: string): Coding => ({ system: forms, code });

/** What a Task refers to, by the type of that; undefined where it is not to be had. */
export type TypeOf = (reference: JsonObject) => string | undefined;

type Rule = (task: JsonObject, typeOf: TypeOf) => boolean;

const isAbout = (task: JsonObject, coding: Coding): boolean => hasCode([task['code']], coding);
const typesOf = (task: JsonObject, side: 'input' | 'output'): readonly unknown[] =>
  listOf(task[side]).map(({ type }) => type);
const given = (task: JsonObject, coding: Coding): boolean => hasCode(typesOf(task, 'input'), coding);
const isDescribed = (task: JsonObject): boolean => textOf(task['description']) !== undefined;
const hasNoOutput = (task: JsonObject): boolean => listOf(task['output']).length === 0;
const isAnsweredBy = (task: JsonObject, coding: Coding): boolean =>
  hasNoOutput(task) || hasCode(typesOf(task, 'output'), coding);
const isAnsweredOnlyBy = (task: JsonObject, { system, code }: Coding): boolean =>
  codingsOf(...typesOf(task, 'output')).every((each) => each['system'] === system && each['code'] === code);

const askedBy = [inForms('questionnaire'), inGravity('questionnaire-pdf'), inGravity('questionnaire-url')];

export const taskRules: Readonly<Record<Extract<ProblemCode, `SDOH-${string}`>, Rule>> = {
  'SDOH-Task-1': (task) =>
    !isAbout(task, inForms('complete-questionnaire')) ||
    (askedBy.filter((coding) => given(task, coding)).length === 1 &&
      given(task, inGravity('questionnaire-category'))),
  'SDOH-Task-2': (task) =>
    !isAbout(task, inGravity('general-information')) ||
    (isDescribed(task) && isAnsweredOnlyBy(task, inGravity('general-information-response'))),
  'SDOH-Task-3': (task, typeOf) =>
    !isAbout(task, inGravity('review-material')) ||
    listOf([task['focus']]).some((focus) => typeOf(focus) === 'DocumentReference'),
  'SDOH-Task-4': (task) =>
    !isAbout(task, inGravity('make-contact')) || given(task, inGravity('contact-entity')),
  'SDOH-Task-5': (task) =>
    !given(task, inForms('questionnaire')) || isAnsweredBy(task, inForms('questionnaire-response')),
  // The guide has the code in its own system, and the rule in that of forms: it is kept in both.
  'SDOH-Task-6': (task) =>
    [inGravity, inForms].every(
      (system) =>
        !given(task, system('questionnaire-pdf')) ||
        isAnsweredBy(task, system('questionnaire-pdf-completed')),
    ),
  'SDOH-Task-7': (task) =>
    !isAbout(task, inGravity('make-contact')) ||
    (isDescribed(task) && isAnsweredOnlyBy(task, inGravity('chosen-contact'))),
};

/** The rules that a Task breaks. */
export const brokenBy = (task: JsonObject, typeOf: TypeOf): readonly ProblemCode[] =>
  (Object.keys(taskRules) as (keyof typeof taskRules)[]).filter((code) => !taskRules[code](task, typeOf));
