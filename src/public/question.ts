import { type Choice, ratherNotSay } from '#catalog/choice.ts';
import type { Json } from '#log/index.ts';
import type { PageContext } from './context.ts';
import type { Html } from './html.ts';

/** One question of a public form: the room shows it, reads it and says what is wrong with it. */
export interface Question<D> {
  /** Name of the field in the form and of the answer. */
  readonly field: string;
  /**
   * The form cannot be taken without it. Only for what the page is about, such as a code to look up: any other question has
   * "rather not say" among its answers, and may be passed over.
   */
  readonly isNeeded?: true;
  readonly ask: Ask<D>;
}

export type Ask<D> =
  /** One of a list. A list without choices is not asked. */
  | { readonly type: 'one'; readonly choices: (context: PageContext<D>) => readonly Choice[] }
  /** Any of a list. */
  | { readonly type: 'many'; readonly choices: (context: PageContext<D>) => readonly Choice[] }
  /** A whole number from 0. */
  | { readonly type: 'count'; readonly most: number }
  /** One of so many months, this one included. */
  | { readonly type: 'month'; readonly back: number }
  /** A short text that is a code or a name of something, brought to its one shape; undefined when it has none. */
  | {
      readonly type: 'code';
      readonly chars: number;
      readonly read: (typed: string, context: PageContext<D>) => string | undefined;
    }
  /** A photo, JPEG or PNG, of which nothing but the picture is kept. */
  | { readonly type: 'photo' }
  /** Controls of the page's own. */
  | {
      readonly type: 'own';
      /** Undefined: not asked. */
      readonly show: (asked: Asked<D>) => Html | undefined;
      readonly read: (values: FormValues, context: PageContext<D>) => Answer;
    };

/** What controls of a page's own need. */
export interface Asked<D> {
  readonly field: string;
  readonly context: PageContext<D>;
  readonly values: FormValues;
  /** The text of a part of the page's words, and "rather not say". */
  readonly say: (part: string) => string;
  readonly declined: string;
}

/** Parts of a page's words that a form uses: `send` and `more` may be left to the room, the others are the page's. */
export const wordsOf = {
  question: (field: string): string => `question.${field}`,
  hint: (field: string): string => `hint.${field}`,
  problem: (field: string): string => `problem.${field}`,
} as const;

/** What was sent, every name with its values in order. */
export type FormValues = ReadonlyMap<string, readonly string[]>;

/** Message ids of what is wrong, by field; `form` for the whole. */
export type FormProblems = Readonly<Record<string, string>>;

export interface Answers {
  readonly values: Readonly<Record<string, Json>>;
  /** Fields whose answer is "rather not say". */
  readonly declined: readonly string[];
}

export type Answer =
  | { readonly is: 'answered'; readonly value: Json }
  | { readonly is: 'declined' }
  | { readonly is: 'skipped' }
  | { readonly is: 'wrong'; readonly message: string };

export const skipped: Answer = { is: 'skipped' };
export const answered = (value: Json): Answer => ({ is: 'answered', value });
export const wrong = (message: string): Answer => ({ is: 'wrong', message });

/** What was typed or picked under a name, without blanks, and whether "rather not say" was. */
export const givenIn = (
  values: FormValues,
  field: string,
): { readonly kept: readonly string[]; readonly isDeclined: boolean } => {
  const given = (values.get(field) ?? []).map((value) => value.trim()).filter((value) => value !== '');
  const kept = given.filter((value) => value !== ratherNotSay);
  return { kept, isDeclined: kept.length < given.length };
};
