// The short local form: what a log cannot know about the place. Every answer is a range; nothing is filled in silently.

import { type Checker, isRecord, type Range, type RangeBound, reportUnknownFields } from '../check.ts';
import type { Registry } from '../evidence/registry.ts';
import { guardBare } from '../guard.ts';
import { sobolColumn } from '../inference/points.ts';
import { summarize } from '../inference/summary.ts';
import { createUnitDraws, transform } from '../inference/transform.ts';
import { callback, group, parameter } from '../shape.ts';
import type { AskedRange } from './asked.ts';
import { checkGroups, type RiskGroup } from './groups.ts';
import { checkLaw, type UseLaw } from './law.ts';

/** Ends are read as they were asked for: the truth lies between them 19 times in 20, and `likely` is its middle. */
export type LocalForm = {
  /** Opioid overdose deaths in the area in the period. Low equals high when the count is certain. */
  readonly deaths: AskedRange;
  /**
   * People at risk of an overdose in the area: everyone who uses opioids, prescribed or not, and everyone who uses other drugs
   * that may hold fentanyl. The law over people at risk was fitted with 6 % of all residents.
   */
  readonly peopleAtRisk: AskedRange;
  /** Share of overdoses where someone is there. */
  readonly witnessed: AskedRange;
  /** Share of witnessed overdoses without naloxone for which an ambulance is called. */
  readonly ambulance: AskedRange;
  /** Kits that others give out in the area in a year, as community kits. */
  readonly otherKitsPerYear: AskedRange;
  /** Kits this program gave out a month before its log begins: 0 to 0 for a new program. */
  readonly kitsPerMonthBefore: AskedRange;
  /** Which study's curve says how much a kit does: one of them, or all. */
  readonly law: UseLaw;
  /** Only for the infections part; null leaves it out. */
  readonly injecting: InjectingForm | null;
  /** Share of the uses of the program's kits that it hears of; anything from none to all when left out. */
  readonly reportedShare?: AskedRange | undefined;
  /** Deaths in earlier periods of the same length: they steady the rate where deaths are few. */
  readonly earlierDeaths?: readonly number[] | undefined;
  /**
   * Of the overdoses in the room that oxygen or breathing alone answered, the share that would have been as dangerous outside. None
   * when left out.
   */
  readonly oxygenAlone?: AskedRange | undefined;
  /** Of the people referred to treatment, the share who begin it: read where nobody followed them up. */
  readonly beginTreatment?: AskedRange | undefined;
  /** Groups of people at risk and the channels that reach them; everyone alike when left out. */
  readonly groups?: readonly RiskGroup[] | undefined;
};

export type InjectingForm = {
  /** Injections a year of one person served: with needles and people it gives the coverage. */
  readonly injectionsPerYear?: AskedRange | undefined;
  /** Engine 1 asked for this instead: share of the people served who get a new needle for each injection. */
  readonly wellCovered?: AskedRange | undefined;
  /** Of the people served, share not infected. */
  readonly hcvSusceptible: AskedRange;
  /** New infections a year per person at risk, with the program there. */
  readonly hcvIncidence: AskedRange;
  readonly hivSusceptible: AskedRange;
  readonly hivIncidence: AskedRange;
};

/** One question of the form. `suggestion` is null when no source was read: then only the place itself knows. */
export type LocalQuestion = {
  readonly field: string;
  readonly bound: RangeBound;
  readonly suggestion: Suggestion | null;
  /** A suggestion for each resident of the area, to be multiplied by them. */
  readonly perResident?: Suggestion | undefined;
  /** May be left out. */
  readonly isOptional?: boolean | undefined;
};

/** A range from published figures, as wide as they are; `effects` names them in the registry. */
export type Suggestion = { readonly range: Range; readonly effects: readonly string[] };

/** The questions in the order to ask them, with suggestions computed from the registry. */
export const localQuestions = guardBare(
  [parameter('registry', group({ drawable: callback, byId: callback }))],
  (registry: Registry): readonly LocalQuestion[] => {
    const none = (field: string, bound: RangeBound): LocalQuestion => ({ field, bound, suggestion: null });
    const perResident = suggestAtRisk(registry);
    return [
      none('deaths', 'not-negative'),
      { ...none('peopleAtRisk', 'positive'), ...(perResident !== null && { perResident }) },
      { field: 'witnessed', bound: 'probability', suggestion: suggestWitnessed(registry) },
      { field: 'ambulance', bound: 'probability', suggestion: suggestAmbulance(registry) },
      none('otherKitsPerYear', 'not-negative'),
      none('kitsPerMonthBefore', 'not-negative'),
      ...optionalShares.map((field) => ({ ...none(field, 'probability'), isOptional: true })),
      ...injectingFields.map(([field, bound]) => none(`injecting.${field}`, bound)),
    ];
  },
);

type Setting = Readonly<Record<'share' | 'there' | 'ratio' | 'witnessedRatio', number>>;

// The one place where it was counted. How far other places lie from it nobody published: half and one and a half are ours.
const suggestAtRisk = (registry: Registry): Suggestion | null => {
  const found = registry.byId('people-at-risk-share');
  if (!found.ok) return null;
  const { id, estimate } = found.value;
  return { range: { low: estimate / 2, likely: estimate, high: estimate * 1.5 }, effects: [id] };
};

// Rhode Island inputs: a share in public, witnessed at one rate there and at a fraction of it at home.
const suggestWitnessed = (registry: Registry): Suggestion | null =>
  suggest(
    registry,
    { share: 'public-share', there: 'witnessed-public', ratio: 'witnessed-private-ratio' },
    ({ share, there, ratio }) => there * (share + (1 - share) * ratio),
  );

// Among witnessed overdoses, those in public weigh more than among all, because more of them are witnessed.
const suggestAmbulance = (registry: Registry): Suggestion | null =>
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

const suggestionDraws = 512;

// The figures' own distributions carried through: the middle, and what 95 of 100 draws hold.
const suggest = (
  registry: Registry,
  ids: Readonly<Partial<Record<keyof Setting, string>>>,
  compute: (setting: Setting) => number,
): Suggestion | null => {
  const columns: Partial<Record<keyof Setting, Float64Array>> = {};
  for (const [d, [name, id]] of Object.entries(ids).entries()) {
    const found = registry.drawable(id);
    if (!found.ok) return null;
    const unit = createUnitDraws(sobolColumn(suggestionDraws, d, 1));
    columns[name as keyof Setting] = transform(found.value.distribution, unit);
  }
  const at = (name: keyof Setting, i: number): number => columns[name]?.[i] ?? Number.NaN;
  const values = Float64Array.from({ length: suggestionDraws }, (_, i) =>
    compute({
      share: at('share', i),
      there: at('there', i),
      ratio: at('ratio', i),
      witnessedRatio: at('witnessedRatio', i),
    }),
  );
  const { median, most } = summarize(values);
  return { range: { low: most[0], likely: median, high: most[1] }, effects: Object.values(ids) };
};

/** Reports everything wrong with a value that should be a `LocalForm`, by field. Accepts anything, also parsed JSON. */
export const checkLocal = (check: Checker, value: unknown, field = 'local'): value is LocalForm => {
  const before = check.problems.length;
  if (!isRecord(value)) {
    check.report(value === undefined ? 'missing' : 'not-an-object', field);
    return false;
  }
  reportUnknownFields(check, field, value, [...rangeFields.map(([key]) => key), ...otherFields]);
  for (const [key, bound] of rangeFields) checkAsked(check, `${field}.${key}`, value[key], bound);
  for (const key of optionalShares)
    if (value[key] !== undefined) checkAsked(check, `${field}.${key}`, value[key], 'probability');
  if (value['earlierDeaths'] !== undefined)
    checkEarlier(check, `${field}.earlierDeaths`, value['earlierDeaths']);
  if (value['groups'] !== undefined) checkGroups(check, `${field}.groups`, value['groups']);
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

const optionalShares = ['reportedShare', 'oxygenAlone', 'beginTreatment'];

const otherFields = ['law', 'injecting', 'earlierDeaths', 'groups', ...optionalShares];

/** Fields of the injecting part, in the order to ask them. */
const injectingFields = [
  ['injectionsPerYear', 'positive'],
  ['hcvSusceptible', 'probability'],
  ['hcvIncidence', 'probability'],
  ['hivSusceptible', 'probability'],
  ['hivIncidence', 'probability'],
] as const satisfies readonly (readonly [keyof InjectingForm, RangeBound])[];

const checkInjecting = (check: Checker, field: string, value: unknown): void => {
  if (!isRecord(value)) {
    check.report('not-an-object', field);
    return;
  }
  reportUnknownFields(check, field, value, [...injectingFields.map(([key]) => key), 'wellCovered']);
  for (const [key, bound] of injectingFields) {
    // A form of engine 1 has the covered share instead.
    if (key === 'injectionsPerYear' && value[key] === undefined && value['wellCovered'] !== undefined)
      continue;
    checkAsked(check, `${field}.${key}`, value[key], bound);
  }
  if (value['wellCovered'] !== undefined)
    checkAsked(check, `${field}.wellCovered`, value['wellCovered'], 'probability');
};

const checkAsked = (check: Checker, field: string, value: unknown, bound: RangeBound): void => {
  if (!check.range(field, value, bound)) return;
  const { from } = value as { readonly from?: unknown };
  if (from === undefined) return;
  if (!Array.isArray(from)) check.report('not-a-list', `${field}.from`);
  else if (!from.every((id) => typeof id === 'string')) check.report('not-text', `${field}.from`);
};

const checkEarlier = (check: Checker, field: string, value: unknown): void => {
  if (!Array.isArray(value)) check.report('not-a-list', field);
  else
    value.forEach((deaths: unknown, i) => {
      check.count(`${field}[${i}]`, deaths);
    });
};
