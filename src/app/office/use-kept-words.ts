import type { keptReport } from '#contract/kept.ts';
import type { Answered } from '#contract/route.ts';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';

type Head = Answered<typeof keptReport>['kept'];

/** Who kept a report, when and why, in words. */
export const useKeptWords = () => {
  const { t, day } = useWords();
  const { place } = useLog();
  const whoAndWhen = ({ author, at, number }: Pick<Head, 'author' | 'at' | 'number'>) => ({
    who: place.workers.find(({ id }) => id === author)?.name ?? t('app.office.lacks.someone'),
    day: day(timeToDate(at)),
    number,
  });
  return {
    closedBy: (head: Pick<Head, 'author' | 'at' | 'number'>): string =>
      t('app.office.kept.closed-title', whoAndWhen(head)),
    keptBy: (head: Head): string => t(`app.office.kept.why-${head.why}`, whoAndWhen(head)),
  };
};
