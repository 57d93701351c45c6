import type { Choice } from '#catalog/choice.ts';
import type { ListName } from '#catalog/list-names.ts';
import { err, type JsonObject, type LocalDate, ok, type Result } from '#log/index.ts';
import { type ReversalBody, type ReversalQuestion, reversalKind } from '../entries.ts';
import { allQuestions, mostDoses, type Question, ratherNotSay } from './questions.ts';

/** A posted form: names to values, as `application/x-www-form-urlencoded` gives them. */
export type FormValues = ReadonlyMap<string, readonly string[]>;

/** Message id of what is wrong, by field; `form` for the whole. */
export type FormErrors = Readonly<Record<string, string>>;

export interface FormLists {
  readonly today: LocalDate;
  /** The organization's view of a code list: only its codes are taken, so that no text can be sent in. */
  readonly list: (name: ListName) => readonly Choice[];
}

/** Reads a posted form. A form with no answer at all is asked back once: "rather not say" is an answer. */
export const parseReversal = (values: FormValues, lists: FormLists): Result<ReversalBody, FormErrors> => {
  const body: Record<string, unknown> = {};
  const declined: ReversalQuestion[] = [];
  const errors: Record<string, string> = {};
  for (const question of allQuestions) {
    const answer = answerTo(question, values, lists);
    if (answer.is === 'answered') body[question.field] = answer.value;
    if (answer.is === 'declined') declined.push(question.field);
    if (answer.is === 'wrong') errors[question.field] = answer.message;
  }
  if (declined.length > 0) body['declined'] = declined;
  if (Object.keys(errors).length > 0) return err(errors);
  if (Object.keys(body).length === 0) return err({ form: 'naloxone.reversal.error.empty' });
  const parsed = reversalKind.parse(body as JsonObject, reversalKind.version);
  return parsed.ok ? ok(parsed.value) : err({ form: 'naloxone.reversal.error.form' });
};

type Answer =
  | { readonly is: 'answered'; readonly value: unknown }
  | { readonly is: 'declined' }
  | { readonly is: 'skipped' }
  | { readonly is: 'wrong'; readonly message: string };

const skipped: Answer = { is: 'skipped' };
const declinedAnswer: Answer = { is: 'declined' };
const answered = (value: unknown): Answer => ({ is: 'answered', value });
const wrong = (message: string): Answer => ({ is: 'wrong', message: `naloxone.reversal.error.${message}` });

const answerTo = (question: Question, values: FormValues, lists: FormLists): Answer => {
  const given = (values.get(question.field) ?? [])
    .map((value) => value.trim())
    .filter((value) => value !== '');
  const kept = given.filter((value) => value !== ratherNotSay);
  const nothing = given.length > kept.length ? declinedAnswer : skipped;
  switch (question.type) {
    case 'doses':
      return dosesOf(given[0], values, lists);
    case 'when':
      return kept[0] === undefined ? nothing : whenOf(kept[0], lists.today);
    case 'area':
      return kept[0] === undefined ? nothing : areaOf(kept[0], lists);
    case 'count':
      return kept[0] === undefined ? nothing : countOf(kept[0], question.most);
    case 'one':
      if (kept[0] === undefined) return nothing;
      return isCode(kept[0], question.list, lists) ? answered(kept[0]) : wrong('choice');
    case 'many':
      if (kept.length === 0) return nothing;
      return kept.every((value) => isCode(value, question.list, lists))
        ? answered([...new Set(kept)])
        : wrong('choice');
  }
};

const isCode = (value: string, list: ListName, lists: FormLists): boolean =>
  lists.list(list).some((choice) => choice.code === value);

const whenOf = (value: string, today: LocalDate): Answer =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(value) && value <= today.slice(0, 7) ? answered(value) : wrong('choice');

/** Only the first three characters of a postal code are kept, even when somebody types all of it. */
const areaOf = (value: string, lists: FormLists): Answer => {
  if (isCode(value, 'area', lists)) return answered(value);
  const short = value.toUpperCase().slice(0, 3);
  return /^[A-Z0-9]{3}$/.test(short) ? answered(short) : wrong('area');
};

const countOf = (value: string, most: number): Answer => {
  const count = Number(value);
  return Number.isInteger(count) && count >= 0 && count <= most ? answered(count) : wrong('choice');
};

/** The form asks whether any was given, and how many of each product. Numbers speak louder than the first answer. */
const dosesOf = (gave: string | undefined, values: FormValues, lists: FormLists): Answer => {
  const doses: { product: string; route: string; count: number }[] = [];
  for (const { code } of lists.list('product')) {
    const text = values.get(`doses-${code}`)?.[0]?.trim() ?? '';
    if (text === '' || text === '0') continue;
    const count = Number(text);
    if (!Number.isInteger(count) || count < 0 || count > mostDoses) return wrong('choice');
    doses.push({ product: code, route: routeOf(code), count });
  }
  if (doses.length > 0) return answered(doses);
  if (gave === 'no') return answered([]);
  return gave === ratherNotSay ? declinedAnswer : skipped;
};

const routeOf = (product: string): string => {
  if (product.startsWith('nasal')) return 'nasal';
  return product.startsWith('im-') ? 'muscle' : 'unknown';
};
