import { useMemo } from 'preact/hooks';
import { withClosedMonths } from '#impact/program/closed.ts';
import type { Program } from '#impact/program/program.ts';
import { Button } from '#kit/components/button.tsx';
import { Banner, EmptyState } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { FromLog, Kept } from './adapters/kept.ts';
import type { useProgram } from './use-program.ts';

/** The log's own counts; asks a person about what the log cannot tell before it lets anyone count on them. */
export const FromTheLog = ({
  asked,
  again,
  kept,
  periodKey: key,
  onClosed,
  body,
}: {
  readonly asked: ReturnType<typeof useProgram>['asked'];
  readonly again: () => void;
  readonly kept: Kept;
  readonly periodKey: string;
  /** A person says that the program was closed in the months without records. */
  readonly onClosed: () => void;
  readonly body: (program: Program, notes: readonly string[]) => preact.ComponentChildren;
}) => {
  const { t, day, list, number } = useWords();
  const value: FromLog | undefined = asked.at === 'answered' ? asked.value : undefined;
  const isClosed = kept.closed.includes(key);
  const program = useMemo(
    () => value && (isClosed ? withClosedMonths(value.program, value.silent) : value.program),
    [value, isClosed],
  );
  if (asked.at === 'failed')
    return (
      <Banner tone="warning" isUrgent action={<Button onClick={again}>{t('app.trouble.again')}</Button>}>
        {t(`log.error.${asked.failure.code}`)}
      </Banner>
    );
  if (value === undefined || program === undefined) return <p class="waiting">{t('kit.loading')}</p>;
  const noKits = value.program.kits.every(({ kits }) => kits === 0);
  const needles = (value.program.needles ?? []).some(({ out }) => out > 0);
  if (noKits && !needles) return <EmptyState icon="kit">{t('app.impact.empty')}</EmptyState>;
  if (value.silent.length > 0 && !isClosed)
    return (
      <Banner tone="warning" action={<Button onClick={onClosed}>{t('app.impact.silent.closed')}</Button>}>
        {t('app.impact.silent.text', {
          months: list(value.silent.map((month) => day(`${month}-01`, { month: 'long', year: 'numeric' }))),
        })}
      </Banner>
    );
  const notes = [
    ...(noKits ? [t('app.impact.no-kits')] : []),
    ...(asked.at === 'answered' && asked.isKept ? [t('app.impact.kept')] : []),
    ...(value.singleDoses > 0 ? [t('app.impact.single-doses', { count: number(value.singleDoses) })] : []),
  ];
  return <>{body(program, notes)}</>;
};
