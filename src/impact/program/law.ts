// Which study's curve says how much a kit does. Published curves differ by more than any other input, and nobody knows which
// one holds in a place: so by default the answer is drawn from all three.
import { type Checker, describe, isRecord, reportUnknownFields } from '../check.ts';
import { findAmong, stateSlopes } from '../forms/state-slopes.ts';

/** `atRisk`: Zang 2022, over people at risk. `stateCurve`: Irvine 2022, over residents. `rateRatio`: deaths before and after. */
export const lawNames = ['atRisk', 'stateCurve', 'rateRatio'] as const;
export type LawName = (typeof lawNames)[number];
export type LawWeights = Readonly<Record<LawName, number>>;

export type UseLaw =
  | { readonly kind: 'people-at-risk' }
  /** `residents` of the area: the law depends on kits per resident, so the state's slope is scaled by it. */
  | { readonly kind: 'state'; readonly state: string; readonly residents: number }
  /**
   * All three, drawn with `weights` (equal when left out). `state` null: the slope is drawn from the spread over the twelve
   * states that were modelled. `residents` null: taken from people at risk, at the share where their law was fitted.
   */
  | {
      readonly kind: 'mixture';
      readonly residents: number | null;
      readonly state: string | null;
      readonly weights?: LawWeights | undefined;
    };

/** Weights that sum to one. */
export const weightsOf = (law: UseLaw): LawWeights => {
  switch (law.kind) {
    case 'people-at-risk':
      return { atRisk: 1, stateCurve: 0, rateRatio: 0 };
    case 'state':
      return { atRisk: 0, stateCurve: 1, rateRatio: 0 };
    case 'mixture': {
      const { atRisk, stateCurve, rateRatio } = law.weights ?? { atRisk: 1, stateCurve: 1, rateRatio: 1 };
      const sum = atRisk + stateCurve + rateRatio;
      return { atRisk: atRisk / sum, stateCurve: stateCurve / sum, rateRatio: rateRatio / sum };
    }
  }
};

/** People at risk over residents where the law over them was fitted: 63 131 of 1 055 673 (registry: people-at-risk-share). */
export const usualShareAtRisk = 0.0598;

/** Residents of the area as they were given, else null. */
export const residentsOf = (law: UseLaw): number | null =>
  law.kind === 'people-at-risk' ? null : law.residents;

/** Reports everything wrong with a value that should be a `UseLaw`. */
export const checkLaw = (check: Checker, field: string, value: unknown): void => {
  if (!isRecord(value)) {
    check.report(value === undefined ? 'missing' : 'not-an-object', field);
    return;
  }
  switch (value['kind']) {
    case 'people-at-risk':
      reportUnknownFields(check, field, value, ['kind']);
      return;
    case 'state':
      reportUnknownFields(check, field, value, ['kind', 'state', 'residents']);
      checkState(check, `${field}.state`, value['state']);
      check.positive(`${field}.residents`, value['residents']);
      return;
    case 'mixture':
      reportUnknownFields(check, field, value, ['kind', 'state', 'residents', 'weights']);
      if (value['state'] !== null) checkState(check, `${field}.state`, value['state']);
      if (value['residents'] !== null) check.positive(`${field}.residents`, value['residents']);
      if (value['weights'] !== undefined) checkWeights(check, `${field}.weights`, value['weights']);
      return;
    default:
      check.report('unknown', `${field}.kind`, { got: describe(value['kind']) });
  }
};

const checkState = (check: Checker, field: string, value: unknown): void => {
  if (typeof value !== 'string') check.report('not-text', field);
  else if (!findAmong(stateSlopes, value).ok) check.report('unknown', field, { got: value });
};

const checkWeights = (check: Checker, field: string, value: unknown): void => {
  if (!isRecord(value)) {
    check.report('not-an-object', field);
    return;
  }
  reportUnknownFields(check, field, value, lawNames);
  const good = lawNames.map((name) => check.notNegative(`${field}.${name}`, value[name])).every(Boolean);
  const sum = lawNames.reduce((total, name) => total + Number(value[name]), 0);
  if (good && !(sum > 0 && Number.isFinite(sum))) check.report('not-positive', field, { got: sum });
};
