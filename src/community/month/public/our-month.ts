import { html } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
import { usualK } from '#report/safe/safe.ts';
import { waitDays } from '../entries.ts';
import { givenHtml, monthName, partsHtml } from './month-html.ts';
import { type OurMonth, readOurMonth, type Told } from './read.ts';

const words = (part: string): string => `month.page.${part}`;

/** What everyone reads of the last months, the latest first. */
export const createOurMonthPage = (told: Told): OrganizationPage<OurMonth> => ({
  of: 'organization',
  path: 'our-month',
  words,
  read: (tx, org) => readOurMonth(told, tx, org),
  intro: (view) => {
    const {
      t,
      locale,
      data: { place, months },
    } = view;
    if (!place.isOn) return html`<p><strong>${t(words('off'))}</strong></p>`;
    return html`<p>${t(words('what'))}</p>
${
  months.length === 0
    ? html`<p><strong>${t(words('none'), { days: waitDays })}</strong></p>
`
    : months.map(
        (month) => html`<section class="panel">
<h2>${monthName(month.said.month, t)}</h2>
${givenHtml(month.said, told.gives, t)}${partsHtml(month, view)}</section>
`,
      )
}<p class="soft">${t(words('how'), { days: waitDays, least: usualK })}</p>
<p><a class="button" href="/p/${place.code}/our-month-sheet?lang=${locale}">${t(words('sheet'))}</a></p>`;
  },
});
