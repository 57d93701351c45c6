// The short local form: what a log cannot know about the place. Every answer is a range; nothing is filled in silently.

import {
  type Checker,
  describe,
  isRecord,
  type Range,
  type RangeBound,
  reportUnknownFields,
} from '../check.ts';
import type { Registry } from '../evidence/registry.ts';
import { findState } from '../forms/naloxone-use.ts';
import { guardBare } from '../guard.ts';
import { callback, group, parameter } from '../shape.ts';

export type LocalForm = {
  /** Opioid overdose deaths in the area in the period. Low equals high when the count is certain. */
  readonly deaths: Range;
  /** People at risk of an opioid overdose in the area. */
  readonly peopleAtRisk: Range;
  /** Share of overdoses where someone is there. */
  readonly witnessed: Range;
  /** Share of witnessed overdoses without naloxone for which an ambulance is called. */
  readonly ambulance: Range;
  /** Kits that others give out in the area in a year, as community kits. */
  readonly otherKitsPerYear: Range;
  /** Kits this program gave out a month before its log begins: 0 to 0 for a new program. */
  readonly kitsPerMonthBefore: Range;
  /** Which use law: over people at risk, or a state's slope scaled to the area's residents. */
  readonly law: UseLaw;
  /** Only for the infections part; null leaves it out. */
  readonly injecting: InjectingForm | null;
};

export type UseLaw =
  | { readonly kind: 'people-at-risk' }
  /** `residents` of the area: the law depends on kits per resident, so the state's slope is scaled by it. */
  | { readonly kind: 'state'; readonly state: string; readonly residents: number };

export type InjectingForm = {
  /** Share of the people served who get at least one new needle for each injection. */
  readonly wellCovered: Range;
  /** Of those, share not yet infected. */
  readonly hcvSusceptible: Range;
  /** New infections a year per person at risk, with the program there. */
  readonly hcvIncidence: Range;
  readonly hivSusceptible: Range;
  readonly hivIncidence: Range;
};

/** One question of the form. `suggestion` is null when no source was read: then only the place itself knows. */
export type LocalQuestion = {
  readonly field: string;
  readonly bound: RangeBound;
  readonly suggestion: { readonly range: Range; readonly effects: readonly string[] } | null;
};

/** The questions in the order to ask them, with suggestions computed from the registry. */
export const localQuestions = guardBare(
  [parameter('registry', group({ drawable: callback }))],
  (registry: Registry): readonly LocalQuestion[] => {
    const none = (field: string, bound: RangeBound): LocalQuestion => ({ field, bound, suggestion: null });
    return [
      none('deaths', 'not-negative'),
      none('peopleAtRisk', 'positive'),
      { field: 'witnessed', bound: 'probability', suggestion: suggestWitnessed(registry) },
      { field: 'ambulance', bound: 'probability', suggestion: suggestAmbulance(registry) },
      none('otherKitsPerYear', 'not-negative'),
      none('kitsPerMonthBefore', 'not-negative'),
      ...injectingFields.map((field) => none(`injecting.${field}`, 'probability')),
    ];
  },
);

type Suggestion = LocalQuestion['suggestion'];
type Setting = Readonly<Record<'share' | 'there' | 'ratio' | 'witnessedRatio', number>>;

// Rhode Island inputs: a share in public, witnessed at one rate there and at a fraction of it at home.
const suggestWitnessed = (registry: Registry): Suggestion =>
  suggest(
    registry,
    { share: 'public-share', there: 'witnessed-public', ratio: 'witnessed-private-ratio' },
    ({ share, there, ratio }) => there * (share + (1 - share) * ratio),
  );

// Among witnessed overdoses, those in public weigh more than among all, because more of them are witnessed.
const suggestAmbulance = (registry: Registry): Suggestion =>
  suggest(
    registry,
    {
      share: 'public-share',
      there: 'ambulance-public',
      ratio: 'ambulance-private-ratio',
      witnessedRatio: 'witnessed-private-ratio',
    },
    ({ share, there, ratio, witnessedRatio }) => {
      const inPublic = share / (share + (1 - share) * witnessedRatio);
      return there * (inPublic + (1 - inPublic) * ratio);
    },
  );

// Estimate from the estimates. Each input moves the result one way only, so the corners hold its true extremes.
const suggest = (
  registry: Registry,
  ids: Readonly<Partial<Record<keyof Setting, string>>>,
  compute: (setting: Setting) => number,
): Suggestion => {
  const parts = Object.entries(ids).map(([name, id]) => ({ name, found: registry.drawable(id) }));
  const at = (pick: (index: number) => 'low' | 'high' | 'likely'): number => {
    const setting = { share: Number.NaN, there: Number.NaN, ratio: Number.NaN, witnessedRatio: Number.NaN };
    parts.forEach(({ name, found }, i) => {
      if (!found.ok) return;
      const { estimate, interval } = found.value;
      const end = pick(i);
      setting[name as keyof Setting] = end === 'likely' ? estimate : (interval?.[end] ?? estimate);
    });
    return compute(setting);
  };
  const corners = Array.from({ length: 2 ** parts.length }, (_, corner) =>
    at((i) => ((corner >> i) & 1 ? 'high' : 'low')),
  );
  const range = { low: Math.min(...corners), likely: at(() => 'likely'), high: Math.max(...corners) };
  return Number.isFinite(range.low + range.likely + range.high)
    ? { range, effects: Object.values(ids) }
    : null;
};

/** Reports everything wrong with a value that should be a `LocalForm`, by field. Accepts anything, also parsed JSON. */
export const checkLocal = (check: Checker, value: unknown, field = 'local'): value is LocalForm => {
  const before = check.problems.length;
  if (!isRecord(value)) {
    check.report(value === undefined ? 'missing' : 'not-an-object', field);
    return false;
  }
  reportUnknownFields(check, field, value, [...rangeFields.map(([key]) => key), 'law', 'injecting']);
  for (const [key, bound] of rangeFields) check.range(`${field}.${key}`, value[key], bound);
  checkLaw(check, `${field}.law`, value['law']);
  const injecting = value['injecting'];
  if (injecting === undefined) check.report('missing', `${field}.injecting`);
  else if (injecting !== null) checkInjecting(check, `${field}.injecting`, injecting);
  return check.problems.length === before;
};

const rangeFields: readonly (readonly [string, RangeBound])[] = [
  ['deaths', 'not-negative'],
  ['peopleAtRisk', 'positive'],
  ['witnessed', 'probability'],
  ['ambulance', 'probability'],
  ['otherKitsPerYear', 'not-negative'],
  ['kitsPerMonthBefore', 'not-negative'],
];

const injectingFields = [
  'wellCovered',
  'hcvSusceptible',
  'hcvIncidence',
  'hivSusceptible',
  'hivIncidence',
] as const satisfies readonly (keyof InjectingForm)[];

const checkInjecting = (check: Checker, field: string, value: unknown): void => {
  if (!isRecord(value)) {
    check.report('not-an-object', field);
    return;
  }
  reportUnknownFields(check, field, value, injectingFields);
  for (const key of injectingFields) check.range(`${field}.${key}`, value[key], 'probability');
};

const checkLaw = (check: Checker, field: string, value: unknown): void => {
  if (!isRecord(value)) {
    check.report(value === undefined ? 'missing' : 'not-an-object', field);
    return;
  }
  if (value['kind'] === 'people-at-risk') {
    reportUnknownFields(check, field, value, ['kind']);
    return;
  }
  if (value['kind'] !== 'state') {
    check.report('unknown', `${field}.kind`, { got: describe(value['kind']) });
    return;
  }
  reportUnknownFields(check, field, value, ['kind', 'state', 'residents']);
  if (typeof value['state'] !== 'string') check.report('not-text', `${field}.state`);
  else if (!findState(value['state']).ok) check.report('unknown', `${field}.state`, { got: value['state'] });
  check.positive(`${field}.residents`, value['residents']);
};
