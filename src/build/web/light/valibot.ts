/**
 * What the page uses of Valibot, in a quarter of its weight: the page is linked to this file instead (link-light.ts), the
 * server and tests to Valibot itself. It tells what is wrong by path, type and our own codes, not in Valibot's words. Valibot is
 * the one that says what is right: light.test.ts holds this against it, over every schema of the page and with values of
 * chance. A function that is missing here stops the build.
 */
interface Dataset {
  value: unknown;
  typed?: boolean;
  issues?: Issue[];
}
interface Issue {
  readonly kind: string;
  readonly type: string;
  readonly message: string;
  readonly input: unknown;
  readonly received: string;
  path?: PathItem[];
}
interface PathItem {
  readonly type: string;
  readonly origin: 'value' | 'key';
  readonly input: unknown;
  readonly key: unknown;
  readonly value: unknown;
}
interface Config {
  readonly abortEarly?: boolean;
  readonly abortPipeEarly?: boolean;
}
interface Part {
  readonly kind: 'schema' | 'validation' | 'transformation';
  readonly type: string;
  readonly message?: string | undefined;
  readonly async: false;
  readonly '~run': (dataset: Dataset, config: Config) => Dataset;
  readonly [member: string]: unknown;
}
type Entries = Readonly<Record<string, Part>>;

const faultOf = ({ kind, type, message }: Part, input: unknown, path?: PathItem): Issue => ({
  kind,
  type,
  message: message ?? `Invalid ${type}`,
  input,
  received: input === undefined ? 'undefined' : typeof input,
  ...(path !== undefined && { path: [path] }),
});
const add = (dataset: Dataset, issue: Issue): void => {
  if (dataset.issues === undefined) dataset.issues = [issue];
  else dataset.issues.push(issue);
};

const schema = (
  type: string,
  run: (dataset: Dataset, config: Config, self: Part) => void,
  more: Readonly<Record<string, unknown>> = {},
): Part => {
  const self: Part = {
    kind: 'schema',
    type,
    async: false,
    ...more,
    '~run': (dataset, config) => {
      run(dataset, config, self);
      return dataset;
    },
  };
  return self;
};
const plain =
  (type: string, holds: (value: unknown) => boolean) =>
  (message?: string): Part =>
    schema(type, take(holds), { message });
const take =
  (holds: (value: unknown) => boolean) =>
  (dataset: Dataset, _config: Config, self: Part): void => {
    if (holds(dataset.value)) dataset.typed = true;
    else add(dataset, faultOf(self, dataset.value));
  };

export const string = plain('string', (value) => typeof value === 'string');
export const number = plain('number', (value) => typeof value === 'number' && !Number.isNaN(value));
export const boolean = plain('boolean', (value) => typeof value === 'boolean');
export const unknown = plain('unknown', () => true);
export const custom = (check: (value: unknown) => boolean, message?: string): Part =>
  schema('custom', take(check), { check, message });
export const literal = (one: unknown): Part =>
  schema(
    'literal',
    take((value) => value === one),
    { literal: one },
  );
export const picklist = (options: readonly unknown[]): Part =>
  schema(
    'picklist',
    take((value) => options.includes(value)),
    { options },
  );

export const nullable = (wrapped: Part): Part =>
  schema(
    'nullable',
    (dataset, config) => {
      if (dataset.value === null) dataset.typed = true;
      else wrapped['~run'](dataset, config);
    },
    { wrapped },
  );

export const optional = (wrapped: Part, filler?: unknown): Part =>
  schema(
    'optional',
    (dataset, config) => {
      if (dataset.value === undefined && filler !== undefined) dataset.value = filler;
      if (dataset.value === undefined) dataset.typed = true;
      else wrapped['~run'](dataset, config);
    },
    { wrapped, default: filler },
  );

/** One member of a value, by its own schema; what is wrong there is wrong at its path. */
const runMember = (
  into: Dataset,
  config: Config,
  member: { readonly of: Part; readonly at: Omit<PathItem, 'origin'> },
): unknown => {
  const inner = member.of['~run']({ value: member.at.value }, config);
  for (const issue of inner.issues ?? []) {
    issue.path = [{ ...member.at, origin: 'value' }, ...(issue.path ?? [])];
    add(into, issue);
  }
  if (inner.typed !== true) into.typed = false;
  return inner.value;
};

const members = (type: 'object' | 'loose_object' | 'strict_object', entries: Entries): Part =>
  schema(
    type,
    (dataset, config, self) => {
      const input = dataset.value;
      if (typeof input !== 'object' || input === null) return add(dataset, faultOf(self, input));
      const given = input as Readonly<Record<string, unknown>>;
      const made: Record<string, unknown> = {};
      dataset.typed = true;
      dataset.value = made;
      for (const [key, of] of Object.entries(entries)) {
        const at = { type: 'object', input, key, value: given[key] };
        if (key in given || (of.type === 'optional' && of['default'] !== undefined))
          made[key] = runMember(dataset, config, { of, at });
        else if (of['fallback'] !== undefined) made[key] = of['fallback'];
        else if (of.type !== 'optional') {
          dataset.typed = false;
          add(dataset, faultOf(self, undefined, { ...at, origin: 'key' }));
        }
      }
      if (type === 'loose_object')
        for (const [key, value] of Object.entries(given))
          if (!Object.hasOwn(entries, key) && isSafeKey(key)) made[key] = value;
      if (type !== 'strict_object') return;
      const extra = Object.keys(given).find((key) => !Object.hasOwn(entries, key));
      if (extra !== undefined)
        add(
          dataset,
          faultOf(self, extra, { type: 'object', origin: 'key', input, key: extra, value: given[extra] }),
        );
    },
    { entries },
  );
export const object = (entries: Entries): Part => members('object', entries);
export const strictObject = (entries: Entries): Part => members('strict_object', entries);

export const looseObject = (entries: Entries): Part => members('loose_object', entries);

/** Names with which a value would reach for what is not its own. */
const isSafeKey = (key: string): boolean =>
  key !== '__proto__' && key !== 'prototype' && key !== 'constructor';

const list = (type: 'array' | 'tuple', itemAt: (index: number) => Part, count?: number): Part =>
  schema(type, (dataset, config, self) => {
    const input = dataset.value;
    if (!Array.isArray(input)) return add(dataset, faultOf(self, input));
    dataset.typed = true;
    dataset.value = Array.from({ length: count ?? input.length }, (_, key) =>
      runMember(dataset, config, { of: itemAt(key), at: { type, input, key, value: input[key] } }),
    );
  });
export const array = (item: Part): Part => list('array', () => item);
export const tuple = (items: readonly Part[]): Part =>
  list('tuple', (index) => items[index] ?? unknown(), items.length);

export const record = (_key: Part, of: Part): Part =>
  schema('record', (dataset, config, self) => {
    const input = dataset.value;
    if (typeof input !== 'object' || input === null) return add(dataset, faultOf(self, input));
    const made: Record<string, unknown> = {};
    dataset.typed = true;
    dataset.value = made;
    for (const [key, value] of Object.entries(input))
      if (isSafeKey(key))
        made[key] = runMember(dataset, config, { of, at: { type: 'object', input, key, value } });
  });

/** Told apart by one text each, as all of ours are. */
export const variant = (key: string, options: readonly Part[]): Part =>
  schema('variant', (dataset, config, self) => {
    const input = dataset.value;
    if (typeof input !== 'object' || input === null) return add(dataset, faultOf(self, input));
    const value = (input as Readonly<Record<string, unknown>>)[key];
    const option = options.find((one) => (one['entries'] as Entries)[key]?.['literal'] === value);
    if (option === undefined || !(key in input))
      add(dataset, faultOf(self, value, { type: 'object', origin: 'value', input, key, value }));
    else option['~run'](dataset, config);
  });

export const union = (options: readonly Part[]): Part =>
  schema('union', (dataset, config, self) => {
    const results = options.map((option) => option['~run']({ value: dataset.value }, config));
    const typed = results.filter((result) => result.typed === true);
    const valid = typed.find(({ issues }) => issues === undefined);
    const near = valid ?? (typed.length === 1 ? typed[0] : undefined);
    if (near !== undefined) Object.assign(dataset, near);
    else {
      if (typed.length > 0) dataset.typed = true;
      add(dataset, faultOf(self, dataset.value));
    }
  });

export const fallback = (of: Part, value: unknown): Part => ({
  ...of,
  fallback: value,
  '~run': (dataset, config) => {
    const result = of['~run'](dataset, config);
    return result.issues === undefined ? result : { typed: true, value };
  },
});

export const pipe = (...parts: readonly [Part, ...Part[]]): Part => ({
  ...parts[0],
  pipe: parts,
  '~run': (first, config) => {
    let dataset = first;
    for (const part of parts) {
      if (dataset.issues !== undefined && part.kind !== 'validation') {
        dataset.typed = false;
        break;
      }
      if (dataset.issues === undefined || (config.abortEarly !== true && config.abortPipeEarly !== true))
        dataset = part['~run'](dataset, config);
    }
    return dataset;
  },
});

const rule =
  <R>(type: string, holds: (value: never, requirement: R) => boolean) =>
  (requirement: R, message?: string): Part => {
    const self: Part = {
      kind: 'validation',
      type,
      async: false,
      requirement,
      message,
      '~run': (dataset) => {
        if (dataset.typed === true && !holds(dataset.value as never, requirement))
          add(dataset, faultOf(self, dataset.value));
        return dataset;
      },
    };
    return self;
  };
const numeric = (type: string, holds: (value: number) => boolean) => {
  const made = rule<undefined>(type, holds);
  return (message?: string): Part => made(undefined, message);
};

type Long = { readonly length: number };
export const minLength = rule<number>('min_length', (value: Long, least) => value.length >= least);
export const maxLength = rule<number>('max_length', (value: Long, most) => value.length <= most);
export const minValue = rule<number>('min_value', (value: number, least) => value >= least);
export const maxValue = rule<number>('max_value', (value: number, most) => value <= most);
export const gtValue = rule<number>('gt_value', (value: number, bound) => value > bound);
export const regex = rule<RegExp>('regex', (value: string, shape) => shape.test(value));
export const nonEmpty = (message?: string): Part =>
  rule<undefined>('non_empty', (value: Long) => value.length > 0)(undefined, message);
export const check = rule<(value: unknown) => boolean>('check', (value: unknown, holds) => holds(value));
export const integer = numeric('integer', Number.isInteger);
export const safeInteger = numeric('safe_integer', Number.isSafeInteger);
export const finite = numeric('finite', Number.isFinite);

const transformation = (type: string, run: (dataset: Dataset, self: Part) => void): Part => {
  const self: Part = {
    kind: 'transformation',
    type,
    async: false,
    '~run': (dataset) => {
      run(dataset, self);
      return dataset;
    },
  };
  return self;
};
export const transform = (make: (value: unknown) => unknown): Part =>
  transformation('transform', (dataset) => {
    dataset.value = make(dataset.value);
  });
export const trim = (): Part =>
  transformation('trim', (dataset) => {
    dataset.value = (dataset.value as string).trim();
  });
export const rawTransform = (
  make: (given: {
    readonly dataset: Dataset;
    readonly addIssue: (info: { readonly message: string }) => void;
    readonly NEVER: null;
  }) => unknown,
): Part =>
  transformation('raw_transform', (dataset, self) => {
    const addIssue = (info: { readonly message: string }): void =>
      add(dataset, faultOf({ ...self, ...info }, dataset.value));
    const value = make({ dataset, addIssue, NEVER: null });
    if (dataset.issues === undefined) dataset.value = value;
    else dataset.typed = false;
  });

export const safeParse = (of: Part, input: unknown, config: Config = {}) => {
  const { typed, value, issues } = of['~run']({ value: input }, config);
  return { typed, success: issues === undefined, output: value, issues };
};

/** Where in the value an issue lies, as `lines.0.quantity`; null for all of it. */
export const getDotPath = ({ path }: Issue): string | null =>
  path === undefined ? null : path.map(({ key }) => String(key)).join('.');
