import type { Translate } from '#public/context.ts';
import { type Html, html, nothing } from '#public/html.ts';
import type { Given } from '../../server.ts';
import type { GivenLine, MonthBody } from '../entries.ts';
import type { MonthShown } from './read.ts';

const words = (part: string): string => `month.page.${part}`;

/** A month by its name, so that no country reads it the other way round. */
export const monthName = (month: string, t: Translate): string =>
  t(words('month'), { month: `m${month.slice(5)}`, year: month.slice(0, 4) });

/** What was given, and what was missing when that was written down. */
export const givenHtml = ({ given, lacks }: MonthBody, gives: readonly Given[], t: Translate): Html => {
  const titles = new Map(gives.map(({ code, title }) => [code, title]));
  const known = given.filter(({ code }) => titles.has(code));
  return html`<h3>${t(words('gave'))}</h3>
${
  known.length === 0
    ? html`<p>${t(words('nothing'))}</p>
`
    : html`<ul>
${known.map((line) => lineHtml(line, t(titles.get(line.code) ?? ''), t))}</ul>
`
}${
  lacks.length === 0
    ? nothing
    : html`<p><strong>${t(words('lack.title'))}.</strong> ${lacks.map((lack) => `${t(words(`lack.${lack}`))} `).join('')}${t(words('lack.so'))}</p>
`
}`;
};

/** Too few people, or none written down, is said in words: never a 0, which would be read as a number. */
const lineHtml = ({ is, value, since, isPart }: GivenLine, name: string, t: Translate): Html => {
  if (is !== 'told' || value === undefined)
    return html`<li>${t(words(`line.${is === 'few' ? 'few' : 'none'}`), { name })}</li>
`;
  return html`<li><strong>${t(words('line.told'), { name, value })}</strong>${
    since === undefined ? nothing : html` ${t(words('line.since'), { month: monthName(since, t) })}`
  }${isPart === true ? html` ${t(words('line.part'))}` : nothing}</li>
`;
};

/** What else is told of it. `isTyped`: only what people typed, or only the rest; left out: all. */
export const partsHtml = (
  { parts }: MonthShown,
  view: { readonly t: Translate; readonly locale: string },
  isTyped?: boolean,
): readonly Html[] =>
  parts
    .filter(({ telling }) => isTyped === undefined || (telling.isTyped === true) === isTyped)
    .map(
      ({ telling, show }) => html`<h3>${view.t(telling.heading)}</h3>
${
  show === undefined
    ? html`<p>${view.t(telling.none)}</p>
`
    : show(view)
}`,
    );
