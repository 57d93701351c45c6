import { renderSVG } from 'uqr';
import { type Html, html, nothing } from '#public/html.ts';
import type { OrganizationPage, PageView } from '#public/page.ts';
import { usualK } from '#report/safe/safe.ts';
import { waitDays } from '../entries.ts';
import { givenHtml, monthName, partsHtml } from './month-html.ts';
import { type MonthShown, type OurMonth, readOurMonth, type Told } from './read.ts';

const words = (part: string): string => `month.sheet.${part}`;
/** The languages of a wall: the reader's own, and the other one. */
const two = (locale: string): readonly string[] =>
  [locale, ...['en', 'es'].filter((code) => code !== locale)].slice(0, 2);

/** The last month as one sheet for the wall, in two languages, with the way to the page. */
export const createSheetPage = (told: Told): OrganizationPage<OurMonth> => ({
  of: 'organization',
  path: 'our-month-sheet',
  words,
  read: (tx, org) => readOurMonth(told, tx, org, 1),
  intro: (view) => {
    const { t, locale, data } = view;
    const [latest] = data.months;
    if (!data.place.isOn) return html`<p><strong>${t('month.page.off')}</strong></p>`;
    const back = html`<p class="on-screen"><a class="button" href="/p/${data.place.code}/our-month?lang=${locale}">${t(words('back'))}</a></p>`;
    if (latest === undefined)
      return html`<p><strong>${t('month.page.none', { days: waitDays })}</strong></p>
${back}`;
    return html`<p class="on-screen">${t(words('print'))}</p>
<div class="pair">
${two(locale).map((code) => languageHtml(latest, told, view, code))}</div>
${typedHtml(latest, view)}${qrHtml(view)}${back}`;
  },
});

const languageHtml = (
  month: MonthShown,
  { gives }: Told,
  { inLanguage }: PageView<OurMonth>,
  locale: string,
): Html => {
  const t = inLanguage(locale);
  return html`<section class="panel" lang="${locale}">
<h2>${monthName(month.said.month, t)}</h2>
${givenHtml(month.said, gives, t)}${partsHtml(month, { t, locale }, false)}<p class="soft">${t(words('note'), { days: waitDays, least: usualK })}</p>
</section>
`;
};

/** As people typed it, once: nobody translates what somebody agreed to show. */
const typedHtml = (month: MonthShown, view: PageView<OurMonth>): Html => {
  const typed = partsHtml(month, view, true);
  return month.parts.some(({ telling, show }) => telling.isTyped === true && show !== undefined)
    ? html`<section class="panel">
<h2>${monthName(month.said.month, view.t)}</h2>
${typed}</section>
`
    : nothing;
};

const qrHtml = ({ origin, inLanguage, locale, data }: PageView<OurMonth>): Html => {
  const address = `${origin}/p/${data.place.code}/our-month`;
  const says = two(locale).map(
    (code) => html`<p lang="${code}">${inLanguage(code)(words('more'))}</p>
`,
  );
  return html`<section class="panel">
${says}<div class="qr">${{ html: renderSVG(address, { pixelSize: 6 }) }}</div>
<p>${address}</p>
</section>
`;
};
