import type { Choice } from '#catalog/choice.ts';
import { err, ok, type Result, timeToDate } from '#log/index.ts';
import type { PageContext } from './context.ts';
import {
  type Answer,
  type Answers,
  answered,
  type FormProblems,
  type FormValues,
  givenIn,
  type Question,
  skipped,
  wrong,
} from './question.ts';

/** Said of a form that was sent as it came: any answer would do. */
export const nothingPicked = 'public.problem.empty';

/** Reads a posted form. A form with no answer at all is asked back: "rather not say" is an answer. */
export const readForm = <D>(
  questions: readonly Question<D>[],
  values: FormValues,
  context: PageContext<D>,
): Result<Answers, FormProblems> => {
  const given: Record<string, Answers['values'][string]> = {};
  const declined: string[] = [];
  const problems: Record<string, string> = {};
  for (const question of questions) {
    const answer = answerTo(question, values, context);
    if (answer.is === 'answered') given[question.field] = answer.value;
    else if (answer.is === 'wrong') problems[question.field] = answer.message;
    else if (question.isNeeded === true) problems[question.field] = 'public.problem.needed';
    else if (answer.is === 'declined') declined.push(question.field);
  }
  if (Object.keys(problems).length > 0) return err(problems);
  if (Object.keys(given).length === 0 && declined.length === 0) return err({ form: nothingPicked });
  return ok({ values: given, declined });
};

const answerTo = <D>({ field, ask }: Question<D>, values: FormValues, context: PageContext<D>): Answer => {
  if (ask.type === 'own') return ask.read(values, context);
  if (ask.type === 'photo') {
    const photo = context.photos?.get(field);
    if (photo === undefined) return skipped;
    return photo.is === 'ready' ? answered({ ...photo.ref }) : wrong(photo.message);
  }
  const { kept, isDeclined } = givenIn(values, field);
  const [first] = kept;
  if (first === undefined) return isDeclined ? { is: 'declined' } : skipped;
  switch (ask.type) {
    case 'one':
      return isOffered(first, ask.choices(context)) ? answered(first) : wrong('public.problem.choice');
    case 'many':
      return kept.every((value) => isOffered(value, ask.choices(context)))
        ? answered([...new Set(kept)])
        : wrong('public.problem.choice');
    case 'count': {
      const count = Number(first);
      return Number.isInteger(count) && count >= 0 && count <= ask.most
        ? answered(count)
        : wrong('public.problem.choice');
    }
    case 'month':
      return monthsOffered(context, ask.back).includes(first)
        ? answered(first)
        : wrong('public.problem.choice');
    case 'code': {
      const read = first.length > ask.chars ? undefined : ask.read(first, context);
      return read === undefined ? wrong('public.problem.code') : answered(read);
    }
  }
};

const isOffered = (value: string, choices: readonly Choice[]): boolean =>
  choices.some(({ code }) => code === value);

/** The months that a form offers as `YYYY-MM`, this one first. */
export const monthsOffered = ({ now }: PageContext<unknown>, back: number): readonly string[] => {
  const [year = 0, month = 0] = timeToDate(now).split('-').map(Number);
  return Array.from({ length: back }, (_, ago) =>
    new Date(Date.UTC(year, month - 1 - ago, 1)).toISOString().slice(0, 7),
  );
};
