import { useWords } from '#kit/words/context.tsx';
import { isWholeMonths, type Period } from '#report/period.ts';

/** A period as people say it: a month, a year of the calendar, else its first and last day. */
export const usePeriodName = (): ((period: Period) => string) => {
  const { day } = useWords();
  return ({ from, to }) => {
    if (isWholeMonths({ from, to })) {
      if (from.slice(0, 7) === to.slice(0, 7)) return day(from, { month: 'long', year: 'numeric' });
      if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01') && to.endsWith('-12-31'))
        return from.slice(0, 4);
    }
    return from === to ? day(from) : `${day(from)} – ${day(to)}`;
  };
};
