// What can be wrong with what the engine is given, as values. Every problem names the field it is about.
// Messages here are the English ones; words/en.po and words/es.po carry the same sentences for screens.

/** Sentences by code. `{field}` is the path of the input, e.g. `program.kits[3].month`. */
export const problemSentences = {
  missing: '{field} is missing.',
  'not-a-number': '{field} must be a number; it is {got}.',
  'not-text': '{field} must be text.',
  'not-a-list': '{field} must be a list.',
  'not-an-object': '{field} must be a group of named values.',
  'not-a-probability': '{field} must be between 0 and 1; it is {got}.',
  negative: '{field} must not be negative; it is {got}.',
  'not-positive': '{field} must be above zero; it is {got}.',
  'not-whole': '{field} must be a whole number; it is {got}.',
  'not-a-month': '{field} must be a month written as 2026-01; it is {got}.',
  'upside-down': '{field} is upside down: low {low} is above high {high}.',
  outside: '{field} must lie between {low} and {high}; it is {got}.',
  empty: '{field} is empty.',
  'missing-month': '{field}: month {month} is missing.',
  'repeated-month': '{field}: month {month} appears twice.',
  'too-few': '{field} needs at least {least}; it has {got}.',
  'more-than': '{field} is {got}, more than {limit} ({of}).',
  unknown: '{field}: {got} is not known.',
  unsourced: '{field}: {got} has no interval read from its source and cannot be drawn.',
  'unknown-field': '{field} is not part of this format.',
  'wrong-format': '{field} must be {expected}; it is {got}.',
  'newer-version': '{field} is {got}; this engine reads up to {limit}. Update the engine to open it.',
  'other-version': '{field} is {got}; this engine has {expected}, so figures may differ.',
  cancelled: '{field}: the work was cancelled.',
  'wrong-length': '{field} needs {expected} values; it has {got}.',
  'wrong-sum': '{field} must sum to {expected}; it sums to {got}.',
  unstable: '{field}: with {got}, the numbers ran away by time {at}. Take more steps or slower rates.',
  'not-conserved': '{field} loses or adds people: {expected} became {got}.',
  'did-not-converge': '{field} did not settle after {got} steps.',
  'not-a-function': '{field} must be a function.',
  overflow: 'The {field} cannot be computed: a number that was given is too large or too small.',
} as const;

export type ProblemCode = keyof typeof problemSentences;

export type ProblemValues = Readonly<Record<string, string | number>>;

/** One thing wrong with one field. `message` is the English sentence, ready to show. */
export type Problem = {
  readonly code: ProblemCode;
  readonly field: string;
  readonly values: ProblemValues;
  readonly message: string;
};

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly Problem[] };

export const createProblem = (code: ProblemCode, field: string, values: ProblemValues = {}): Problem => ({
  code,
  field,
  values,
  message: fillSentence(problemSentences[code], { ...values, field }),
});

export const fillSentence = (sentence: string, values: ProblemValues): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const err = (error: readonly Problem[]): Result<never> => ({ ok: false, error });

/** The Error of a refused call: `code` is that of the first problem, the message lists all, one a line. */
export type ProblemError = Error & { readonly code: ProblemCode; readonly problems: readonly Problem[] };

export const isProblemError = (error: unknown): error is ProblemError =>
  error instanceof Error && 'problems' in error && 'code' in error;

/** Throws problems as a `ProblemError`. For functions that hand back a bare value. */
export const refuse = (problems: readonly Problem[]): never => {
  const error = new Error(problems.map((problem) => problem.message).join('\n'));
  throw Object.assign(error, { name: 'ProblemError', code: problems[0]?.code ?? 'missing', problems });
};

/**
 * The value of a result, for notebooks and scripts where a problem should stop the run.
 * Throws a `ProblemError` whose message lists every problem, one a line.
 */
export const must = <T>(result: Result<T>): T => (result.ok ? result.value : refuse(result.error));
