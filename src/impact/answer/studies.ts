// Each study's curve with its weight, from the inputs' values to its outcome.
import { findAmong, slopePerResident, slopesPerResident, stateSlopes } from '../forms/state-slopes.ts';
import { must } from '../problem.ts';
import { reachOf } from '../program/groups.ts';
import { type LawName, residentsOf, type UseLaw, usualShareAtRisk, weightsOf } from '../program/law.ts';
import type { LocalForm } from '../program/local.ts';
import { monthsBetween } from '../program/month.ts';
import type { Program } from '../program/program.ts';
import { type Curve, ratioCurve, treeCurve } from './curves.ts';
import type { Draws } from './draws.ts';
import type { InputName } from './inputs.ts';
import { type LawOutcome, usedLaws } from './mixture.ts';
import { type Before, type Chance, countedOutcome, expectedOutcome, type Room } from './outcome.ts';
import type { Reporting } from './reports.ts';
import type { Rules } from './rules.ts';
import { circulatingStocks, kitsToUse, yearlyKits, yearlyStocks } from './stocks.ts';
import { createTables } from './tables.ts';

type Values = Readonly<Record<InputName, Float64Array>>;

export type Studies = (
  program: Program,
  local: LocalForm,
  values: Values,
  room: Room,
  moreKits: number,
  /** A program in whose place `more` is computed; the same one when left out. */
  instead?: Program,
) => readonly LawOutcome[];

export const createStudies = (draws: Draws, rules: Rules): Studies => {
  const tables = createTables();
  return (program, local, values, room, moreKits, instead = program) => {
    const weights = weightsOf(local.law);
    const reporting = reportingOf(program, local);
    const before = beforeOf(local.earlierDeaths ?? []);
    const mostBefore = local.kitsPerMonthBefore.high;
    const kits = {
      asItWas: kitsToUse(program, mostBefore),
      withMore: kitsToUse(instead, mostBefore) + moreKits,
    };
    return usedLaws(weights).map((law) => {
      const curve = curveOf(law, program, local, values, moreKits, rules, instead);
      const outcome =
        rules === 1
          ? expectedOutcome(curve, values.deaths, room)
          : countedOutcome({
              curve,
              witnessed: values.witnessed,
              oxygenCounts: local.oxygenAlone === undefined ? null : values.oxygenAlone,
              deaths: values.deaths,
              room,
              kits,
              before,
              reporting,
              chance: chanceOf(draws),
              blocks: draws.blocks,
              tables,
            });
      return { law, weight: weights[law], outcome };
    });
  };
};

const chanceOf = ({ unitOf }: Draws): Chance => ({
  rate: unitOf('rate'),
  kits: unitOf('kits'),
  room: unitOf('room'),
  more: unitOf('more'),
  heard: unitOf('heard'),
});

const curveOf = (
  law: LawName,
  program: Program,
  local: LocalForm,
  values: Values,
  moreKits: number,
  rules: Rules,
  instead: Program,
): Curve => {
  const given = residentsOf(local.law);
  const reach = reachOf(local.groups);
  const residents = values.peopleAtRisk.map((people) => given ?? people / usualShareAtRisk);
  switch (law) {
    case 'atRisk': {
      const { useLawScale, peopleAtRisk } = values;
      const slope = useLawScale.map((scale, i) => scale / (peopleAtRisk[i] ?? 1));
      return treeCurve(
        values,
        slope,
        circulatingStocks(program, reach),
        moreKits,
        rules > 1,
        circulatingStocks(instead, reach),
      );
    }
    case 'stateCurve': {
      const each = stateSlope(local.law);
      const slope = values.stateSlope.map((ratio, i) => (ratio * each) / (residents[i] ?? 1));
      return treeCurve(
        values,
        slope,
        yearlyStocks(program, reach),
        moreKits,
        rules > 1,
        yearlyStocks(instead, reach),
      );
    }
    case 'rateRatio': {
      const kitsPerYear = yearlyKits(program);
      const toYear = 12 / monthsBetween(program.from, program.to).length;
      const morePerYear = moreKits * toYear + yearlyKits(instead) - kitsPerYear;
      const dose = { kitsPerYear, morePerYear, residents };
      return ratioCurve(values, values.rateRatio, dose);
    }
  }
};

/** Per kit a year and resident. */
const stateSlope = (law: UseLaw): number =>
  law.kind === 'people-at-risk' || law.state === null
    ? slopesPerResident.middle
    : slopePerResident(must(findAmong(stateSlopes, law.state)));

const reportingOf = (program: Program, { reportedShare }: LocalForm): Reporting | null =>
  program.reversals === null
    ? null
    : {
        reported: reportedIn(program),
        share: reportedShare === undefined ? [0, 1] : [reportedShare.low, reportedShare.high],
      };

/** Reversals heard of in the period. */
export const reportedIn = ({ reversals }: Program): number =>
  (reversals ?? []).reduce((sum, row) => sum + row.reported, 0);

/** Expected deaths go up and down from one period to the next by about this share: ours, for want of a source. */
export const betweenPeriods = 0.3;

/**
 * What earlier periods say of this one's expected deaths: a gamma with their mean, as wide as their own chance and the change
 * between periods make it. Without any, Jeffreys' prior for a count.
 */
export const beforeOf = (earlier: readonly number[]): Before => {
  const n = earlier.length;
  if (n === 0) return { shape: 0.5, rate: 0 };
  const mean = (earlier.reduce((sum, deaths) => sum + deaths, 0) + 0.5) / n;
  const variance = mean / n + betweenPeriods ** 2 * mean ** 2 * (1 + 1 / n);
  return { shape: Math.max(0.5, mean ** 2 / variance), rate: mean / variance };
};
