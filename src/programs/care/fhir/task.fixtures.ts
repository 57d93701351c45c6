import type { JsonObject } from '#log/index.ts';
import { forms, gravity, taskCode } from './codes.ts';

/** Tasks to a person, for the rules of HL7's Gravity guide. */

const task = (code: JsonObject, more: JsonObject = {}): JsonObject => ({
  resourceType: 'Task',
  id: 'a-task-to-the-person',
  status: 'requested',
  intent: 'order',
  code: { coding: [code] },
  ...more,
});
const g = (code: string): JsonObject => ({ system: gravity, code });
const f = (code: string): JsonObject => ({ system: forms, code });
const part = (...types: readonly JsonObject[]) =>
  types.map((type) => ({ type: { coding: [type] }, valueString: 'as a place has it' }));

/** For each rule a task that it applies to and that keeps it, and one that breaks it and no other. */
export const ruleCases: Readonly<Record<string, readonly [keeps: JsonObject, ...breaks: JsonObject[]]>> = {
  'SDOH-Task-1': [
    task(f('complete-questionnaire'), { input: part(f('questionnaire'), g('questionnaire-category')) }),
    task(f('complete-questionnaire'), { input: part(f('questionnaire')) }),
    task(f('complete-questionnaire'), {
      input: part(f('questionnaire'), g('questionnaire-url'), g('questionnaire-category')),
    }),
    task(f('complete-questionnaire'), {
      input: part(
        f('questionnaire'),
        g('questionnaire-pdf'),
        g('questionnaire-url'),
        g('questionnaire-category'),
      ),
    }),
  ],
  'SDOH-Task-2': [
    task(g('general-information'), {
      description: 'Are mornings fine?',
      output: part(g('general-information-response')),
    }),
    task(g('general-information')),
    task(g('general-information'), { description: 'Are mornings fine?', output: part(g('chosen-contact')) }),
  ],
  'SDOH-Task-3': [
    task(g('review-material'), { focus: { reference: 'urn:uuid:a-document' } }),
    task(g('review-material')),
    task(g('review-material'), { focus: { reference: 'Patient/somebody' } }),
  ],
  'SDOH-Task-4': [
    task(g('make-contact'), { description: 'Call them', input: part(g('contact-entity')) }),
    task(g('make-contact'), { description: 'Call them' }),
  ],
  'SDOH-Task-5': [
    task(
      { system: taskCode, code: 'approve' },
      {
        input: part(f('questionnaire')),
        output: part(f('questionnaire-response')),
      },
    ),
    task(
      { system: taskCode, code: 'approve' },
      {
        input: part(f('questionnaire')),
        output: part(g('chosen-contact')),
      },
    ),
  ],
  'SDOH-Task-6': [
    task(
      { system: taskCode, code: 'approve' },
      { input: part(f('questionnaire-pdf')), output: part(f('questionnaire-pdf-completed')) },
    ),
    ...[f, g].map((system) =>
      task(
        { system: taskCode, code: 'approve' },
        { input: part(system('questionnaire-pdf')), output: part(g('chosen-contact')) },
      ),
    ),
  ],
  'SDOH-Task-7': [
    task(g('make-contact'), {
      description: 'Call them',
      input: part(g('contact-entity')),
      output: part(g('chosen-contact')),
    }),
    task(g('make-contact'), { input: part(g('contact-entity')) }),
    task(g('make-contact'), {
      description: 'Call them',
      input: part(g('contact-entity')),
      output: part(g('chosen-contact'), g('general-information-response')),
    }),
  ],
};
export const document = {
  resourceType: 'DocumentReference',
  id: 'a-document',
  status: 'current',
  content: [{ attachment: { title: 'Your rights' } }],
};
