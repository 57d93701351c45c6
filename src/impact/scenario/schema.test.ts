import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRecord } from '../check.ts';
import { exampleLocal, exampleProgram } from '../program/example.ts';
import { checkScenario, createScenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';

const month = { month: '2025-01' };
const whole = createScenario(
  {
    ...exampleProgram,
    to: '2025-01',
    from: '2025-01',
    kits: [{ ...month, channel: 'van', access: 'community', kits: 1 }],
    reversals: [{ ...month, reported: 0 }],
    needles: [{ ...month, out: 0, in: 0 }],
    referrals: [{ ...month, made: 0, linked: 0 }],
    room: [{ ...month, visits: 0, overdoses: 0, deaths: 0 }],
  },
  { ...exampleLocal, law: { kind: 'state', state: 'RI', residents: 1000 } },
  { choices: { hcvRatio: { effect: 'nsp-hcv' } } },
);

type Path = readonly (string | number)[];

/** Every place where the schema requires or forbids fields, with the value there. */
const groupsOf = (
  schema: unknown,
  value: unknown,
  path: Path = [],
): readonly { path: Path; required: readonly string[]; closed: boolean }[] => {
  if (!isRecord(schema)) return [];
  const branches = [schema['anyOf'], schema['oneOf']].filter(Array.isArray).flat() as readonly unknown[];
  const fitting = branches.find((branch) => isRecord(branch) && fits(branch, value));
  if (fitting !== undefined) return groupsOf(fitting, value, path);
  if (Array.isArray(value)) return value.flatMap((item, i) => groupsOf(schema['items'], item, [...path, i]));
  if (!isRecord(value) || !isRecord(schema['properties'])) return [];
  const required = (schema['required'] ?? []) as readonly string[];
  const here = { path, required, closed: schema['additionalProperties'] === false };
  const { properties } = schema;
  return [
    here,
    ...Object.entries(value).flatMap(([key, inner]) => groupsOf(properties[key], inner, [...path, key])),
  ];
};

const fits = (schema: Readonly<Record<string, unknown>>, value: unknown): boolean => {
  if (!isRecord(value)) return false;
  const known = isRecord(schema['properties']) ? Object.keys(schema['properties']) : [];
  const complete = ((schema['required'] ?? []) as readonly string[]).every((key) => key in value);
  return (
    complete &&
    (schema['additionalProperties'] !== false || Object.keys(value).every((key) => known.includes(key)))
  );
};

const edit = (path: Path, change: (group: Record<string, unknown>) => void): unknown => {
  const copy = structuredClone(whole) as unknown;
  let at = copy as Record<string | number, unknown>;
  for (const step of path) at = at[step] as Record<string | number, unknown>;
  change(at);
  return copy;
};

const groups = groupsOf(scenarioSchema, structuredClone(whole));

test('the whole example is accepted, and the schema reaches every group of it', () => {
  assert.ok(checkScenario(whole).ok);
  assert.ok(groups.length >= 20, `${groups.length} groups`);
});

test('a field the schema requires is one the reader misses, by its path', () => {
  for (const { path, required } of groups) {
    for (const key of required) {
      const result = checkScenario(
        edit(path, (group) => {
          delete group[key];
        }),
      );
      assert.ok(!result.ok, `${[...path, key].join('.')} is required by the schema only`);
    }
  }
});

test('a field the schema does not know is one the reader refuses', () => {
  for (const { path, closed } of groups.filter((group) => group.closed)) {
    const result = checkScenario(
      edit(path, (group) => {
        group['surprise'] = 1;
      }),
    );
    assert.ok(!result.ok && closed, `${path.join('.')} is closed by the schema only`);
    assert.equal(result.error[0]?.code, 'unknown-field');
  }
});
