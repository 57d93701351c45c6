import type { Choice } from '#catalog/choice.ts';
import { type ListName, lists as shippedLists } from '#catalog/lists.ts';
import { type JsonObject, type LocalTime, ok, type Result, timeToDate } from '#log/index.ts';
import { reversalKind } from '../entries.ts';
import { type PageContext, questionHtml } from './controls.ts';
import { type Html, html, nothing, rawHtml } from './html.ts';
import { type FormErrors, type FormValues, parseReversal } from './parse.ts';
import { allQuestions, firstQuestions, moreQuestions } from './questions.ts';

/**
 * The page on which a participant tells of an overdose that was answered: without signing in, without cookies, without
 * script. Pure: what was sent in, HTML and a draft out; the server puts its document around it, takes the form and writes
 * the entry. Looks: reversal.css, under `body.public`.
 */
export interface ReversalPage {
  readonly path: 'reversal';
  readonly render: (view: ReversalView) => { readonly title: string; readonly html: string };
  readonly accept: (
    fields: FormValues,
    context: ReversalContext,
  ) => Result<readonly ReversalDraft[], FormErrors>;
}

export interface ReversalContext {
  readonly locale: 'en' | 'es';
  readonly now: LocalTime;
}

export interface ReversalView extends ReversalContext {
  readonly state: 'empty' | 'problems' | 'thanks';
  readonly fields: FormValues;
  /** Message ids by field, as `accept` gave them. */
  readonly problems: FormErrors;
  /** Where the form is sent; no ids of people or organizations are in it. */
  readonly action: string;
  /** Put into the form as it is: the server's own mark against sending twice. */
  readonly hiddenHtml: string;
}

export interface ReversalDraft {
  readonly kind: string;
  readonly version: number;
  readonly body: JsonObject;
}

export interface ReversalDeps {
  readonly t: (locale: 'en' | 'es', id: string) => string;
  /** The code lists to ask from; left out: those that ship. */
  readonly list?: (name: ListName) => readonly Choice[];
}

export const createReversalPage = ({ t, list = shippedList }: ReversalDeps): ReversalPage => {
  const contextOf = ({ locale, now }: ReversalContext): PageContext => ({
    locale,
    t: (id) => t(locale, id),
    today: timeToDate(now),
    list,
  });
  return {
    path: 'reversal',
    render: (view) =>
      view.state === 'thanks' ? renderThanks(contextOf(view)) : renderForm(contextOf(view), view),
    accept: (fields, context) => {
      const parsed = parseReversal(fields, contextOf(context));
      return parsed.ok
        ? ok([
            {
              kind: reversalKind.kind,
              version: reversalKind.version,
              body: parsed.value as unknown as JsonObject,
            },
          ])
        : parsed;
    },
  };
};

const shippedList = (name: ListName): readonly Choice[] => {
  const all: readonly Choice[] = shippedLists[name];
  return all.filter((choice) => choice.hidden !== true);
};

const renderForm = (context: PageContext, view: ReversalView) => {
  const { t } = context;
  const state = { values: view.fields, errors: view.problems };
  const hasErrors = Object.keys(view.problems).length > 0;
  const isMoreOpen = moreQuestions.some(
    ({ field }) => view.problems[field] !== undefined || (view.fields[field] ?? []).length > 0,
  );
  return {
    title: hasErrors ? t('naloxone.reversal.title-error') : t('naloxone.reversal.title'),
    html: html`${otherLanguage(context)}<h1>${t('naloxone.reversal.title')}</h1>
<p>${t('naloxone.reversal.thanks-first')}</p>
<p>${t('naloxone.reversal.private')}</p>
${hasErrors ? errorSummary(context, view.problems) : nothing}<form method="post" action="${view.action}" novalidate>
${rawHtml(view.hiddenHtml)}
${firstQuestions.map((question) => questionHtml(question, context, state))}<details${isMoreOpen ? html` open` : nothing}>
<summary>${t('naloxone.reversal.more')}</summary>
${moreQuestions.map((question) => questionHtml(question, context, state))}</details>
<button type="submit">${t('naloxone.reversal.send')}</button>
</form>`.html,
  };
};

/** What is shown after sending: thanks, and what happens with it. Nothing of what was sent is shown again. */
const renderThanks = (context: PageContext) => {
  const { t, locale } = context;
  return {
    title: t('naloxone.reversal.done.title'),
    html: html`<h1>${t('naloxone.reversal.done.title')}</h1>
<p>${t('naloxone.reversal.done.you')}</p>
<h2>${t('naloxone.reversal.done.next')}</h2>
<ul>
<li>${t('naloxone.reversal.done.counted')}</li>
<li>${t('naloxone.reversal.done.nameless')}</li>
<li>${t('naloxone.reversal.done.police')}</li>
<li>${t('naloxone.reversal.done.kit')}</li>
</ul>
<p><a class="button" href="?lang=${locale}">${t('naloxone.reversal.done.another')}</a></p>`.html,
  };
};

const otherLanguage = ({ locale, t }: PageContext): Html => {
  const other = locale === 'en' ? 'es' : 'en';
  return html`<p class="language"><a href="?lang=${other}" hreflang="${other}" lang="${other}">${t('naloxone.reversal.other-language')}</a></p>
`;
};

const errorSummary = ({ t }: PageContext, errors: FormErrors): Html =>
  html`<div class="error" role="alert"><h2>${t('naloxone.reversal.error.title')}</h2><ul>
${errors['form'] === undefined ? nothing : html`<li>${t(errors['form'])}</li>`}${allQuestions.map(
  ({ field }) => {
    const error = errors[field];
    return error === undefined
      ? nothing
      : html`<li><a href="#${field}">${t(`naloxone.reversal.question.${field}`)}</a>: ${t(error)}</li>`;
  },
)}</ul></div>
`;

export { type FormErrors, type FormValues, parseReversal } from './parse.ts';
