import { questionHtml } from './controls.ts';
import { documentOf } from './document.ts';
import { type Html, html, nothing } from './html.ts';
import type { PageForm, PageView, PublicPage } from './page.ts';
import type { FormProblems, FormValues, Question } from './question.ts';
import { wordsOf } from './question.ts';
import { nothingPicked } from './read-form.ts';

/** Where a page stands: to be filled in, to be mended, or done, with an answer or with thanks. */
export type Stage =
  | { readonly is: 'open'; readonly values?: FormValues; readonly problems?: FormProblems }
  | { readonly is: 'shows'; readonly body: Html }
  | { readonly is: 'thanks' };

export interface Shown<D> extends PageView<D> {
  /** The page's address without a language. */
  readonly plain: string;
  readonly style: string;
  readonly script?: string | undefined;
  /** A random number in the form, by which one that is sent twice is stored once. */
  readonly once: string;
}

/** A page as a whole document. */
export const showPage = <D>(page: PublicPage<D>, view: Shown<D>, stage: Stage): string => {
  const { t, locale, plain: self, style, script } = view;
  const parts = { locale, t, self, style, script };
  const form = page.of === 'organization' ? page.form : undefined;
  if (form !== undefined && stage.is !== 'open')
    return documentOf({
      ...parts,
      heading: t(page.words('done.title')),
      body: stage.is === 'shows' ? stage.body : form.thanks(view),
    });
  const heading = t(page.words('title'));
  const problems = (stage.is === 'open' && stage.problems) || {};
  const hasProblems = Object.keys(problems).length > 0;
  const say = (part: string): string => t(page.words(part));
  return documentOf({
    ...parts,
    heading,
    title: hasProblems ? t('public.check', { title: heading }) : heading,
    body: html`${page.intro(view)}
${
  form === undefined
    ? nothing
    : formHtml(form, view, say, (stage.is === 'open' && stage.values) || new Map(), problems)
}`,
  });
};

const formHtml = <D>(
  form: PageForm<D>,
  view: Shown<D>,
  say: (part: string) => string,
  values: FormValues,
  problems: FormProblems,
): Html => {
  const state = { context: view, values, problems, say };
  const { questions, more = [] } = form;
  const isMoreOpen = more.some(({ field }) => problems[field] !== undefined || values.has(field));
  const first = questions.map((question) => ({ question, body: questionHtml(question, state) }));
  const asked = first.flatMap(({ question, body }) => (body === nothing ? [] : question));
  return html`${summary([...questions, ...more], asked, view, say, problems)}<form method="post" action="${view.plain}"${hasPhoto(form) ? html` enctype="multipart/form-data"` : nothing} novalidate>
<input type="hidden" name="lang" value="${view.locale}">
<input type="hidden" name="once" value="${view.once}">
${first.map(({ body }) => body)}${
  more.length === 0
    ? nothing
    : html`<details${isMoreOpen ? html` open` : nothing}>
<summary>${say('more')}</summary>
${more.map((question) => questionHtml(question, state))}</details>`
}
${form.isSentByQuestions === true ? nothing : html`<button class="button" type="submit">${say('send')}</button>`}
</form>`;
};

/** A form with a photo is sent in parts. */
export const hasPhoto = <D>({ questions, more = [] }: Pick<PageForm<D>, 'questions' | 'more'>): boolean =>
  [...questions, ...more].some(({ ask }) => ask.type === 'photo');

/** All that is to be mended, above the form, each with a way to it. Who picked nothing is led to each question that was `asked`. */
const summary = <D>(
  questions: readonly Question<D>[],
  asked: readonly Question<D>[],
  { t }: Shown<D>,
  say: (part: string) => string,
  problems: FormProblems,
): Html => {
  if (Object.keys(problems).length === 0) return nothing;
  const whole = problems['form'];
  return html`<div class="problems" role="alert"><h2>${t('public.problem.title')}</h2><ul>
${whole === undefined ? nothing : html`<li>${t(whole)}</li>`}${whole === nothingPicked ? asked.map(({ field }) => html`<li><a href="#${field}">${say(wordsOf.question(field))}</a></li>`) : nothing}${questions.map(
  ({ field }) => {
    const problem = problems[field];
    return problem === undefined
      ? nothing
      : html`<li><a href="#${field}">${say(wordsOf.question(field))}</a> ${t(problem)}</li>`;
  },
)}</ul></div>
`;
};
