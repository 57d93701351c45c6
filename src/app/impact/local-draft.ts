// The form while it is typed. Shares are typed as percent and kept as shares.
import type { Range } from '#impact/check.ts';
import type { InjectingForm, LocalForm, LocalQuestion } from '#impact/program/local.ts';

export type RangeDraft = {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly likely?: number | undefined;
};

export type Draft = {
  /** By the field of the question, in the units that people type. */
  readonly ranges: Readonly<Record<string, RangeDraft>>;
  /** Code of the state whose law is used; '' for the law over people at risk. */
  readonly state: string;
  readonly residents: number | undefined;
};

const shares = ['witnessed', 'ambulance'];

/** The form as it is typed from the form as it is kept. */
export const draftOf = (local: LocalForm | null): Draft => {
  if (local === null) return { ranges: {}, state: '', residents: undefined };
  const { law, injecting, ...plain } = local;
  const main = Object.entries(plain).map(([field, range]) => [
    field,
    shares.includes(field) ? scaled(range, 100) : range,
  ]);
  const more = Object.entries(injecting ?? {}).map(([field, range]) => [
    `injecting.${field}`,
    scaled(range, 100),
  ]);
  return {
    ranges: Object.fromEntries([...main, ...more]),
    state: law.kind === 'state' ? law.state : '',
    residents: law.kind === 'state' ? law.residents : undefined,
  };
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
  const wanted = questions.filter((question) => hasInjecting || !inner.includes(question));
  const missing = wanted
    .filter(({ field }) => of(field).low === undefined || of(field).high === undefined)
    .map(({ field }) => field);
  if (draft.state !== '' && draft.residents === undefined) missing.push('law.residents');
  if (missing.length > 0) return { ok: false, missing };
  const range = (field: string): Range => {
    const { low = 0, high = 0, likely } = of(field);
    const isShare = questions.find((question) => question.field === field)?.bound === 'probability';
    return scaled({ low, high, ...(likely !== undefined && { likely }) }, isShare ? 0.01 : 1);
  };
  const injecting = (name: keyof InjectingForm): Range => range(`injecting.${name}`);
  return {
    ok: true,
    local: {
      deaths: range('deaths'),
      peopleAtRisk: range('peopleAtRisk'),
      witnessed: range('witnessed'),
      ambulance: range('ambulance'),
      otherKitsPerYear: range('otherKitsPerYear'),
      kitsPerMonthBefore: range('kitsPerMonthBefore'),
      law:
        draft.state === ''
          ? { kind: 'people-at-risk' }
          : { kind: 'state', state: draft.state, residents: draft.residents ?? 0 },
      injecting: hasInjecting
        ? {
            wellCovered: injecting('wellCovered'),
            hcvSusceptible: injecting('hcvSusceptible'),
            hcvIncidence: injecting('hcvIncidence'),
            hivSusceptible: injecting('hivSusceptible'),
            hivIncidence: injecting('hivIncidence'),
          }
        : null,
    },
  };
};

/** Rounded at the twelfth digit: 0.29 typed as 29 must come back as 29. */
const scaled = ({ low, high, likely }: Range, by: number): Range => {
  const times = (value: number): number => Number((value * by).toPrecision(12));
  return { low: times(low), high: times(high), ...(likely !== undefined && { likely: times(likely) }) };
};
