// Bounds of the many plain numbers that the dynamic models take, each with the field it came from. Forms with ranges and
// rows use check.ts; both say what is wrong as the same `Problem`.
import { describe } from './check.ts';
import { createProblem, type Problem } from './problem.ts';

/** Collects problems while fields are looked at one by one; an empty list means every field is good. */
export const createFieldChecks = () => {
  const problems: Problem[] = [];
  const add = (problem: Problem): void => {
    problems.push(problem);
  };
  const number = (field: string, given: unknown): given is number => {
    if (typeof given === 'number' && Number.isFinite(given)) return true;
    add(
      createProblem(given === undefined || given === null ? 'missing' : 'not-a-number', field, {
        got: describe(given),
      }),
    );
    return false;
  };
  const range = (field: string, given: unknown, low: number, high: number): boolean => {
    if (!number(field, given)) return false;
    if (given >= low && given <= high) return true;
    add(createProblem('outside', field, { low, high, got: given }));
    return false;
  };
  return {
    problems: problems as readonly Problem[],
    add,
    /** Finite, from `low` to `high`. */
    range,
    /** Finite. */
    number,
    /** A number from 0 to 1. */
    probability: (field: string, given: unknown): boolean => {
      if (!number(field, given)) return false;
      if (given >= 0 && given <= 1) return true;
      add(createProblem('not-a-probability', field, { got: given }));
      return false;
    },
    /** Zero or more, finite. */
    amount: (field: string, given: unknown): boolean => {
      if (!number(field, given)) return false;
      if (given >= 0) return true;
      add(createProblem('negative', field, { got: given }));
      return false;
    },
    /** Above zero, finite. */
    positive: (field: string, given: unknown): boolean => {
      if (!number(field, given)) return false;
      if (given > 0) return true;
      add(createProblem('not-positive', field, { got: given }));
      return false;
    },
    /** A whole number from `low` to `high`. */
    whole: (field: string, given: unknown, low: number, high: number): boolean => {
      if (!range(field, given, low, high)) return false;
      if (Number.isInteger(given)) return true;
      add(createProblem('not-whole', field, { got: String(given) }));
      return false;
    },
    /** As many values as wanted. */
    length: (field: string, given: ArrayLike<unknown>, expected: number): boolean => {
      if (given.length === expected) return true;
      add(createProblem('wrong-length', field, { got: given.length, expected }));
      return false;
    },
  };
};

export type FieldChecks = ReturnType<typeof createFieldChecks>;
