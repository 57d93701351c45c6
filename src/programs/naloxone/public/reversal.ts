import type { Choice } from '#catalog/choice.ts';
import type { ListName } from '#catalog/list-names.ts';
import { type JsonObject, type LocalTime, ok, type Result, timeToDate } from '#log/index.ts';
import { reversalKind } from '../entries.ts';
import { type PageContext, questionHtml } from './controls.ts';
import { type Html, html, nothing } from './html.ts';
import { type FormErrors, type FormValues, parseReversal } from './parse.ts';
import { allQuestions, firstQuestions, moreQuestions } from './questions.ts';

/**
 * The page on which a participant tells of an overdose that was answered: without signing in, without cookies, without
 * script. Pure: what was sent in, a document or a draft out. The server serves it, takes the form and writes the entry
 * (page.ts).
 */
export interface ReversalContext {
  readonly locale: 'en' | 'es';
  readonly t: (id: string) => string;
  readonly now: LocalTime;
  /** Code lists as the organization has arranged them. */
  readonly data: (name: ListName) => readonly Choice[];
}

export interface ReversalView extends ReversalContext {
  readonly state: 'empty' | 'problems' | 'thanks';
  readonly fields: FormValues;
  /** Message ids by field, as `acceptReversal` gave them. */
  readonly problems: FormErrors;
  /** Where the form is sent; no ids of people or organizations are in it. */
  readonly action: string;
  /** The page itself, and the page in the other language. */
  readonly self: string;
  readonly otherLanguage: string;
  /** Addresses of style sheets, since the content policy allows no style in the page. */
  readonly styles: readonly string[];
}

export interface ReversalDraft {
  readonly kind: string;
  readonly version: number;
  readonly body: JsonObject;
  readonly occurredAt: LocalTime;
}

export const acceptReversal = (
  fields: FormValues,
  context: ReversalContext,
): Result<readonly ReversalDraft[], FormErrors> => {
  const parsed = parseReversal(fields, pageContext(context));
  if (!parsed.ok) return parsed;
  const { kind, version } = reversalKind;
  // The day of sending and no time of day: somebody may have been seen with a phone.
  const occurredAt = `${timeToDate(context.now)}T00:00:00${context.now.slice(19)}`;
  return ok([{ kind, version, body: parsed.value as unknown as JsonObject, occurredAt }]);
};

export const renderReversal = (view: ReversalView): string =>
  view.state === 'thanks' ? renderThanks(view) : renderForm(view);

const pageContext = ({ locale, t, now, data }: ReversalContext): PageContext => ({
  locale,
  t,
  today: timeToDate(now),
  list: data,
});

const renderForm = (view: ReversalView): string => {
  const { t, fields, problems } = view;
  const context = pageContext(view);
  const state = { values: fields, errors: problems };
  const hasProblems = Object.keys(problems).length > 0;
  const isMoreOpen = moreQuestions.some(({ field }) => problems[field] !== undefined || fields.has(field));
  return documentOf(
    view,
    hasProblems ? t('naloxone.reversal.title-error') : t('naloxone.reversal.title'),
    html`<h1>${t('naloxone.reversal.title')}</h1>
<p>${t('naloxone.reversal.thanks-first')}</p>
<p>${t('naloxone.reversal.private')}</p>
${hasProblems ? problemSummary(view) : nothing}<form method="post" action="${view.action}" novalidate>
<input type="hidden" name="lang" value="${view.locale}">
${firstQuestions.map((question) => questionHtml(question, context, state))}<details${isMoreOpen ? html` open` : nothing}>
<summary>${t('naloxone.reversal.more')}</summary>
${moreQuestions.map((question) => questionHtml(question, context, state))}</details>
<button type="submit">${t('naloxone.reversal.send')}</button>
</form>`,
  );
};

/** What is shown after sending: thanks, and what happens with it. Nothing of what was sent is shown again. */
const renderThanks = (view: ReversalView): string => {
  const { t } = view;
  return documentOf(
    view,
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
<p><a class="button" href="${view.self}?lang=${view.locale}">${t('naloxone.reversal.done.another')}</a></p>`,
  );
};

const problemSummary = ({ t, problems }: ReversalView): Html => {
  const form = problems['form'];
  return html`<div class="error" role="alert"><h2>${t('naloxone.reversal.error.title')}</h2><ul>
${form === undefined ? nothing : html`<li>${t(form)}</li>`}${allQuestions.map(({ field }) => {
  const problem = problems[field];
  return problem === undefined
    ? nothing
    : html`<li><a href="#${field}">${t(`naloxone.reversal.question.${field}`)}</a>: ${t(problem)}</li>`;
})}</ul></div>
`;
};

const documentOf = (view: ReversalView, title: string, body: Html): string => {
  const other = view.locale === 'en' ? 'es' : 'en';
  return html`<!doctype html>
<html lang="${view.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
${view.styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}
</head>
<body class="public">
<main>
<p class="language"><a href="${view.otherLanguage}" hreflang="${other}" lang="${other}">${view.t('naloxone.reversal.other-language')}</a></p>
${body}
</main>
</body>
</html>
`.html;
};
