import { hash } from 'node:crypto';
import type { Choice } from '#catalog/choice.ts';
import { sql } from '#database/sql.ts';
import { err, type JsonObject, ok } from '#log/index.ts';
import { startOfDay } from '#log/time.ts';
import { html } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
import { answered, type Question, skipped, wrong } from '#public/question.ts';
import { codeOf, showCode } from '../code.ts';
import { abouts, keepDays, mays, sorts, type ToldBody, toldKind, wordChars } from '../entries.ts';
import { readPlace, type SayPlace } from '../tables/read.ts';

const words = (part: string): string => `say.page.${part}`;
type Asked = Question<SayPlace> & { readonly field: keyof ToldBody };

/** Answers with a sentence each, in the page's own words; none where nothing is taken. */
const picked = (field: string, codes: readonly string[]): Asked['ask'] => ({
  type: 'one',
  choices: ({ data, t }): readonly Choice[] =>
    data.isOn ? codes.map((code) => ({ code, label: { en: t(words(`${field}.${code}`)) } })) : [],
});

const questions: readonly Asked[] = [
  { field: 'sort', isNeeded: true, ask: picked('sort', sorts) },
  { field: 'about', ask: picked('about', abouts) },
  {
    field: 'words',
    ask: {
      type: 'own',
      show: ({ context: { data }, values, say }) =>
        data.isOn
          ? html`<p class="hint" id="hint-words">${say('hint.words')}</p>
<textarea class="input plain" name="words" maxlength="${wordChars}" rows="5" autocomplete="off" aria-label="${say('question.words')}" aria-describedby="hint-words">${values.get('words')?.[0] ?? ''}</textarea>`
          : undefined,
      read: (values) => {
        const typed = (values.get('words')?.[0] ?? '').replace(/\r\n?/g, '\n').trim();
        if (typed === '') return skipped;
        return typed.length > wordChars ? wrong(words('too-long')) : answered(typed);
      },
    },
  },
  { field: 'may', ask: picked('may', mays) },
];

/**
 * Where anyone says what is good, what could be better and what went wrong: without a name, a number or anything else that leads back.
 * Whoever sends gets a code by which only they can see what came of it.
 */
export const feedbackPage: OrganizationPage<SayPlace> = {
  of: 'organization',
  path: 'feedback',
  words,
  read: (tx, org) => readPlace(tx, org, keepDays),
  intro: ({ t, data, locale }) =>
    data.isOn
      ? html`<p>${t(words('first'))}</p>
<ul>
<li>${t(words('nameless'))}</li>
<li>${t(words('who-reads'))}</li>
<li>${t(words('how-long'), { days: data.days })}</li>
</ul>
<p><a class="button" href="/p/${data.code}/feedback-answer?lang=${locale}">${t(words('have-code'))}</a></p>`
      : html`<p><strong>${t(words('off'))}</strong></p>`,
  form: {
    questions,
    take: async ({ values }, { t, now, org, locale, data }, { number }) => {
      if (!data.isOn) return err({ form: words('off') });
      const { kind, version } = toldKind;
      const code = codeOf((text) => hash('sha256', text, 'hex'), number);
      const body = { ...values, code } as JsonObject;
      if (!toldKind.parse(body, version).ok) return err({ form: 'public.problem.form' });
      return ok({
        // The day is enough to tell what waits: the minute would say who stood there with a phone.
        entries: [{ kind, version, body, occurredAt: startOfDay(now) }],
        answer: async (tx) => {
          const stored = await tx.first<{ code: string | null }>(
            sql`select code from say_told where org_id = ${org} and entry_id = ${number}`,
          );
          return html`<p>${t(words('done.text'))}</p>
<p class="panel"><strong class="code">${showCode(stored?.code ?? code)}</strong></p>
<ul>
<li>${t(words('done.keep'))}</li>
<li>${t(words('done.look'), { days: data.days })}</li>
<li>${t(words('done.lost'))}</li>
</ul>
<p><a class="button" href="/p/${data.code}/feedback-answer?lang=${locale}">${t(words('done.go'))}</a></p>`;
        },
      });
    },
    thanks: ({ t, self }) => html`<p>${t(words('done.again'))}</p>
<p><a class="button" href="${self}">${t(words('done.another'))}</a></p>`,
  },
};
