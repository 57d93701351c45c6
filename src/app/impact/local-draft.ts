// The form while it is typed. Shares are typed as percent and kept as shares.
import type { AskedRange } from '#impact/program/asked.ts';
import type { LawName, UseLaw } from '#impact/program/law.ts';
import type { InjectingForm, LocalForm, LocalQuestion } from '#impact/program/local.ts';

export type RangeDraft = {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly likely?: number | undefined;
  /** Figures it was taken from, until a number of it is changed. */
  readonly from?: readonly string[] | undefined;
};

export type Draft = {
  /** By the field of the question, in the units that people type. */
  readonly ranges: Readonly<Record<string, RangeDraft>>;
  /** Which study's curve; all of them unless a person picks one. */
  readonly law: 'all' | LawName;
  /** Code of the state; '' for none. */
  readonly state: string;
  readonly residents: number | undefined;
  /** Deaths in earlier periods of the same length; an empty field is a period nobody counted. */
  readonly earlier: readonly (number | undefined)[];
  /** From a scenario file; not typed here, and kept as they are. */
  readonly groups?: LocalForm['groups'];
};

/** Earlier periods one can give. */
const earlierPeriods = 3;

const optional = ['reportedShare', 'oxygenAlone', 'beginTreatment'] as const;
const shares: readonly string[] = ['witnessed', 'ambulance', ...optional];
const isShareField = (field: string): boolean =>
  shares.includes(field) || (field.startsWith('injecting.') && field !== 'injecting.injectionsPerYear');

const blank: Draft = {
  ranges: {},
  law: 'all',
  state: '',
  residents: undefined,
  earlier: Array.from({ length: earlierPeriods }, () => undefined),
};

/** The form as it is typed from the form as it is kept. `isOld`: it was asked before there were several curves. */
export const draftOf = (local: LocalForm | null, isOld = false): Draft => {
  if (local === null) return blank;
  const { law, injecting, earlierDeaths = [], groups, ...plain } = local;
  const inner = Object.entries(injecting ?? {}).map(
    ([field, range]) => [`injecting.${field}`, range] as const,
  );
  const ranges = [...Object.entries(plain), ...inner].flatMap(([field, range]) =>
    range === undefined ? [] : [[field, isShareField(field) ? scaled(range, 100) : range] as const],
  );
  return {
    ranges: Object.fromEntries(ranges),
    law: isOld ? 'all' : lawOf(law),
    state: law.kind === 'people-at-risk' ? '' : (law.state ?? ''),
    residents: law.kind === 'people-at-risk' ? undefined : (law.residents ?? undefined),
    earlier: blank.earlier.map((_, i) => earlierDeaths[i]),
    groups,
  };
};

const lawOf = (law: UseLaw): Draft['law'] => {
  if (law.kind === 'people-at-risk') return 'atRisk';
  if (law.kind === 'state') return 'stateCurve';
  const { weights } = law;
  if (weights === undefined) return 'all';
  return weights.rateRatio > 0 ? 'rateRatio' : 'stateCurve';
};

export type ReadDraft =
  | { readonly ok: true; readonly local: LocalForm }
  /** Fields that lack an end. Whether the ends make sense, the engine says. */
  | { readonly ok: false; readonly missing: readonly string[] };

/** The form as it is kept. The injecting part is left out when nothing of it is typed. */
export const readDraft = (draft: Draft, questions: readonly LocalQuestion[]): ReadDraft => {
  const isEmpty = ({ low, high, likely }: RangeDraft): boolean =>
    low === undefined && high === undefined && likely === undefined;
  const of = (field: string): RangeDraft => draft.ranges[field] ?? {};
  const inner = questions.filter(({ field }) => field.startsWith('injecting.'));
  const hasInjecting = inner.some(({ field }) => !isEmpty(of(field)));
  const wanted = questions.filter(({ field, isOptional = false }) =>
    field.startsWith('injecting.') ? hasInjecting : !(isOptional && isEmpty(of(field))),
  );
  const missing = wanted
    .filter(({ field }) => of(field).low === undefined || of(field).high === undefined)
    .map(({ field }) => field);
  if (missing.length > 0) return { ok: false, missing };
  const range = (field: string): AskedRange => {
    const { low = 0, high = 0, likely, from } = of(field);
    const range = { low, high, ...(likely !== undefined && { likely }), ...(from !== undefined && { from }) };
    return scaled(range, isShareField(field) ? 0.01 : 1);
  };
  const injecting = (name: keyof InjectingForm): AskedRange => range(`injecting.${name}`);
  const earlierDeaths = draft.earlier.filter((deaths) => deaths !== undefined);
  return {
    ok: true,
    local: {
      deaths: range('deaths'),
      peopleAtRisk: range('peopleAtRisk'),
      witnessed: range('witnessed'),
      ambulance: range('ambulance'),
      otherKitsPerYear: range('otherKitsPerYear'),
      kitsPerMonthBefore: range('kitsPerMonthBefore'),
      law: readLaw(draft),
      ...Object.fromEntries(optional.filter((name) => !isEmpty(of(name))).map((name) => [name, range(name)])),
      ...(earlierDeaths.length > 0 && { earlierDeaths }),
      ...(draft.groups !== undefined && { groups: draft.groups }),
      injecting: hasInjecting
        ? {
            injectionsPerYear: injecting('injectionsPerYear'),
            hcvSusceptible: injecting('hcvSusceptible'),
            hcvIncidence: injecting('hcvIncidence'),
            hivSusceptible: injecting('hivSusceptible'),
            hivIncidence: injecting('hivIncidence'),
          }
        : null,
    },
  };
};

const readLaw = ({ law, state: code, residents: typed }: Draft): UseLaw => {
  const state = code === '' ? null : code;
  const residents = typed ?? null;
  switch (law) {
    case 'all':
      return { kind: 'mixture', residents, state };
    case 'atRisk':
      return { kind: 'people-at-risk' };
    case 'stateCurve':
      if (state !== null && residents !== null) return { kind: 'state', state, residents };
      return { kind: 'mixture', residents, state, weights: { atRisk: 0, stateCurve: 1, rateRatio: 0 } };
    case 'rateRatio':
      return { kind: 'mixture', residents, state, weights: { atRisk: 0, stateCurve: 0, rateRatio: 1 } };
  }
};

/** Rounded at the twelfth digit: 0.29 typed as 29 must come back as 29. */
const scaled = (range: AskedRange, by: number): AskedRange => {
  const times = (value: number): number => Number((value * by).toPrecision(12));
  const { low, high, likely } = range;
  return {
    ...range,
    low: times(low),
    high: times(high),
    ...(likely !== undefined && { likely: times(likely) }),
  };
};
