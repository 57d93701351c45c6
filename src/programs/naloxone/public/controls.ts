import type { Choice } from '#catalog/choice.ts';
import { type Html, html, nothing } from './html.ts';
import type { FormErrors, FormLists, FormValues } from './parse.ts';
import { monthsBack, mostDoses, type Question, ratherNotSay } from './questions.ts';

/** What a page needs: words, lists, and where it stands. Everything is text; nothing runs in the browser. */
export interface PageContext extends FormLists {
  readonly locale: 'en' | 'es';
  readonly t: (id: string) => string;
}

export interface FormState {
  readonly values: FormValues;
  readonly errors: FormErrors;
}

/** One question as a group of plain controls, "rather not say" with them. A list without choices is not asked. */
export const questionHtml = (question: Question, context: PageContext, state: FormState): Html => {
  const body = controlsOf(question, context, state);
  if (body === undefined) return nothing;
  const error = state.errors[question.field];
  const described = error === undefined ? nothing : html` aria-describedby="error-${question.field}"`;
  return html`<fieldset id="${question.field}"${described}>
<legend>${context.t(`naloxone.reversal.question.${question.field}`)}</legend>
${error === undefined ? nothing : html`<p class="error" id="error-${question.field}">${context.t(error)}</p>`}${body}</fieldset>
`;
};

const controlsOf = (question: Question, context: PageContext, state: FormState): Html | undefined => {
  const { t, locale, list } = context;
  const { field } = question;
  const chosen = new Set(state.values.get(field));
  switch (question.type) {
    case 'one':
      return list(question.list).length === 0
        ? undefined
        : tiles('radio', field, withDeclined(options(list(question.list), locale), t), chosen);
    case 'many':
      return tiles('checkbox', field, withDeclined(options(list(question.list), locale), t), chosen);
    case 'count':
      return tiles('radio', field, withDeclined(numbers(question.most), t), chosen);
    case 'when':
      return select(
        field,
        t('naloxone.reversal.question.when'),
        withDeclined(months(context), t),
        chosen,
        t('naloxone.reversal.pick'),
      );
    case 'area':
      return list('area').length > 0
        ? tiles('radio', field, withDeclined(options(list('area'), locale), t), chosen)
        : areaInput(context, chosen);
    case 'doses':
      return dosesControls(context, state, chosen);
  }
};

interface Option {
  readonly value: string;
  readonly label: string;
}

const options = (choices: readonly Choice[], locale: 'en' | 'es'): readonly Option[] =>
  choices.map(({ code, label }) => ({ value: code, label: label[locale] }));

const numbers = (most: number): readonly Option[] =>
  Array.from({ length: most + 1 }, (_, count) => ({ value: String(count), label: String(count) }));

const withDeclined = (list: readonly Option[], t: PageContext['t']): readonly Option[] => [
  ...list,
  { value: ratherNotSay, label: t('naloxone.reversal.rather-not-say') },
];

const tiles = (
  type: 'radio' | 'checkbox',
  field: string,
  list: readonly Option[],
  chosen: ReadonlySet<string>,
): Html =>
  html`<div class="tiles">${list.map(
    ({ value, label }) =>
      html`<label class="tile"><input type="${type}" name="${field}" value="${value}"${checked(chosen.has(value))}><span>${label}</span></label>`,
  )}</div>`;

const select = (
  field: string,
  label: string,
  list: readonly Option[],
  chosen: ReadonlySet<string>,
  pick: string,
): Html =>
  html`<select name="${field}" aria-label="${label}"><option value="">${pick}</option>${list.map(
    ({ value, label: text }) =>
      html`<option value="${value}"${chosen.has(value) ? html` selected` : nothing}>${text}</option>`,
  )}</select>`;

const checked = (is: boolean): Html => (is ? html` checked` : nothing);

const areaInput = ({ t }: PageContext, chosen: ReadonlySet<string>): Html => {
  const typed = [...chosen].find((value) => value !== ratherNotSay) ?? '';
  return html`<p class="hint" id="area-hint">${t('naloxone.reversal.hint.area')}</p>
<input class="short" name="area" value="${typed}" maxlength="3" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-label="${t('naloxone.reversal.question.area')}" aria-describedby="area-hint">
${tiles('checkbox', 'area', withDeclined([], t), chosen)}`;
};

const dosesControls = (context: PageContext, state: FormState, chosen: ReadonlySet<string>): Html => {
  const { t, list, locale } = context;
  const answers = withDeclined(
    ['yes', 'no', 'unknown'].map((code) => ({ value: code, label: t(`naloxone.reversal.gave.${code}`) })),
    t,
  );
  return html`${tiles('radio', 'doses', answers, chosen)}
<p class="hint">${t('naloxone.reversal.hint.doses')}</p>
${options(list('product'), locale).map(
  ({ value, label }) =>
    html`<div class="row"><span>${label}</span>${select(
      `doses-${value}`,
      label,
      numbers(mostDoses),
      new Set(state.values.get(`doses-${value}`)),
      '–',
    )}</div>`,
)}`;
};

/** The months that the form offers, this one first. */
const months = ({ today, locale }: PageContext): readonly Option[] => {
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: monthsBack }, (_, back) => {
    const first = new Date(Date.UTC(year, month - 1 - back, 1));
    return { value: first.toISOString().slice(0, 7), label: name.format(first) };
  });
};
