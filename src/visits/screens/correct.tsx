import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type Entry, type Uuid, voidKind } from '#log/index.ts';
import { type EntrySummary, type SummaryLine, summaryOf } from '../summary.ts';
import { useLabels } from './labels.ts';
import { useVisitParts } from './panels.tsx';

export type CorrectProps = {
  readonly entry: Entry;
  /** All tips of its family at once: a correction also settles a fork. */
  readonly targets: readonly Uuid[];
};

/** Other quantities for what an entry says. The first figure stays in the history. */
export const Correct = ({ entry, targets }: CorrectProps) => {
  const { summaries } = useVisitParts();
  const summary = summaryOf(summaries, entry.kind);
  const items = (summary?.lines(entry) ?? []).flatMap((line) => (line.type === 'item' ? [line] : []));
  if (summary?.withQuantities === undefined || items.length === 0) return null;
  return <CorrectItems entry={entry} targets={targets} summary={summary} items={items} />;
};

const CorrectItems = ({
  entry,
  targets,
  summary,
  items,
}: CorrectProps & {
  readonly summary: EntrySummary;
  readonly items: readonly Extract<SummaryLine, { readonly type: 'item' }>[];
}) => {
  const { t } = useWords();
  const labels = useLabels();
  const toast = useToast();
  const { recorder } = useLog();
  const [isOpen, setOpen] = useState(false);
  const [changed, setChanged] = useState<ReadonlyMap<number, number>>(new Map());
  const [problem, setProblem] = useState<string>();
  useUnsaved(changed.size > 0);
  const isFork = targets.length > 1;
  const close = (): void => {
    setOpen(false);
    setChanged(new Map());
    setProblem(undefined);
  };
  const correct = async (): Promise<void> => {
    const quantities = items.map(({ quantity }, index) => changed.get(index) ?? quantity);
    const body = summary.withQuantities?.(entry, quantities);
    const result = await recorder.record(
      [
        body === undefined
          ? {
              kind: voidKind.kind,
              version: voidKind.version,
              body: { reason: 'mistake' },
              supersedes: targets,
            }
          : {
              kind: entry.kind,
              version: entry.version,
              body,
              occurredAt: entry.occurredAt,
              site: entry.site,
              supersedes: targets,
              ...(entry.subject !== undefined && { subject: entry.subject }),
            },
      ],
      entry.visit === undefined ? 'none' : { id: entry.visit },
    );
    // What was typed stays where it was, and why it is not saved stands with it.
    if (!result.ok) return setProblem(`log.error.${result.error.code}`);
    close();
    const done = body === undefined ? 'visits.entry.is-taken-back' : 'visits.entry.is-corrected';
    toast({ text: t(done), icon: 'check' });
  };
  return (
    <>
      <Button icon="edit" onClick={() => setOpen(true)}>
        {t('visits.entry.correct')}
      </Button>
      <Dialog
        title={t('visits.entry.correct')}
        isOpen={isOpen}
        onClose={close}
        actions={
          <Button
            tone="primary"
            size="large"
            isWide
            // In a fork the figure that counts now may be the right one: saying so settles it.
            isDisabled={changed.size === 0 && !isFork}
            onClick={() => void correct()}
          >
            {t('visits.entry.save-correction')}
          </Button>
        }
      >
        <p>{t('visits.entry.both-stay')}</p>
        <ProblemBanner problem={problem} />
        {items.map(({ item, quantity, lot }, index) => (
          <Stepper
            key={index}
            label={lot === undefined ? labels.item(item) : `${labels.item(item)} · ${lot}`}
            value={changed.get(index) ?? quantity}
            onChange={(next) => setChanged((now) => new Map(now).set(index, next))}
          />
        ))}
      </Dialog>
    </>
  );
};
