import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import { type Entry, type Uuid, voidKind } from '#log/index.ts';
import { EntryText } from './entry-text.tsx';

export type TakeBackProps = {
  /** For each family what stops counting: all of its tips at once, so that a fork is settled too. */
  readonly families: readonly (readonly Uuid[])[];
  readonly label: string;
  /** What was said first, where what counts is a correction of it: that can be brought back instead. */
  readonly first?: Entry | undefined;
};

const reasons = ['mistake', 'duplicate', 'test'] as const;

/**
 * Takes entries back with a reason. They stay in the history. Of a corrected entry it asks which: the correction, so that the first figure
 * counts again, or all of it.
 */
export const TakeBack = ({ families, label, first }: TakeBackProps) => {
  const { t } = useWords();
  const toast = useToast();
  const { recorder } = useLog();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof reasons)[number]>('mistake');
  const [what, setWhat] = useState<'correction' | 'all'>('correction');
  const again = what === 'correction' ? first : undefined;
  const [problem, setProblem] = useState<string>();
  const close = (): void => {
    setOpen(false);
    setProblem(undefined);
  };
  const takeBack = async (): Promise<void> => {
    const { kind, version } = voidKind;
    const drafts = families.map(
      (supersedes): Draft =>
        again === undefined
          ? { kind, version, body: { reason }, supersedes }
          : {
              kind: again.kind,
              version: again.version,
              body: again.body,
              occurredAt: again.occurredAt,
              site: again.site,
              supersedes,
              ...(again.subject !== undefined && { subject: again.subject }),
            },
    );
    const result = await recorder.record(drafts, again?.visit === undefined ? 'none' : { id: again.visit });
    if (!result.ok) return setProblem(`log.error.${result.error.code}`);
    close();
    toast({
      text: t(again === undefined ? 'visits.entry.is-taken-back' : 'visits.entry.is-corrected'),
      icon: 'check',
    });
  };
  return (
    <>
      <Button icon="undo" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        title={label}
        isOpen={isOpen}
        onClose={close}
        actions={
          <Button tone="primary" size="large" isWide onClick={() => void takeBack()}>
            {t('visits.entry.take-back')}
          </Button>
        }
      >
        <ProblemBanner problem={problem} />
        {first === undefined ? null : (
          <Choice
            name="what"
            label={t('visits.entry.what')}
            canDecline={false}
            options={(['correction', 'all'] as const).map((value) => ({
              value,
              label: t(`visits.entry.what.${value}`),
            }))}
            value={what}
            onChange={(value) => setWhat(value === 'all' ? 'all' : 'correction')}
          />
        )}
        {again === undefined ? null : (
          <p>
            <EntryText entry={again} />
          </p>
        )}
        {again !== undefined ? null : (
          <Choice
            name="reason"
            label={t('visits.entry.why')}
            canDecline={false}
            options={reasons.map((value) => ({ value, label: t(`visits.reason.${value}`) }))}
            value={reason}
            onChange={(value) => setReason(reasons.find((each) => each === value) ?? 'mistake')}
          />
        )}
      </Dialog>
    </>
  );
};
