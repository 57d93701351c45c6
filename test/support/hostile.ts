import type { Prng } from '#sample/prng.ts';

/** As much of JSON Schema as the API's document uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly description?: string;
}

const texts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00x',
  'x'.repeat(20_000),
  '0001-01-01',
  '9999-12-31',
  '0000-00-00',
  '2026-02-30',
  '0001-01',
  '9999-12',
  '-1',
  '1e999',
  '99999999999999999999',
  'null',
  '__proto__',
  'constructor',
  "'; drop table entry; --",
  '../../etc/passwd',
  '%00',
  '{"$gt":""}',
  '\u202e\u2028🩹',
  'Factory',
  '+99:99',
  '00000000-0000-0000-0000-000000000000',
];

const others: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  -0,
  [],
  {},
  [[]],
  [null],
  { length: -1 },
  JSON.parse('{"__proto__":{"a":1}}'),
  JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`),
];

export const hostileText = (prng: Prng): string => texts[prng.int(0, texts.length - 1)] ?? '';
export const hostileValue = (prng: Prng): unknown =>
  prng.chance(0.6) ? hostileText(prng) : others[prng.int(0, others.length - 1)];

/**
 * A value that fits a schema more or less: each part of it is now and then something hostile, or missing, or too much.
 * `known` gives what really is there for a text of this name, so that some requests reach as far as the database.
 */
export const sampleOf = (
  schema: JsonSchema,
  prng: Prng,
  known: (name: string, schema: JsonSchema) => string,
  name = '',
  hostility = 0.15,
): unknown => {
  if (prng.chance(hostility)) return hostileValue(prng);
  const inner = (part: JsonSchema, own: string): unknown => sampleOf(part, prng, known, own, hostility);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[prng.int(0, schema.enum.length - 1)];
  if (schema.anyOf !== undefined) {
    const part = schema.anyOf[prng.int(0, schema.anyOf.length - 1)];
    return part === undefined ? null : inner(part, name);
  }
  switch (schema.type) {
    case 'object': {
      const members = Object.entries(schema.properties ?? {})
        .filter(([own]) => prng.chance(schema.required?.includes(own) === true ? 0.97 : 0.5))
        .map(([own, part]) => [own, inner(part, own)]);
      return Object.fromEntries([
        ...members,
        ...(prng.chance(0.05) ? [[hostileText(prng), hostileValue(prng)]] : []),
      ]);
    }
    case 'array':
      return Array.from({ length: prng.int(0, 4) }, () => inner(schema.items ?? {}, name));
    case 'number':
    case 'integer':
      return prng.int(0, 400);
    case 'boolean':
      return prng.chance(0.5);
    case 'string':
      return known(name, schema);
    default:
      return hostileValue(prng);
  }
};
