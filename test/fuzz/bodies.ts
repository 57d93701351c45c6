import * as v from 'valibot';
import type { Json, JsonObject, Kind } from '#log/index.ts';
import type { Chance } from '../simulator/world/chance.ts';

/**
 * Bodies of any kind, drawn from its own schema: first one that fits, then, as often as not, one that nearly does. A kind
 * that is added is fuzzed without a line here, and a shape that this file cannot draw says so.
 */
export const drawBody = (chance: Chance, kind: Kind, isHostile: boolean): JsonObject => {
  const body: Record<string, Json> = {};
  for (const [name, field] of Object.entries(kind.fields)) {
    if (field.class === 'sealed') continue;
    const value = drawFitting(chance, field.schema as unknown as Part, name);
    if (value !== undefined) body[name] = value;
  }
  if (!isHostile) return body;
  const spoilt = spoil(chance, body);
  return typeof spoilt === 'object' && spoilt !== null && !Array.isArray(spoilt)
    ? (spoilt as JsonObject)
    : { body: spoilt };
};

/** Schemas as Valibot describes them. Which members there are depends on `type`. */
interface Part {
  readonly type: string;
  readonly [member: string]: unknown;
}

const drawFitting = (chance: Chance, schema: Part, path: string): Json | undefined => {
  if (schema.type === 'optional' && chance.happens(0.5)) return undefined;
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const value = drawLike(chance, schema, path);
    if (v.is(schema as unknown as v.GenericSchema, value)) return value;
  }
  throw new Error(`the fuzzer cannot draw a ${schema.type} for ${path}: teach it in test/fuzz/bodies.ts`);
};

const drawLike = (chance: Chance, schema: Part, path: string): Json => {
  switch (schema.type) {
    case 'optional':
    case 'nullable':
      return drawLike(chance, schema['wrapped'] as Part, path);
    case 'string':
    case 'custom':
      return pickFitting(chance, schema, texts);
    case 'number':
      return pickFitting(chance, schema, numbers);
    case 'boolean':
      return chance.happens(0.5);
    case 'literal':
      return schema['literal'] as Json;
    case 'picklist':
      return chance.pick(schema['options'] as readonly Json[]);
    case 'array':
      return Array.from({ length: chance.between(0, 3) }, () =>
        drawLike(chance, schema['item'] as Part, `${path}[]`),
      );
    case 'variant':
    case 'union':
      return drawLike(chance, chance.pick(schema['options'] as readonly Part[]), path);
    case 'strict_object':
    case 'object':
      return Object.fromEntries(
        Object.entries(schema['entries'] as Readonly<Record<string, Part>>).flatMap(([name, part]) =>
          part.type === 'optional' && chance.happens(0.5)
            ? []
            : [[name, drawLike(chance, part, `${path}.${name}`)]],
        ),
      );
    case 'record':
      return Object.fromEntries(
        Array.from({ length: chance.between(0, 3) }, () => [
          chance.pick(texts.filter((text) => v.is(schema['key'] as v.GenericSchema, text))),
          drawLike(chance, schema['value'] as Part, `${path}.*`),
        ]),
      );
    case 'unknown':
      return chance.pick(oddValues);
    default:
      throw new Error(`the fuzzer does not know ${schema.type} (${path}): teach it in test/fuzz/bodies.ts`);
  }
};

/** One of the list that the schema takes; any of it when it takes none, and then the drawing is tried again or says so. */
const pickFitting = (chance: Chance, schema: Part, list: readonly Json[]): Json => {
  const fitting = list.filter((value) => v.is(schema as unknown as v.GenericSchema, value));
  return chance.pick(fitting.length > 0 ? fitting : list);
};

const id = '01900000-0000-7000-8000-00000000abcd';
const texts: readonly Json[] = [
  // As long as what a keyed function makes of a code.
  'b'.repeat(43),
  'needle-1ml',
  'naloxone-im',
  'fixed',
  'other',
  'A1B',
  'north-side',
  'Box 12',
  'x'.repeat(40),
  id,
  '2026-03',
  '2026-03-08',
  '1900-01-01',
  '0001-01-01',
  '9999-12-31',
  '2200-12-31',
  '2026-03-08T09:15:00-05:00',
  '2026-03-12T09:15:00-05:00',
  '2026-03-20T23:59:59-05:00',
  'naloxone.reversals',
  '09:00',
  'es',
  'US',
  'a@example.org',
  'https://example.org',
  '58-08-2',
  'ABCDE12345',
  'ABCDE1234565',
  '246810',
  'a0'.repeat(32),
];
const numbers: readonly Json[] = [0, 1, 2, 3, 10, 50, 0.5, 2.2, 100, 1_000, 10_000, 100_000, -1, -100_000];

/** What no field expects. */
export const oddValues: readonly Json[] = [
  null,
  true,
  '',
  ' ',
  'x'.repeat(3_000),
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u2028',
  "'; drop table entry; --",
  '{1,2}',
  '\\N',
  'NaN',
  infinity(),
  0,
  -0,
  -1,
  0.1,
  1e-320,
  2_147_483_648,
  9_007_199_254_740_992,
  1e21,
  1e308,
  [],
  {},
  [[]],
  [null],
  [{}],
  { length: 3 },
  { toString: 1, valueOf: 2 },
  { lines: 'x' },
  { lines: { length: 2 } },
  '0001-01-01',
  '0000-00-00',
  '+010000-01-01',
  '2026-02-30',
  id.toUpperCase(),
  deep(9),
  deep(30),
];

/** Stands for 1e999, which JSON can say and JSON.stringify cannot (entries.ts writes it). */
export function infinity(): string {
  return '@@1e999@@';
}

function deep(levels: number): Json {
  return levels === 0 ? 1 : { a: deep(levels - 1) };
}

/** The same value with one thing about it gone wrong, at any depth. */
export const spoil = (chance: Chance, value: Json): Json => {
  if (typeof value !== 'object' || value === null || chance.happens(0.15)) return chance.pick(oddValues);
  if (Array.isArray(value)) {
    if (value.length === 0 || chance.happens(0.2)) return [...value, chance.pick(oddValues)];
    const at = chance.between(0, value.length - 1);
    if (chance.happens(0.1)) return Array.from({ length: 250 }, () => value[at] ?? null);
    return value.map((member, index) => (index === at ? spoil(chance, member as Json) : (member as Json)));
  }
  const names = Object.keys(value);
  const name = names.length === 0 ? 'more' : chance.pick(names);
  if (names.length === 0 || chance.happens(0.15))
    return { ...value, [chance.pick(oddNames)]: chance.pick(oddValues) };
  const { [name]: member, ...others } = value as JsonObject;
  if (chance.happens(0.2)) return others;
  return { ...others, [name]: spoil(chance, member ?? null) };
};

const oddNames = ['more', '', '__proto__', 'constructor', '10', 'a\u0000', '\ud800', 'x'.repeat(200)];
