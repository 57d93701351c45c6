import { useMemo } from 'preact/hooks';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useLatest } from '#kit/use-latest.ts';
import { type Failure, type JsonObject, type LocalDate, type Result, timeToDate } from '#log/index.ts';
import { batchKind, openKind } from '../entries.ts';
import { currentOf, type Survey, surveysOf } from '../rules/current.ts';
import { emptyTally, isDue, mayHandIn, readTally, type Tally } from '../rules/tally.ts';

export const useToday = (): LocalDate => timeToDate(useLog().place.now());

export const useSurveys = (): readonly Survey[] => surveysOf(useEntries(openKind).map(({ body }) => body));

/** The survey that people are asked in now, or that is typed in still. */
export const useCurrent = (): Survey | undefined => currentOf(useSurveys(), useToday());

/** What this device counts in a survey. On its disk, and in no entry until it is handed in. */
export interface Counting {
  readonly tally: Tally;
  /** People answer on this device now: nothing else is shown on it. */
  readonly isOut: boolean;
  readonly mayHandIn: boolean;
  /** It is to be handed in by itself. */
  readonly isDue: boolean;
  readonly keep: (tally: Tally) => Promise<Result<void, Failure>>;
  readonly setOut: (isOut: boolean) => Promise<Result<void, Failure>>;
  /** Puts the counts into the log and begins anew, in one transaction. */
  readonly handIn: () => Promise<Result<unknown, Failure>>;
}

export const useCounting = (survey: Survey): Counting => {
  const { view, kept: keptFor, recorder } = useLog();
  const today = useToday();
  const kept = useMemo(() => keptFor(survey.survey), [view, survey.survey]);
  const work = useLatest(
    kept,
    (source, listener) => source.subscribe(listener),
    (source) => source.now(),
  )?.work;
  const tally = readTally(work?.['tally']) ?? emptyTally;
  const lastDay = typeof work?.['day'] === 'string' ? work['day'] : today;
  const isOut = work?.['isOut'] === true;
  const put = (next: { readonly tally: Tally; readonly day: LocalDate; readonly isOut: boolean }) =>
    kept.keep(next as unknown as JsonObject);
  return {
    tally,
    isOut,
    mayHandIn: mayHandIn(tally, survey.days, today),
    isDue: isDue(tally, survey.days, lastDay, today),
    keep: (next) => put({ tally: next, day: today, isOut }),
    setOut: (next) => put({ tally, day: lastDay, isOut: next }),
    handIn: () => {
      const body = { survey: survey.survey, met: tally.met, counts: tally.counts };
      return recorder.record(
        [{ kind: batchKind.kind, version: batchKind.version, body: body as unknown as JsonObject }],
        'none',
        { leaves: undefined, of: survey.survey },
      );
    },
  };
};
