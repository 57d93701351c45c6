import * as v from 'valibot';
import { workerChange } from '#contract/organization.ts';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form } from '#kit/components/form.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { NewPassphrase } from '../start/new-passphrase.tsx';
import { passphraseField } from '../start/passphrase-field.ts';
import { problemsOf, sendChange } from './send.ts';

const fields = v.object({ passphrase: passphraseField });

export type WorkerPassphraseProps = {
  /** Undefined while nobody is asked about. */
  readonly worker: { readonly id: string; readonly name: string } | undefined;
  readonly onClose: () => void;
};

/** An admin gives another worker a new passphrase: they forgot theirs, or a phone is lost. Ends all their sessions. */
export const WorkerPassphrase = ({ worker, onClose }: WorkerPassphraseProps) => {
  const { t } = useWords();
  const { api } = useApp();
  const toast = useToast();
  const name = worker?.name ?? '';
  return (
    <Dialog
      title={t('app.office.passphrase.reset-title', { name })}
      isOpen={worker !== undefined}
      onClose={onClose}
    >
      <p>{t('app.office.passphrase.reset-text', { name })}</p>
      <Form
        schema={fields}
        submitLabel={t('kit.save')}
        onSubmit={async (body) => {
          const found = await sendChange(api, workerChange, { params: { id: worker?.id ?? '' }, body });
          if (found !== undefined) return problemsOf(found);
          onClose();
          toast({ text: t('app.office.passphrase.reset-done', { name }), icon: 'check' });
          return [];
        }}
      >
        <NewPassphrase label={t('app.office.passphrase.new')} isNeeded />
      </Form>
    </Dialog>
  );
};
