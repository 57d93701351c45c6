/** A value that can not be used, named by the field where the person can mend it. */
export type FieldProblem = {
  readonly field: string;
  readonly problem:
    | 'not-a-number'
    | 'not-a-whole-number'
    | 'below-minimum'
    | 'above-maximum'
    | 'wrong-length'
    | 'sum-too-large'
    | 'not-conserved'
    | 'unstable'
    | 'unknown-value';
  readonly given: unknown;
  /** The bound that was crossed, the length or sum that was wanted. */
  readonly wanted?: number | string;
};

/** A computed value, or every field that stopped it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

export const good = <T>(value: T): Checked<T> => ({ ok: true, value });

export const bad = <T>(...problems: readonly FieldProblem[]): Checked<T> => ({ ok: false, problems });

/** For callers that hold checked input (tests, gates, benches): the value, or a bug. */
export const unwrap = <T>(checked: Checked<T>): T => {
  if (checked.ok) return checked.value;
  const words = checked.problems.map((p) => `${p.field} ${p.problem} (given ${String(p.given)})`);
  throw new Error(`Input was refused: ${words.join('; ')}`);
};

/** Collects problems while fields are looked at one by one; an empty list means every field is good. */
export const createFieldChecks = () => {
  const problems: FieldProblem[] = [];
  const range = (field: string, given: unknown, low: number, high: number): boolean => {
    if (typeof given !== 'number' || !Number.isFinite(given)) {
      problems.push({ field, problem: 'not-a-number', given });
      return false;
    }
    if (given < low) problems.push({ field, problem: 'below-minimum', given, wanted: low });
    else if (given > high) problems.push({ field, problem: 'above-maximum', given, wanted: high });
    return given >= low && given <= high;
  };
  return {
    problems: problems as readonly FieldProblem[],
    range,
    add: (problem: FieldProblem): void => {
      problems.push(problem);
    },
    /** A number from 0 to 1. */
    probability: (field: string, given: unknown): boolean => range(field, given, 0, 1),
    /** Zero or more, finite. */
    amount: (field: string, given: unknown): boolean => range(field, given, 0, Number.MAX_VALUE),
    /** Above zero, finite. */
    positive: (field: string, given: unknown): boolean =>
      range(field, given, Number.MIN_VALUE, Number.MAX_VALUE),
    /** A whole number from `low` to `high`. */
    whole: (field: string, given: unknown, low: number, high: number): boolean => {
      if (!range(field, given, low, high)) return false;
      if (Number.isInteger(given)) return true;
      problems.push({ field, problem: 'not-a-whole-number', given });
      return false;
    },
    /** As many values as wanted. */
    length: (field: string, given: ArrayLike<unknown>, wanted: number): boolean => {
      if (given.length === wanted) return true;
      problems.push({ field, problem: 'wrong-length', given: given.length, wanted });
      return false;
    },
  };
};

export type FieldChecks = ReturnType<typeof createFieldChecks>;
