import type { headlines as headlinesRoute } from '#contract/reports.ts';
import type { Answered } from '#contract/route.ts';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';

export type Lacks = Answered<typeof headlinesRoute>['lacks'];

/** What figures lack, a sentence each: beside them on the screen, on paper and in the file. */
export const useLacks = (): ((lacks: Lacks) => readonly string[]) => {
  const { t, day, moment, number } = useWords();
  const { place } = useLog();
  const nameOf = (worker: string): string =>
    place.workers.find(({ id }) => id === worker)?.name ?? t('app.office.lacks.someone');
  return ({ held, forks, gaps, devices, imports, fadedBefore, place: at }) => [
    ...(held === 0 ? [] : [t('app.office.lacks.held', { count: held })]),
    ...(forks === 0 ? [] : [t('app.office.lacks.forks', { count: forks })]),
    ...(gaps === 0 ? [] : [t('app.office.lacks.gaps', { count: gaps })]),
    ...devices.map(({ workers, seenAt, unsent }) =>
      [
        t('app.office.lacks.device', { who: workers.map(nameOf).join(', ') }),
        t('app.office.lacks.seen', { when: moment(seenAt) }),
        ...(unsent === null ? [] : [t('app.office.lacks.unsent', { count: unsent })]),
      ].join(' '),
    ),
    ...(imports === 0 ? [] : [t('app.office.lacks.imports', { count: imports })]),
    ...(fadedBefore === null ? [] : [t('app.office.lacks.faded', { day: day(fadedBefore) })]),
    ...(held + forks + gaps + devices.length === 0 ? [t('app.office.lacks.nothing')] : []),
    t('app.office.lacks.place', { place: number(at) }),
  ];
};
