import type { Outcome, Sample } from './sample.ts';

const hourMs = 3_600_000;

/** Hours from received to first released, half waited less; undefined where nothing was released. */
export const medianHours = (samples: readonly Sample[]): number | undefined => {
  const waits = samples
    .flatMap(({ intake, firstRelease }) => (firstRelease === undefined ? [] : [firstRelease.ms - intake.ms]))
    .map((ms) => Math.max(0, ms))
    .toSorted((a, b) => a - b);
  const [low, high] = [waits[Math.floor((waits.length - 1) / 2)], waits[Math.floor(waits.length / 2)]];
  return low === undefined || high === undefined ? undefined : Math.round((low + high) / 2 / hourMs);
};

/** Whether a test says that something is there. */
export const isFinding = (outcome: Outcome): boolean => outcome === 'detected' || outcome === 'disagree';
