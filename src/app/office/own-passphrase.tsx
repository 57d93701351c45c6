import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { ownPassphrase } from '#contract/account.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form } from '#kit/components/form.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { NewPassphrase } from '../start/new-passphrase.tsx';
import { passphraseField } from '../start/passphrase-field.ts';
import { problemOf, sendChange } from './send.ts';

const fields = v.object({ old: v.pipe(v.string(), v.nonEmpty()), passphrase: passphraseField });

/** Changes the passphrase of whoever is at work here; the one of until now is asked for. */
export const OwnPassphrase = () => {
  const { t } = useWords();
  const { api } = useApp();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" icon="lock" onClick={() => setOpen(true)}>
        {t('app.office.passphrase.own')}
      </Button>
      <Dialog title={t('app.office.passphrase.own')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{t('app.office.passphrase.own-text')}</p>
        <Form
          schema={fields}
          submitLabel={t('kit.save')}
          onSubmit={async (body) => {
            const found = await sendChange(api, ownPassphrase, { body });
            if (found !== undefined)
              return [
                { name: found.code === 'passphrase-old-wrong' ? 'old' : '', message: problemOf(found) },
              ];
            setOpen(false);
            toast({ text: t('app.office.passphrase.own-done'), icon: 'check' });
            return [];
          }}
        >
          <TextField
            name="old"
            type="password"
            label={t('app.office.passphrase.old')}
            autocomplete="current-password"
            isNeeded
          />
          <NewPassphrase label={t('app.office.passphrase.new')} isNeeded />
        </Form>
      </Dialog>
    </>
  );
};
