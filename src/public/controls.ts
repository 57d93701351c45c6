import { type Choice, ratherNotSay, type Speaking, textOf } from '#catalog/choice.ts';
import { dateToMs } from '#log/calendar.ts';
import type { PageContext } from './context.ts';
import { type Html, html, nothing } from './html.ts';
import { type FormProblems, type FormValues, type Question, wordsOf } from './question.ts';
import { monthsOffered } from './read-form.ts';

export interface FormState<D> {
  readonly context: PageContext<D>;
  readonly values: FormValues;
  readonly problems: FormProblems;
  /** The text of a part of the page's words. */
  readonly say: (part: string) => string;
}

/** One question as a group of plain controls, "rather not say" with them. A list without choices is not asked. */
export const questionHtml = <D>(question: Question<D>, state: FormState<D>): Html => {
  const body = controlsOf(question, state);
  if (body === undefined) return nothing;
  const { t } = state.context;
  const { field, isNeeded } = question;
  const problem = state.problems[field];
  const described = problem === undefined ? nothing : html` aria-describedby="problem-${field}"`;
  return html`<fieldset id="${field}"${described}>
<legend>${state.say(wordsOf.question(field))}${isNeeded === true ? html` <span class="soft">${t('public.needed')}</span>` : nothing}</legend>
${problem === undefined ? nothing : html`<p class="problem" id="problem-${field}">${t(problem)}</p>`}${body}</fieldset>
`;
};

const controlsOf = <D>(question: Question<D>, state: FormState<D>): Html | undefined => {
  const { field, ask, isNeeded } = question;
  const { context, values, say } = state;
  const chosen = new Set(values.get(field));
  const declined = context.t('public.rather-not-say');
  const withDeclined = (list: readonly Option[]): readonly Option[] =>
    isNeeded === true ? list : [...list, { value: ratherNotSay, label: declined }];
  switch (ask.type) {
    case 'one':
    case 'many': {
      const choices = ask.choices(context);
      return choices.length === 0
        ? undefined
        : tiles(
            ask.type === 'one' ? 'radio' : 'checkbox',
            field,
            withDeclined(optionsOf(choices, context)),
            chosen,
          );
    }
    case 'count':
      return tiles('radio', field, withDeclined(numbersTo(ask.most)), chosen);
    case 'month': {
      const list = withDeclined(months(context, ask.back));
      return select(field, say(wordsOf.question(field)), list, chosen, context.t('public.pick'));
    }
    case 'code':
      return html`${codeInput({ field, state, chars: ask.chars })}
${isNeeded === true ? nothing : tiles('checkbox', field, withDeclined([]), chosen)}`;
    case 'photo':
      return html`<p class="hint" id="hint-${field}">${say(wordsOf.hint(field))}${Object.keys(state.problems).length === 0 ? nothing : html` ${context.t('public.photo.again')}`}</p>
<input class="input" type="file" name="${field}" accept="image/jpeg,image/png" aria-label="${say(wordsOf.question(field))}" aria-describedby="hint-${field}">`;
    case 'own':
      return ask.show({ field, context, values, say, declined });
  }
};

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Choices of a code list as options, in the reader's language. */
export const optionsOf = (choices: readonly Choice[], words: Speaking): readonly Option[] =>
  choices.map(({ code, label }) => ({ value: code, label: textOf(label, words) }));

export const numbersTo = (most: number): readonly Option[] =>
  Array.from({ length: most + 1 }, (_, count) => ({ value: String(count), label: String(count) }));

/** Large targets, one for each answer. */
export const tiles = (
  type: 'radio' | 'checkbox',
  field: string,
  list: readonly Option[],
  chosen: ReadonlySet<string>,
): Html =>
  html`<div class="tiles">${list.map(
    ({ value, label }) =>
      html`<label class="tile"><input type="${type}" name="${field}" value="${value}"${chosen.has(value) ? html` checked` : nothing}><span>${label}</span></label>`,
  )}</div>`;

export const select = (
  field: string,
  label: string,
  list: readonly Option[],
  chosen: ReadonlySet<string>,
  pick: string,
): Html =>
  html`<select class="select" name="${field}" aria-label="${label}"><option value="">${pick}</option>${list.map(
    ({ value, label: text }) =>
      html`<option value="${value}"${chosen.has(value) ? html` selected` : nothing}>${text}</option>`,
  )}</select>`;

/** A short text; what was typed before stands in it. */
export const codeInput = <D>({
  field,
  state: { values, say },
  chars,
}: {
  readonly field: string;
  readonly state: Pick<FormState<D>, 'values' | 'say'>;
  readonly chars: number;
}): Html => {
  const typed = (values.get(field) ?? []).find((value) => value !== ratherNotSay) ?? '';
  return html`<p class="hint" id="hint-${field}">${say(wordsOf.hint(field))}</p>
<input class="input" name="${field}" value="${typed}" maxlength="${chars}" size="${chars}" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-label="${say(wordsOf.question(field))}" aria-describedby="hint-${field}">`;
};

const months = (context: PageContext<unknown>, back: number): readonly Option[] => {
  const name = new Intl.DateTimeFormat(context.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return monthsOffered(context, back).map((value) => ({
    value,
    label: name.format(new Date(dateToMs(`${value}-01`))),
  }));
};
