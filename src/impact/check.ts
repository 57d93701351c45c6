// Collects every problem of an input in one pass, so that a person fixes a form once and not field by field.
import {
  createProblem,
  err,
  ok,
  type Problem,
  type ProblemCode,
  type ProblemValues,
  type Result,
} from './problem.ts';

/** A plausible range for a quantity: `low` to `high`, with the most likely value when one is known. */
export type Range = {
  readonly low: number;
  readonly high: number;
  readonly likely?: number | undefined;
};

export type Checker = {
  readonly problems: readonly Problem[];
  readonly report: (code: ProblemCode, field: string, values?: ProblemValues) => void;
  /** Each returns true when the value is usable. */
  readonly number: (field: string, value: unknown) => value is number;
  readonly probability: (field: string, value: unknown) => value is number;
  readonly notNegative: (field: string, value: unknown) => value is number;
  readonly positive: (field: string, value: unknown) => value is number;
  readonly count: (field: string, value: unknown) => value is number;
  readonly range: (field: string, value: unknown, bound?: RangeBound) => value is Range;
  /** `compute()` when nothing was reported, else every problem found. */
  readonly finish: <T>(compute: () => T) => Result<T>;
};

export type RangeBound = 'any' | 'not-negative' | 'positive' | 'probability';

export const createChecker = (): Checker => {
  const problems: Problem[] = [];
  const report: Checker['report'] = (code, field, values) => {
    problems.push(createProblem(code, field, values));
  };
  const test = (
    field: string,
    value: unknown,
    code: ProblemCode,
    passes: (value: number) => boolean,
  ): value is number => {
    if (!isGiven(report, field, value)) return false;
    if (passes(value)) return true;
    report(code, field, { got: value });
    return false;
  };
  const number: Checker['number'] = (field, value): value is number => isGiven(report, field, value);
  const probability: Checker['probability'] = (field, value): value is number =>
    test(field, value, 'not-a-probability', (v) => v >= 0 && v <= 1);
  const notNegative: Checker['notNegative'] = (field, value): value is number =>
    test(field, value, 'negative', (v) => v >= 0);
  const positive: Checker['positive'] = (field, value): value is number =>
    test(field, value, 'not-positive', (v) => v > 0);
  const count: Checker['count'] = (field, value): value is number =>
    test(field, value, 'negative', (v) => v >= 0) && test(field, value, 'not-whole', Number.isInteger);
  const byBound = { any: number, 'not-negative': notNegative, positive, probability };

  const range: Checker['range'] = (field, value, bound = 'any'): value is Range => {
    if (value === undefined || value === null) {
      report('missing', field);
      return false;
    }
    if (typeof value !== 'object') {
      report('not-an-object', field);
      return false;
    }
    const { low, high, likely } = value as Partial<Record<keyof Range, unknown>>;
    const one = byBound[bound];
    const lowFine = one(`${field}.low`, low);
    const highFine = one(`${field}.high`, high);
    if (!lowFine || !highFine) return false;
    if (low > high) {
      report('upside-down', field, { low, high });
      return false;
    }
    if (likely === undefined) return true;
    if (!number(`${field}.likely`, likely)) return false;
    if (likely >= low && likely <= high) return true;
    report('outside', `${field}.likely`, { low, high, got: likely });
    return false;
  };

  return {
    problems,
    report,
    number,
    probability,
    notNegative,
    positive,
    count,
    range,
    finish: (compute) => (problems.length === 0 ? ok(compute()) : err(problems)),
  };
};

const isGiven = (report: Checker['report'], field: string, value: unknown): value is number => {
  if (value === undefined || value === null) {
    report('missing', field);
    return false;
  }
  if (typeof value === 'number' && Number.isFinite(value)) return true;
  report('not-a-number', field, { got: describe(value) });
  return false;
};

/** A value in a few words, whatever it is. */
export const describe = (value: unknown): string => {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 60)}...` : value}"`;
  if (value === null) return 'null';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
};

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that this version does not know are refused, not skipped: what they meant would silently be lost. */
export const reportUnknownFields = (
  check: Checker,
  field: string,
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void => {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) check.report('unknown-field', field === '' ? key : `${field}.${key}`);
  }
};
