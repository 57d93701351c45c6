import type { Choice } from '#catalog/choice.ts';
import type { ListName } from '#catalog/list-names.ts';
import { offeredChoices } from '#catalog/resolve-list.ts';
import { err, type JsonObject, ok, timeToDate } from '#log/index.ts';
import { html } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
import type { Question } from '#public/question.ts';
import { readChoices } from '#visits/tables/choices.ts';
import { effectCodes, reportKind, type reportQuestions } from '../entries.ts';
import { effects } from '../rules/effects.ts';

type Lists = (name: ListName) => readonly Choice[];
type Asked = Question<Lists> & { readonly field: (typeof reportQuestions)[number] };

const words = (part: string): string => `alerts.form.${part}`;
const one = (field: Asked['field'], list: ListName): Asked => ({
  field,
  ask: { type: 'one', choices: ({ data }) => data(list) },
});
const noticed: readonly Choice[] = effectCodes.map((code) => ({ code, label: { ...effects[code].label } }));

/** Every answer is a code: no name, no number, no text. */
const questions: readonly Asked[] = [
  { field: 'effects', ask: { type: 'many', choices: () => noticed } },
  one('soldAs', 'substance'),
  one('colour', 'colour'),
  one('stamp', 'stamp'),
  one('area', 'area'),
];

/** The page on which anyone tells of something that is not right with what is around. It opens an alert that nobody sees outside. */
export const reportPage: OrganizationPage<Lists> = {
  of: 'organization',
  path: 'drug-report',
  words,
  read: async (tx, org) => {
    const choices = await readChoices(tx, org);
    return (name) => offeredChoices(name, choices);
  },
  intro: ({ t }) => html`<p>${t(words('first'))}</p>
<p>${t(words('private'))}</p>`,
  form: {
    questions,
    take: async ({ values, declined }, { now }) => {
      const { kind, version } = reportKind;
      const body = { source: 'public', ...values, ...(declined.length > 0 && { declined }) } as JsonObject;
      if (!reportKind.parse(body, version).ok) return err({ form: 'public.problem.form' });
      // The day of sending and no time of day: somebody may have been seen with a phone.
      const occurredAt = `${timeToDate(now)}T00:00:00${now.slice(19)}`;
      return ok({ entries: [{ kind, version, body, occurredAt }] });
    },
    thanks: ({ t, self }) => html`<p>${t(words('done.next'))}</p>
<ul>
<li>${t(words('done.checked'))}</li>
<li>${t(words('done.nameless'))}</li>
<li>${t(words('done.police'))}</li>
</ul>
<p><a class="button" href="${self}">${t(words('done.another'))}</a></p>`,
  },
};
