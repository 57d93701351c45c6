import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate } from '#log/index.ts';
import { summaryOf } from '../../summary.ts';
import { useSayLine } from '../entry-text.tsx';
import { useVisitParts } from '../panels.tsx';

export type DifferencesProps = {
  readonly before: readonly Draft[];
  readonly after: readonly Draft[];
  /** There where the visit moves. */
  readonly days?: { readonly from: LocalDate; readonly to: LocalDate } | undefined;
};

/** What a visit said and will no longer say, struck through, beside what it will say instead. */
export const Differences = ({ before, after, days }: DifferencesProps) => {
  const { day: showDay } = useWords();
  const { summaries } = useVisitParts();
  const say = useSayLine();
  const saidIn = (drafts: readonly Draft[]): readonly string[] =>
    drafts.flatMap((draft) => (summaryOf(summaries, draft.kind)?.lines(draft) ?? []).map(say));
  const short = (day: LocalDate): string => showDay(day, { month: 'short', day: 'numeric' });
  const [was, is] = [saidIn(before), saidIn(after)];
  const gone = [...(days ? [short(days.from)] : []), ...was.filter((line) => !is.includes(line))];
  const come = [...(days ? [short(days.to)] : []), ...is.filter((line) => !was.includes(line))];
  return (
    <>
      {gone.length === 0 ? null : <del>{gone.join(' · ')}</del>}{' '}
      {come.length === 0 ? null : <ins>{come.join(' · ')}</ins>}
    </>
  );
};
