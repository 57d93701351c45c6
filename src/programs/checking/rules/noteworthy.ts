import { dayMs } from '#log/calendar.ts';
import type { CheckResult, Sample } from './sample.ts';
import { foundOf } from './sample.ts';
import { classOf } from './substances.ts';

/** Why a finding is worth a word: our own choice. Whether anybody is warned a person decides. */
export const reasons = ['overdose', 'not-expected', 'new-here', 'stronger'] as const;
export type Reason = (typeof reasons)[number];

export interface Finding {
  readonly sample: Sample;
  readonly reasons: readonly Reason[];
  /** What was found and nobody expected; all that was found where that is not known. */
  readonly about: readonly string[];
}

/** How far back "not seen here" looks. */
const lookBackMs = 90 * dayMs;
/** What says nothing of what to expect. */
const open: readonly string[] = ['unknown', 'down', 'opioid-pill'];

/** What was found in a sample that its person did not expect; undefined where nothing certain was expected. */
export const unexpectedIn = (sample: Sample): readonly string[] | undefined => {
  const { expected = [] } = sample.intake.said;
  return expected.length === 0 || expected.some((code) => open.includes(code))
    ? undefined
    : (foundOf(sample) ?? []).filter((code) => !expected.includes(code));
};

/** Findings of these samples that are worth a word, newest first; "new here" goes by all samples that are given. */
export const noteworthy = (samples: readonly Sample[], sinceMs: number): readonly Finding[] =>
  samples.flatMap((sample) => {
    const found = foundOf(sample) ?? [];
    if (sample.intake.ms < sinceMs || found.length === 0) return [];
    const unexpected = unexpectedIn(sample);
    const before = samples.filter(({ intake }) => intake.ms < sample.intake.ms);
    const seen = new Set(
      before
        .filter(({ intake }) => intake.ms >= sample.intake.ms - lookBackMs)
        .flatMap((other) => foundOf(other) ?? []),
    );
    const { overdose, effects = [] } = sample.intake.said;
    const is: Readonly<Record<Reason, boolean>> = {
      overdose: overdose === 'yes',
      // Only what acts otherwise than what was expected, or on its own.
      'not-expected': (unexpected ?? []).some((code) => classOf(code) !== undefined),
      'new-here': before.length > 0 && found.some((code) => !seen.has(code)),
      stronger: effects.includes('stronger'),
    };
    const why = reasons.filter((reason) => is[reason]);
    const about = unexpected === undefined || unexpected.length === 0 ? found : unexpected;
    return why.length === 0 ? [] : [{ sample, reasons: why, about }];
  });

/** What speaks for a finding, and how sure that makes it, by what was found how: the best of its tests. */
export const evidenceOf = (
  results: readonly CheckResult[],
): {
  readonly supports: readonly ('strip' | 'instrument' | 'lab')[];
  readonly certainty: 'observed' | 'likely' | 'possible';
} => {
  const telling = results.filter(({ found }) => found.length > 0);
  const has = (is: (result: CheckResult) => boolean): boolean => telling.some(is);
  const supports = [
    ...(has(({ strip, caveats }) => strip !== undefined && !caveats.includes('too-strong'))
      ? (['strip'] as const)
      : []),
    ...(has(({ method }) => method === 'ftir' || method === 'raman') ? (['instrument'] as const) : []),
    ...(has(({ place }) => place === 'lab') ? (['lab'] as const) : []),
  ];
  return {
    supports,
    // A lab's last word is seen; what a lab says in part, an instrument, or two ways that agree, are likely; one strip may be wrong.
    certainty: has(({ stage }) => stage === 'final')
      ? 'observed'
      : supports.length > 1 || supports.includes('instrument') || supports.includes('lab')
        ? 'likely'
        : 'possible',
  };
};
