import type * as v from 'valibot';

/**
 * A quick yes. From a schema, a test that is true only for values that the schema takes just as they are: nothing left out,
 * filled in or changed. False says nothing: then the schema itself is asked, and says what is wrong. The schema stays the
 * one place where a shape is written down; what this file does not know of it makes the answer false, never true.
 *
 * A push of 100 entries spends a third of its reading on schemas; nearly all of it is for values without a fault.
 */
export const createQuickCheck = (schema: v.GenericSchema<unknown, unknown>): QuickCheck =>
  compile(schema as unknown as Part) ?? (() => false);

/** Whether all of a schema is known here, so that values without a fault are told at once. */
export const hasQuickCheck = (schema: v.GenericSchema<unknown, unknown>): boolean =>
  compile(schema as unknown as Part) !== undefined;

export type QuickCheck = (value: unknown) => boolean;

/** Schemas and their actions as Valibot describes them. Which members there are depends on `type`. */
interface Part {
  readonly kind: string;
  readonly type: string;
  readonly pipe?: readonly Part[];
  readonly [member: string]: unknown;
}

const compile = (schema: Part): QuickCheck | undefined => {
  if (schema.pipe !== undefined)
    return everyOf(schema.pipe.filter(({ kind }) => kind !== 'metadata').map(compile));
  return (schema.kind === 'schema' ? compilers : actions)[schema.type]?.(schema);
};

type Compilers = Readonly<Record<string, (part: Part) => QuickCheck | undefined>>;

const compilers: Compilers = {
  string: () => (value) => typeof value === 'string',
  number: () => (value) => typeof value === 'number' && !Number.isNaN(value),
  boolean: () => (value) => typeof value === 'boolean',
  literal:
    ({ literal }) =>
    (value) =>
      value === literal,
  picklist: ({ options }) => {
    const allowed = new Set(options as readonly unknown[]);
    return (value) => allowed.has(value);
  },
  custom: ({ check }) => check as QuickCheck,
  optional: ({ wrapped, default: filler }) => {
    const own = compile(wrapped as Part);
    // What is left out would be filled in.
    if (own === undefined || filler !== undefined) return undefined;
    return (value) => value === undefined || own(value);
  },
  array: ({ item }) => {
    const own = compile(item as Part);
    if (own === undefined) return undefined;
    return (value) => Array.isArray(value) && value.every((member) => own(member));
  },
  strict_object: ({ entries }) => strictObject(entries as Readonly<Record<string, Part>>),
  variant: ({ key, options }) => {
    // Told apart by one text each, as all of ours are: what one of them takes is of no other.
    const checks = allKnown(
      (options as readonly Part[]).map((option) => {
        const told = (option.entries as Readonly<Record<string, Part>> | undefined)?.[key as string];
        return option.type === 'strict_object' && told?.type === 'literal' ? compile(option) : undefined;
      }),
    );
    return checks && ((value) => checks.some((check) => check(value)));
  },
};

const actions: Compilers = {
  regex: ({ requirement }) => {
    const shape = requirement as RegExp;
    // One of these remembers where it was.
    return shape.global || shape.sticky ? undefined : (value) => shape.test(value as string);
  },
  trim: () => (value) => typeof value === 'string' && value.trim() === value,
  min_length:
    ({ requirement }) =>
    (value) =>
      lengthOf(value) >= (requirement as number),
  max_length:
    ({ requirement }) =>
    (value) =>
      lengthOf(value) <= (requirement as number),
  min_value: ({ requirement }) => onNumbers(requirement, (value, bound) => value >= bound),
  max_value: ({ requirement }) => onNumbers(requirement, (value, bound) => value <= bound),
  gt_value: ({ requirement }) => onNumbers(requirement, (value, bound) => value > bound),
  integer: () => (value) => Number.isInteger(value),
  safe_integer: () => (value) => Number.isSafeInteger(value),
  finite: () => (value) => Number.isFinite(value),
  check: ({ requirement }) => requirement as QuickCheck,
};

const strictObject = (entries: Readonly<Record<string, Part>>): QuickCheck | undefined => {
  const members = new Map<string, { readonly check: QuickCheck; readonly isNeeded: boolean }>();
  let needed = 0;
  for (const [name, part] of Object.entries(entries)) {
    const check = compile(part);
    if (check === undefined) return undefined;
    const isNeeded = part.type !== 'optional';
    if (isNeeded) needed += 1;
    members.set(name, { check, isNeeded });
  }
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    let left = needed;
    for (const name of Object.keys(value)) {
      const member = members.get(name);
      if (member === undefined || !member.check((value as Record<string, unknown>)[name])) return false;
      if (member.isNeeded) left -= 1;
    }
    return left === 0;
  };
};

const onNumbers = (
  bound: unknown,
  holds: (value: number, bound: number) => boolean,
): QuickCheck | undefined =>
  typeof bound === 'number' ? (value) => typeof value === 'number' && holds(value, bound) : undefined;

const lengthOf = (value: unknown): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : Number.NaN;

const everyOf = (checks: readonly (QuickCheck | undefined)[]): QuickCheck | undefined => {
  const [first, second, ...others] = allKnown(checks) ?? [];
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  return (value) => first(value) && second(value) && others.every((check) => check(value));
};

const allKnown = (checks: readonly (QuickCheck | undefined)[]): readonly QuickCheck[] | undefined => {
  const known = checks.filter((check) => check !== undefined);
  return known.length === checks.length ? known : undefined;
};
