import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type Uuid, voidKind } from '#log/index.ts';

export type TakeBackProps = {
  /** For each family what stops counting: all of its tips at once, so that a fork is settled too. */
  readonly families: readonly (readonly Uuid[])[];
  readonly label: string;
};

const reasons = ['mistake', 'duplicate', 'test'] as const;

/** Takes entries back with a reason. They stay in the history. */
export const TakeBack = ({ families, label }: TakeBackProps) => {
  const { t } = useWords();
  const toast = useToast();
  const { recorder } = useLog();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof reasons)[number]>('mistake');
  const takeBack = async (): Promise<void> => {
    const { kind, version } = voidKind;
    const drafts = families.map((supersedes) => ({ kind, version, body: { reason }, supersedes }));
    const result = await recorder.record(drafts, 'none');
    setOpen(false);
    toast(
      result.ok
        ? { text: t('visits.entry.is-taken-back'), icon: 'check' }
        : { text: t(`log.error.${result.error.code}`), icon: 'warning' },
    );
  };
  return (
    <>
      <Button icon="undo" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        title={label}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <Button tone="primary" size="large" isWide onClick={() => void takeBack()}>
            {t('visits.entry.take-back')}
          </Button>
        }
      >
        <Choice
          name="reason"
          label={t('visits.entry.why')}
          canDecline={false}
          options={reasons.map((value) => ({ value, label: t(`visits.reason.${value}`) }))}
          value={reason}
          onChange={(value) => setReason(reasons.find((each) => each === value) ?? 'mistake')}
        />
      </Dialog>
    </>
  );
};
