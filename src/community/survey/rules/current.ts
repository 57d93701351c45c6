import { addDays } from '#log/calendar.ts';
import type { LocalDate } from '#log/index.ts';
import { type OpenBody, waitDays } from '../entries.ts';

export type Survey = OpenBody;

/**
 * Where a survey stands on a day. `typing`: nobody is asked any more, sheets of paper are typed in. `over`: what comes in now is in no
 * result.
 */
export type Standing = 'ahead' | 'on' | 'typing' | 'over';

export const standingOf = ({ days: { from, to } }: OpenBody, today: LocalDate): Standing => {
  if (today < from) return 'ahead';
  if (today <= to) return 'on';
  return today < addDays(to, waitDays) ? 'typing' : 'over';
};

/** The first day on which its result is reckoned. */
export const resultDay = ({ days: { to } }: OpenBody): LocalDate => addDays(to, waitDays);

/** The one that people are asked in, or that is still typed in; of two that were opened unaware of each other, the first. */
export const currentOf = (surveys: readonly Survey[], today: LocalDate): Survey | undefined =>
  surveys.find((one) => ['on', 'typing'].includes(standingOf(one, today)));

/** Surveys by their first day. `entries`: the oldest first; of two words on one survey the later counts. */
export const surveysOf = (bodies: readonly OpenBody[]): readonly Survey[] =>
  [...new Map(bodies.map((body) => [body.survey, body])).values()].toSorted((a, b) =>
    a.days.from < b.days.from ? -1 : a.days.from > b.days.from ? 1 : a.survey < b.survey ? -1 : 1,
  );
