// Deaths averted in the year after people whom the program referred began opioid agonist treatment. Beside the headline: the
// deaths are of the people referred, wherever they would have happened, and part of them are overdoses the kits reach too.
import type { Registry } from '../evidence/registry.ts';
import { treatmentBenefit } from '../forms/treatment.ts';
import { propagate } from '../inference/propagate.ts';
import type { Summary } from '../inference/summary.ts';
import { must } from '../problem.ts';
import type { Program } from '../program/program.ts';

export type TreatmentAnswer = {
  /** People who began treatment, as far as it was followed up. */
  readonly began: number;
  /** Overdose deaths averted among them within a year of the start; below zero where ends of treatment would cost more. */
  readonly averted: Summary;
};

/** Overdose deaths per 1000 person-years in methadone treatment (Sordo 2017, abstract). */
const deathsInTreatment = 2.6;
/** Still in treatment after six months: from buprenorphine's to methadone's share (PMC10500382, table 1). */
const retained = { kind: 'uniform', low: 0.47, high: 0.66 } as const;

/** Null when the program does not say how many began, and where a registry lacks the figures. */
export const treatmentAverted = (
  registry: Registry,
  { referrals, from, to }: Program,
  seed: number,
): TreatmentAnswer | null => {
  const counted = (referrals ?? []).filter(
    ({ month, treated }) => treated !== undefined && month >= from && month <= to,
  );
  const [outside, first, after] = [
    registry.drawable('oat-overdose-death'),
    registry.drawable('oat-first-weeks-methadone'),
    registry.drawable('oat-after-stopping'),
  ];
  if (counted.length === 0 || !outside.ok || !first.ok || !after.ok) return null;
  const began = counted.reduce((sum, { treated = 0 }) => sum + treated, 0);
  const drawn = propagate(
    {
      outside: outside.value.distribution,
      first: first.value.distribution,
      after: after.value.distribution,
      retained,
    },
    (values) => {
      const benefit = treatmentBenefit({
        starts: began,
        retainedSixMonths: values.retained,
        deathsInTreatment,
        deathsOutside: deathsInTreatment * values.outside,
        firstWeeksRatio: values.first,
        afterStoppingRatio: values.after,
        years: 1,
      });
      return benefit.ok ? { ok: true, value: { averted: benefit.value.deathsAverted } } : benefit;
    },
    { seed },
  );
  return { began, averted: must(drawn).summaries.averted };
};
