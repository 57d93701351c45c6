// Deaths averted in the year after people whom the program referred began opioid agonist treatment. Beside the headline: the
// deaths are of the people referred, wherever they would have happened, and part of them are overdoses the kits reach too.
import type { Registry } from '../evidence/registry.ts';
import { benefitOf } from '../forms/treatment-benefit.ts';
import { sobolColumn } from '../inference/points.ts';
import { type Summary, summarize } from '../inference/summary.ts';
import { createUnitDraws, transform } from '../inference/transform.ts';
import type { Program } from '../program/program.ts';
import type { Input } from './inputs.ts';

export type TreatmentAnswer = {
  /** People who began treatment: as far as it was followed up, else to be expected of those referred. */
  readonly began: number;
  /** Overdose deaths averted among them within a year of the start; below zero where ends of treatment would cost more. */
  readonly averted: Summary;
};

/** Overdose deaths per 1000 person-years in methadone treatment (Sordo 2017, abstract). */
const deathsInTreatment = 2.6;
/** Still in treatment after six months: from buprenorphine's to methadone's share (PMC10500382, table 1). */
const retained = { kind: 'uniform', low: 0.47, high: 0.66 } as const;

/** What of the registry it draws. */
export const treatmentIds = [
  'oat-overdose-death',
  'oat-first-weeks-methadone',
  'oat-after-stopping',
] as const;

/**
 * Null when the program does not say how many began, or were referred to treatment while the form says how many of those begin;
 * and where a registry lacks the figures. Who was followed up goes first.
 */
export const treatmentAverted = (
  registry: Registry,
  { referrals, from, to }: Program,
  inputs: readonly Input[],
  seed: number,
): TreatmentAnswer | null => {
  const rows = (referrals ?? []).filter(({ month }) => month >= from && month <= to);
  const followed = sumOf(rows.map(({ treated }) => treated));
  const begin = inputs.find(({ name }) => name === 'beginTreatment');
  const isAsked = begin !== undefined && begin.origin.kind !== 'not used';
  const referred = isAsked ? sumOf(rows.map(({ treatment }) => treatment)) : null;
  const starts = followed ?? referred;
  const [outside, first, after] = treatmentIds.map((id) => registry.drawable(id));
  if (starts === null || !outside?.ok || !first?.ok || !after?.ok) return null;
  const drawn = [
    outside.value.distribution,
    first.value.distribution,
    after.value.distribution,
    retained,
    followed === null && isAsked ? begin.distribution : { kind: 'fixed' as const, value: 1 },
  ].map((distribution, d) => transform(distribution, createUnitDraws(sobolColumn(draws, d, seed))));
  const began = (drawn[4] ?? new Float64Array()).map((share) => starts * share);
  const averted = began.map((people, i) => {
    const [ratioOutside = 1, firstWeeksRatio = 1, afterStoppingRatio = 1, retainedSixMonths = 1] = drawn.map(
      (column) => column[i],
    );
    const plan = { retainedSixMonths, firstWeeksRatio, afterStoppingRatio, deathsInTreatment, years: 1 };
    return benefitOf({ ...plan, starts: people, deathsOutside: deathsInTreatment * ratioOutside })
      .deathsAverted;
  });
  return { began: summarize(began).mean, averted: summarize(averted) };
};

const draws = 2048;

/** Null when no row says. */
const sumOf = (counts: readonly (number | undefined)[]): number | null => {
  const known = counts.filter((count) => count !== undefined);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
};
