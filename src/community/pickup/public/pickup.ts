import type { Choice } from '#catalog/choice.ts';
import { offeredChoices } from '#catalog/resolve-list.ts';
import { err, type JsonObject, ok } from '#log/index.ts';
import { html } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
import type { Question } from '#public/question.ts';
import { readChoices } from '#visits/tables/choices.ts';
import { amounts, grounds, placeChars, type ReportBody, reportKind } from '../entries.ts';

const words = (part: string): string => `pickup.page.${part}`;
type Asked = Question<readonly Choice[]> & { readonly field: keyof ReportBody };

const plain: Readonly<Record<string, { readonly en: string; readonly es: string }>> = {
  public: { en: 'A street, park or other public place', es: 'Una calle, un parque u otro lugar público' },
  private: {
    en: 'A yard, building or other private place',
    es: 'Un patio, un edificio u otro lugar privado',
  },
  one: { en: 'One', es: 'Una' },
  few: { en: '2 to 10', es: 'De 2 a 10' },
  many: { en: '11 to 50', es: 'De 11 a 50' },
  heaps: { en: 'More than 50', es: 'Más de 50' },
};
const choicesOf = (codes: readonly string[]): readonly Choice[] =>
  codes.map((code) => ({ code, label: plain[code] ?? { en: code } }));

const questions: readonly Asked[] = [
  {
    field: 'place',
    isNeeded: true,
    ask: { type: 'code', chars: placeChars, read: (typed) => typed.replace(/\s+/g, ' ').trim() },
  },
  { field: 'area', ask: { type: 'one', choices: ({ data }) => data } },
  { field: 'ground', ask: { type: 'one', choices: () => choicesOf(grounds) } },
  { field: 'amount', ask: { type: 'one', choices: () => choicesOf(amounts) } },
  { field: 'photo', ask: { type: 'photo' } },
];

/** Where anyone tells of used syringes that lie somewhere: a place in a few words, and nothing of who tells. */
export const pickupPage: OrganizationPage<readonly Choice[]> = {
  of: 'organization',
  path: 'pick-up',
  words,
  read: async (tx, org) => offeredChoices('area', await readChoices(tx, org)),
  intro: ({ t }) => html`<p>${t(words('first'))}</p>
<p>${t(words('private'))}</p>`,
  form: {
    questions,
    take: async ({ values }, { now }) => {
      const { kind, version } = reportKind;
      const body = { source: 'public', ...values } as JsonObject;
      if (!reportKind.parse(body, version).ok) return err({ form: 'public.problem.form' });
      // The clock of two days needs the hour; the minute would say who stood there with a phone.
      const occurredAt = `${now.slice(0, 13)}:00:00${now.slice(19)}`;
      return ok({ entries: [{ kind, version, body, occurredAt }] });
    },
    thanks: ({ t, self }) => html`<p>${t(words('done.next'))}</p>
<ul>
<li>${t(words('done.touch'))}</li>
<li>${t(words('done.nameless'))}</li>
</ul>
<p><a class="button" href="${self}">${t(words('done.another'))}</a></p>`,
  },
};
