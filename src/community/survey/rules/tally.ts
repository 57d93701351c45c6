import type { LocalDate } from '#log/index.ts';
import type { BatchBody, OpenBody } from '../entries.ts';
import type { Question } from '../questions.ts';

/** What a device counted and did not hand in. It holds no person: every question is counted by itself. */
export type Tally = Pick<BatchBody, 'met'> & { readonly counts: NonNullable<BatchBody['counts']> };

export const emptyTally: Tally = { met: { people: 0, unsure: 0, again: 0, no: 0 }, counts: {} };

/** One person's answers, while they give them and no longer. What is left out was not asked. */
export type Answers = Readonly<Partial<Record<Question, string>>>;

/** Somebody who answered. Nothing answered at all is somebody who would rather not. */
export const withAnswers = (
  tally: Tally,
  asked: readonly Question[],
  answers: Answers,
  isUnsure = false,
): Tally => {
  if (asked.every((question) => answers[question] === undefined)) return withNo(tally);
  const counts = { ...tally.counts };
  for (const question of asked) {
    const answer = answers[question] ?? 'not-asked';
    const own = counts[question] ?? {};
    counts[question] = { ...own, [answer]: (own[answer] ?? 0) + 1 };
  }
  const { people, unsure } = tally.met;
  return { met: { ...tally.met, people: people + 1, unsure: unsure + (isUnsure ? 1 : 0) }, counts };
};

export const withNo = (tally: Tally): Tally => ({ ...tally, met: { ...tally.met, no: tally.met.no + 1 } });
export const withAgain = (tally: Tally): Tally => ({
  ...tally,
  met: { ...tally.met, again: tally.met.again + 1 },
});

/** While a survey is on, a device hands in no fewer people at once: the counts of one person are that person's answers. */
export const leastBatch = 5;

const isEmpty = ({ met }: Tally): boolean => met.people + met.again + met.no === 0;

/** Whether it may be handed in now, where somebody asks for it. */
export const mayHandIn = (tally: Tally, { to }: OpenBody['days'], today: LocalDate): boolean =>
  !isEmpty(tally) && (today > to || tally.met.people >= leastBatch);

/**
 * Whether it is handed in by itself: on a later day than the last answer, so that it stands beside no visit of somebody who is in it.
 */
export const isDue = (tally: Tally, days: OpenBody['days'], lastDay: LocalDate, today: LocalDate): boolean =>
  today > lastDay && mayHandIn(tally, days, today);

/** A tally as this device kept it; undefined where it is none. */
export const readTally = (kept: unknown): Tally | undefined => {
  const tally = kept as Tally | undefined;
  return tally?.met === undefined || tally.counts === undefined ? undefined : tally;
};
