import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Entry } from '#log/index.ts';
import { type SummaryLine, summaryOf } from '../summary.ts';
import { useLabels } from './labels.ts';
import { useVisitParts } from './panels.tsx';

/** What one entry says, in a line or two. */
export const EntryText = ({
  entry,
  hasTitle = false,
}: {
  readonly entry: Entry;
  readonly hasTitle?: boolean;
}) => {
  const { t } = useWords();
  const { view } = useLog();
  const say = useSayLine();
  const { summaries } = useVisitParts();
  const summary = summaryOf(summaries, entry.kind);
  if (summary === undefined)
    return <span class="entry-text">{t('visits.entry.unknown', { kind: entry.kind })}</span>;
  const lines = summary.lines(entry, (kind) => view.effective({ kinds: [kind] }));
  return (
    <span class="entry-text">
      {hasTitle ? <strong>{t(summary.title)} </strong> : null}
      {lines.map(say).join(' · ')}
    </span>
  );
};

/** A line of a summary in words. */
export const useSayLine = (): ((line: SummaryLine) => string) => {
  const { t, number } = useWords();
  const labels = useLabels();
  return (line) => {
    if (line.type === 'item') return `${number(line.quantity)} ${labels.item(line.item)}`;
    const named = Object.entries(line.labels ?? {}).map(([name, [list, code]]) => [
      name,
      list === 'item' ? labels.item(code) : labels.of(list, code),
    ]);
    return t(line.id, { ...line.values, ...Object.fromEntries(named) });
  };
};
