import { offeredChoices } from '#catalog/resolve-list.ts';
import { err, type JsonObject, ok, timeToDate } from '#log/index.ts';
import { html } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
import { readChoices } from '#visits/tables/choices.ts';
import { reversalKind } from '../entries.ts';
import type { Lists } from './lists.ts';
import { firstQuestions, moreQuestions } from './questions.ts';

const words = (part: string): string => `naloxone.reversal.${part}`;

/** The page on which a participant tells of an overdose that was answered. */
export const reversalPage: OrganizationPage<Lists> = {
  of: 'organization',
  path: 'reversal',
  words,
  read: async (tx, org) => {
    const choices = await readChoices(tx, org);
    return (name) => offeredChoices(name, choices);
  },
  intro: ({ t }) => html`<p>${t(words('thanks-first'))}</p>
<p>${t(words('private'))}</p>`,
  form: {
    questions: firstQuestions,
    more: moreQuestions,
    take: async ({ values, declined }, { now }) => {
      const { kind, version } = reversalKind;
      const body = { ...values, ...(declined.length > 0 && { declined }) } as JsonObject;
      if (!reversalKind.parse(body, version).ok) return err({ form: 'public.problem.form' });
      // The day of sending and no time of day: somebody may have been seen with a phone.
      const occurredAt = `${timeToDate(now)}T00:00:00${now.slice(19)}`;
      return ok({ entries: [{ kind, version, body, occurredAt }] });
    },
    thanks: ({ t, self }) => html`<p>${t(words('done.you'))}</p>
<h2>${t(words('done.next'))}</h2>
<ul>
<li>${t(words('done.counted'))}</li>
<li>${t(words('done.nameless'))}</li>
<li>${t(words('done.police'))}</li>
<li>${t(words('done.kit'))}</li>
</ul>
<p><a class="button" href="${self}">${t(words('done.another'))}</a></p>`,
  },
};
