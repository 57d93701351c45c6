import type { File } from './file.ts';

const hourMs = 3_600_000;

/**
 * Whole hours from the wish to the first contact; undefined: nobody was in touch until now. A file without a wish of its own counts from
 * when it was opened. Words that were before the wish do not answer it.
 */
export const hoursToContact = (file: File, wishedAt: number | undefined): number | undefined => {
  const asked = wishedAt ?? file.ms;
  const first = file.touched.find(({ ms }) => ms >= asked);
  return first === undefined ? undefined : Math.floor((first.ms - asked) / hourMs);
};

/** The middle one and the ninth of ten; undefined of none. */
export const middle = (hours: readonly number[], share: number): number | undefined =>
  hours.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(hours.length * share) - 1)];
