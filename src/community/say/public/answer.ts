import { sql } from '#database/sql.ts';
import { ok } from '#log/index.ts';
import type { Translate } from '#public/context.ts';
import { type Html, html, nothing } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
import { readCode } from '../code.ts';
import { keepDays } from '../entries.ts';
import { lookWithinDays, type Standing, states } from '../rules/life.ts';
import { readPlace, readTold, type SayPlace } from '../tables/read.ts';

const words = (part: string): string => `say.look.${part}`;

/**
 * Whoever has the code of what they said sees what came of it. A code that nobody has, one whose words are gone, and one that nobody has
 * looked at yet get the same answer to the byte: from outside nobody can tell which codes there are.
 */
export const answerPage: OrganizationPage<SayPlace> = {
  of: 'organization',
  path: 'feedback-answer',
  words,
  read: (tx, org) => readPlace(tx, org, keepDays),
  intro: ({ t }) => html`<p>${t(words('what'))}</p>
<p>${t(words('private'))}</p>`,
  form: {
    questions: [
      {
        field: 'code',
        isNeeded: true,
        ask: { type: 'code', chars: 24, read: (typed) => readCode(typed) },
      },
    ],
    take: async ({ values }, { tx, org, t, data }) => {
      const found = await readTold(tx, org, { which: sql`code = ${String(values['code'])}`, limit: 2 });
      const standing = found.length === 1 ? found[0]?.standing : undefined;
      return ok({
        shows:
          standing === undefined || standing.state === 'received'
            ? closedHtml(t, data)
            : openHtml(t, standing),
      });
    },
    thanks: ({ t, self }) => html`<p>${t(words('again'))}</p>
<p><a class="button" href="${self}">${t(words('another'))}</a></p>`,
  },
};

const closedHtml = (
  t: Translate,
  { days }: SayPlace,
): Html => html`<p><strong>${t(words('nothing'))}</strong></p>
<ul>
<li>${t(words('nothing-early'), { days: lookWithinDays })}</li>
<li>${t(words('nothing-typed'))}</li>
<li>${t(words('nothing-old'), { days })}</li>
</ul>`;

const openHtml = (
  t: Translate,
  { state, answer, why, shown }: Standing,
): Html => html`<h2>${t(words('stands'))}</h2>
<ol>
${states.map(
  (each) =>
    html`<li>${
      each === state
        ? html`<strong aria-current="step">${t(words(`state.${each}`))}</strong>`
        : t(words(`state.${each}`))
    }</li>
`,
)}</ol>
${why === undefined ? nothing : html`<p>${t(words(`why.${why}`))}</p>\n`}${
  answer === undefined
    ? nothing
    : html`<section class="panel">
<h2>${t(words('answer'))}</h2>
${answer.split('\n').map((line) => html`<p>${line}</p>\n`)}</section>
`
}${shown === undefined ? nothing : html`<p>${t(words('shown'))}</p>\n`}`;
