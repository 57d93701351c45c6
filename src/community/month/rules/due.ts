import { addDays } from '#log/calendar.ts';
import type { LocalDate } from '#log/index.ts';
import { lastMonths, type Period, periodOf } from '#report/period.ts';
import { shownMonths, waitDays } from '../entries.ts';

/**
 * Which months are to be told today, the oldest first: those that ended long enough ago, from the first one of which there is anything,
 * that come after the last one that was told. No more of them than the page shows.
 */
export const monthsDue = (
  today: LocalDate,
  { first, last }: { readonly first: LocalDate | null; readonly last: string | undefined },
): readonly Period[] =>
  first === null
    ? []
    : lastMonths(today, shownMonths + 2)
        .toReversed()
        .filter((month) => month >= first.slice(0, 7) && (last === undefined || month > last))
        .map(periodOf)
        .filter(({ to }) => addDays(to, waitDays) <= today)
        .slice(-shownMonths);
