// Shapes of what callers hand in, for callers that no compiler checked: JSON, notebooks, plain JavaScript. A shape looks at
// structure only (is it a list, a group, a function) so that what comes after may read fields without a second thought;
// amounts are then checked field by field where they are used. `leaf` marks a value that is looked at there.
import { type Checker, createChecker, describe, isRecord, reportUnknownFields } from './check.ts';
import { createProblem, type Problem } from './problem.ts';

/** Reports what is wrong with `value`, by field. */
export type Shape = (check: Checker, field: string, value: unknown) => void;

export const leaf: Shape = () => {};

/** A number by type; whether it is finite and fits is looked at later. */
export const amount: Shape = (check, field, value) => {
  if (typeof value !== 'number') check.number(field, value);
};

export const number: Shape = (check, field, value) => void check.number(field, value);
export const count: Shape = (check, field, value) => void check.count(field, value);
export const positive: Shape = (check, field, value) => void check.positive(field, value);
export const notNegative: Shape = (check, field, value) => void check.notNegative(field, value);
export const probability: Shape = (check, field, value) => void check.probability(field, value);

/** A whole number from `low` to `high`. */
export const whole =
  (low: number, high: number): Shape =>
  (check, field, value) => {
    if (!check.number(field, value)) return;
    if (!Number.isInteger(value)) check.report('not-whole', field, { got: value });
    else if (value < low || value > high) check.report('outside', field, { low, high, got: value });
  };

/** Seeds and numbers of draws: whole, zero or more, exact in a double. */
export const seed: Shape = whole(0, Number.MAX_SAFE_INTEGER);

export const text: Shape = (check, field, value) => {
  if (value === undefined || value === null) check.report('missing', field);
  else if (typeof value !== 'string') check.report('not-text', field);
};

export const flag: Shape = (check, field, value) => {
  if (value === undefined || value === null) check.report('missing', field);
  else if (typeof value !== 'boolean') check.report('unknown', field, { got: describe(value) });
};

export const oneOf =
  (...known: readonly string[]): Shape =>
  (check, field, value) => {
    if (value === undefined || value === null) check.report('missing', field);
    else if (typeof value !== 'string' || !known.includes(value))
      check.report('unknown', field, { got: describe(value) });
  };

export const callback: Shape = (check, field, value) => {
  if (value === undefined || value === null) check.report('missing', field);
  else if (typeof value !== 'function') check.report('not-a-function', field);
};

/** Anything that can be gone through with `for ... of`. */
export const iterable: Shape = (check, field, value) => {
  if (value === undefined || value === null) check.report('missing', field);
  else if (typeof value !== 'object' || !(Symbol.iterator in value)) check.report('not-a-list', field);
};

/** An `AbortSignal`, or what behaves like one. */
export const signal: Shape = (check, field, value) => {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const fits = typeof given['aborted'] === 'boolean' && typeof given['addEventListener'] === 'function';
  if (!fits) check.report('wrong-format', field, { expected: 'an AbortSignal', got: describe(value) });
};

/** A list, each value of the shape; `least` values or more. */
export const list =
  (item: Shape = leaf, least = 0): Shape =>
  (check, field, value) => {
    if (value === undefined || value === null) check.report('missing', field);
    else if (!Array.isArray(value)) check.report('not-a-list', field);
    else if (value.length < least) check.report('empty', field);
    // Not forEach, which would pass over holes.
    else for (let i = 0; i < value.length; i += 1) item(check, `${field}[${i}]`, value[i]);
  };

/** Numbers in a list or a typed array; each finite. */
export const numbers =
  (least = 0): Shape =>
  (check, field, value) => {
    if (value === undefined || value === null) check.report('missing', field);
    else if (!isNumberRow(value)) check.report('not-a-list', field);
    else if (value.length < least) check.report('empty', field);
    else {
      for (let i = 0; i < value.length; i += 1)
        if (!Number.isFinite(value[i])) {
          check.number(`${field}[${i}]`, value[i]);
          return;
        }
    }
  };

/** A list or typed array whose numbers are looked at later. */
export const row: Shape = (check, field, value) => {
  if (value === undefined || value === null) check.report('missing', field);
  else if (!isNumberRow(value)) check.report('not-a-list', field);
};

/** A `Float64Array`, whose values are finite. */
export const doubles =
  (least = 0): Shape =>
  (check, field, value) => {
    if (value !== undefined && value !== null && !(value instanceof Float64Array))
      check.report('wrong-format', field, { expected: 'a Float64Array', got: describe(value) });
    else numbers(least)(check, field, value);
  };

/** What a picture can show: its axes take differences, so the largest doubles are too large. */
export const drawable: Shape = (check, field, value) => {
  const most = 1e100;
  if (check.number(field, value) && Math.abs(value) > most)
    check.report('outside', field, { low: -most, high: most, got: value });
};

const isNumberRow = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/**
 * Named values. Fields not named here are let pass, unless `closed`: a group with optional fields must be closed, or a
 * misspelled one would be a silent default.
 */
export const group =
  (fields: Readonly<Record<string, Shape>>, closed: 'open' | 'closed' = 'open'): Shape =>
  (check, field, value) => {
    if (value === undefined || value === null) check.report('missing', field);
    else if (!isRecord(value)) check.report('not-an-object', field);
    else {
      if (closed === 'closed') reportUnknownFields(check, field, value, Object.keys(fields));
      for (const [key, shape] of Object.entries(fields))
        shape(check, field === '' ? key : `${field}.${key}`, value[key]);
    }
  };

/** Values by any name. */
export const named =
  (item: Shape): Shape =>
  (check, field, value) => {
    if (value === undefined || value === null) check.report('missing', field);
    else if (!isRecord(value)) check.report('not-an-object', field);
    else for (const [key, one] of Object.entries(value)) item(check, `${field}.${key}`, one);
  };

/** May be left out. Null is not left out. */
export const optional =
  (shape: Shape): Shape =>
  (check, field, value) => {
    if (value !== undefined) shape(check, field, value);
  };

export const orNull =
  (shape: Shape): Shape =>
  (check, field, value) => {
    if (value !== null) shape(check, field, value);
  };

/** One parameter of a function. A `flat` one's fields are named without the parameter in front. */
export type Parameter = { readonly name: string; readonly shape: Shape; readonly flat: boolean };

export const parameter = (name: string, shape: Shape): Parameter => ({ name, shape, flat: false });
export const flat = (name: string, shape: Shape): Parameter => ({ name, shape, flat: true });

/** Everything wrong with the structure of these arguments. */
export const problemsOf = (
  parameters: readonly Parameter[],
  given: readonly unknown[],
): readonly Problem[] => {
  const check = createChecker();
  parameters.forEach(({ name, shape, flat: isFlat }, i) => {
    shape(check, isFlat ? '' : name, given[i]);
  });
  const root = parameters.find((one) => one.flat)?.name ?? '';
  return check.problems.map((problem) =>
    problem.field === '' ? createProblem(problem.code, root, problem.values) : problem,
  );
};
