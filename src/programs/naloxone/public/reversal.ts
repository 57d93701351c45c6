import { type FormState, type PageContext, questionHtml } from './controls.ts';
import { type Html, html, nothing } from './html.ts';
import { allQuestions, firstQuestions, moreQuestions } from './questions.ts';

/**
 * The page on which a participant tells of an overdose that was answered: without signing in, without cookies, without
 * script. Pure: text in, text out; the server brings words, lists and the address.
 */
export interface ReversalPage extends PageContext {
  /** Where the form is sent; no ids of people or organizations belong in it. */
  readonly action: string;
  /** Addresses of style sheets, since the content policy allows no style in the page. */
  readonly styles: readonly string[];
  /** The same page in the other language. */
  readonly otherLanguage: string;
}

export const emptyForm: FormState = { values: new Map(), errors: {} };

export const renderReversal = (page: ReversalPage, state: FormState = emptyForm): string => {
  const { t } = page;
  const hasErrors = Object.keys(state.errors).length > 0;
  const isMoreOpen = moreQuestions.some(
    ({ field }) => state.errors[field] !== undefined || state.values.has(field),
  );
  return documentOf(
    page,
    hasErrors ? t('naloxone.reversal.title-error') : t('naloxone.reversal.title'),
    html`<h1>${t('naloxone.reversal.title')}</h1>
<p>${t('naloxone.reversal.thanks-first')}</p>
<p>${t('naloxone.reversal.private')}</p>
${hasErrors ? errorSummary(page, state) : nothing}<form method="post" action="${page.action}" novalidate>
<input type="hidden" name="lang" value="${page.locale}">
${firstQuestions.map((question) => questionHtml(question, page, state))}<details${isMoreOpen ? html` open` : nothing}>
<summary>${t('naloxone.reversal.more')}</summary>
${moreQuestions.map((question) => questionHtml(question, page, state))}</details>
<button type="submit">${t('naloxone.reversal.send')}</button>
</form>`,
  );
};

/** What is shown after sending: thanks, and what happens with it. Nothing of what was sent is shown again. */
export const renderThanks = (page: ReversalPage): string => {
  const { t } = page;
  return documentOf(
    page,
    t('naloxone.reversal.done.title'),
    html`<h1>${t('naloxone.reversal.done.title')}</h1>
<p>${t('naloxone.reversal.done.you')}</p>
<h2>${t('naloxone.reversal.done.next')}</h2>
<ul>
<li>${t('naloxone.reversal.done.counted')}</li>
<li>${t('naloxone.reversal.done.nameless')}</li>
<li>${t('naloxone.reversal.done.police')}</li>
<li>${t('naloxone.reversal.done.kit')}</li>
</ul>
<p><a class="button" href="${page.action}?lang=${page.locale}">${t('naloxone.reversal.done.another')}</a></p>`,
  );
};

const errorSummary = ({ t }: ReversalPage, { errors }: FormState): Html =>
  html`<div class="error" role="alert"><h2>${t('naloxone.reversal.error.title')}</h2><ul>
${errors.form === undefined ? nothing : html`<li>${t(errors.form)}</li>`}${allQuestions.map(({ field }) => {
  const error = errors[field];
  return error === undefined
    ? nothing
    : html`<li><a href="#${field}">${t(`naloxone.reversal.question.${field}`)}</a>: ${t(error)}</li>`;
})}</ul></div>
`;

const documentOf = (page: ReversalPage, title: string, body: Html): string =>
  html`<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
${page.styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}
</head>
<body class="public">
<main>
<p class="language"><a href="${page.otherLanguage}" hreflang="${page.locale === 'en' ? 'es' : 'en'}">${page.t('naloxone.reversal.other-language')}</a></p>
${body}
</main>
</body>
</html>
`.html;

export type { FormState } from './controls.ts';
export { type FormErrors, type FormValues, parseReversal } from './parse.ts';
