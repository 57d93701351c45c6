import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { useWords } from '#kit/words/context.tsx';

export type LeaveDialogProps = {
  readonly isOpen: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
};

/** Asked before a move inside the app would drop what was typed into a form. */
export const LeaveDialog = ({ isOpen, onStay, onLeave }: LeaveDialogProps) => {
  const { t } = useWords();
  return (
    <Dialog
      title={t('app.leave.title')}
      isOpen={isOpen}
      onClose={onStay}
      actions={
        <>
          <Button onClick={onLeave}>{t('app.leave.leave')}</Button>
          <Button tone="primary" onClick={onStay}>
            {t('app.leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t('app.leave.text')}</p>
    </Dialog>
  );
};
