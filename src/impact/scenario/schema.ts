// JSON Schema (2020-12) of scenario files, for editors and other programs. scenario.ts is what decides; schema.test.ts
// holds the two together: whatever one requires or forbids, so does the other.
import { evidenceLinks } from '../answer/inputs.ts';
import { scenarioFormat, scenarioVersion } from './scenario.ts';

const text = { type: 'string' } as const;
const amount = { type: 'number', minimum: 0 } as const;
const count = { type: 'integer', minimum: 0 } as const;
const countOrNull = { type: ['integer', 'null'], minimum: 0 } as const;
const share = { type: 'number', minimum: 0, maximum: 1 } as const;
const month = { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' } as const;

type Schema = Readonly<Record<string, unknown>>;

const group = (properties: Schema, optional: readonly string[] = [], open = false): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  ...(open ? {} : { additionalProperties: false }),
});
const range = (bound: Schema): Schema =>
  group(
    { low: bound, high: bound, likely: bound, from: { type: 'array', items: text } },
    ['likely', 'from'],
    true,
  );
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const rows = (counts: readonly string[], further: readonly string[] = []): Schema => ({
  type: ['array', 'null'],
  items: group(
    {
      month,
      ...Object.fromEntries(
        [...counts, ...further].map((name) => [
          name,
          name === 'linked' || name === 'in' ? countOrNull : count,
        ]),
      ),
    },
    further,
    true,
  ),
});

const program = group({
  from: month,
  to: month,
  kits: {
    type: 'array',
    minItems: 1,
    items: group(
      { month, channel: text, access: { enum: ['community', 'prescription', 'pharmacy'] }, kits: count },
      [],
      true,
    ),
  },
  reversals: rows(['reported']),
  needles: rows(['out', 'in']),
  people: orNull(range(amount)),
  referrals: rows(['made', 'linked'], ['treatment', 'treated']),
  room: rows(['visits', 'overdoses', 'deaths'], ['oxygenAlone']),
});

const injecting = group(
  {
    injectionsPerYear: range({ type: 'number', exclusiveMinimum: 0 }),
    wellCovered: range(share),
    hcvSusceptible: range(share),
    hcvIncidence: range(share),
    hivSusceptible: range(share),
    hivIncidence: range(share),
  },
  ['injectionsPerYear', 'wellCovered'],
);

const residents = { type: 'number', exclusiveMinimum: 0 } as const;

const local = group(
  {
    deaths: range(amount),
    peopleAtRisk: range({ type: 'number', exclusiveMinimum: 0 }),
    witnessed: range(share),
    ambulance: range(share),
    otherKitsPerYear: range(amount),
    kitsPerMonthBefore: range(amount),
    law: {
      oneOf: [
        group({ kind: { const: 'people-at-risk' } }),
        group({ kind: { const: 'state' }, state: text, residents }),
        group(
          {
            kind: { const: 'mixture' },
            residents: orNull(residents),
            state: { type: ['string', 'null'] },
            weights: group({ atRisk: amount, stateCurve: amount, rateRatio: amount }),
          },
          ['weights'],
        ),
      ],
    },
    injecting: orNull(injecting),
    reportedShare: range(share),
    earlierDeaths: { type: 'array', items: count },
    oxygenAlone: range(share),
    beginTreatment: range(share),
    groups: {
      type: 'array',
      items: group({
        name: text,
        people: { ...share, exclusiveMinimum: 0 },
        overdoses: share,
        channels: { type: 'array', items: text },
      }),
    },
  },
  ['reportedShare', 'earlierDeaths', 'oxygenAlone', 'beginTreatment', 'groups'],
);

const choice = {
  oneOf: [
    group({ effect: text }, [], true),
    group({ own: { type: 'object', required: ['kind'] } }, [], true),
  ],
};

/** The schema of this engine's scenario version. Ranges upside down and missing months are found by `checkScenario` only. */
export const scenarioSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: `Alongside impact scenario, version ${scenarioVersion}`,
  ...group({
    format: { const: scenarioFormat },
    version: { const: scenarioVersion },
    title: text,
    made: group({ engine: text, registry: text, data: text }, [], true),
    seed: count,
    blocks: { type: 'integer', minimum: 2 },
    perBlock: { type: 'integer', minimum: 64 },
    moreKits: amount,
    choices: {
      type: 'object',
      properties: Object.fromEntries(Object.keys(evidenceLinks).map((name) => [name, choice])),
      additionalProperties: false,
    },
    program,
    local,
  }),
};
