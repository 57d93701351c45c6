import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { passkeyAdd, passkeyBegin } from '#contract/passkeys.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form } from '#kit/components/form.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import type { FieldProblem } from '#kit/form/parse.ts';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { makePasskey } from '../passkeys/adapters/webauthn.ts';
import { problemOf } from './send.ts';

const fields = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(120)),
  passphrase: v.pipe(v.string(), v.nonEmpty()),
});

/** Adds a passkey of whoever is at work here: a name for it, and their passphrase, since the phone may lie open. */
export const AddPasskey = ({ onAdded }: { readonly onAdded: () => void }) => {
  const { t } = useWords();
  const { api, context } = useApp();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const { me, workers } = context;
  const add = async ({
    name,
    passphrase,
  }: v.InferOutput<typeof fields>): Promise<readonly FieldProblem[]> => {
    const whole = (message: string): readonly FieldProblem[] => [{ name: '', message }];
    const begun = await api.ask(passkeyBegin, { body: { passphrase } });
    if (!begun.ok)
      return begun.error.code === 'passphrase-old-wrong'
        ? [{ name: 'passphrase', message: 'app.passkeys.passphrase-wrong' }]
        : whole(problemOf(begun.error));
    const owner = workers.find(({ id }) => id === me.worker)?.name ?? '';
    const made = await makePasskey({ ...begun.value, name: owner });
    if (made.at !== 'made') return whole(`app.passkeys.${made.at}`);
    const { challenge } = begun.value;
    const added = await api.ask(passkeyAdd, { body: { name, challenge, credential: made.credential } });
    if (!added.ok) return whole(problemOf(added.error));
    setOpen(false);
    toast({ text: t('app.passkeys.added'), icon: 'check' });
    onAdded();
    return [];
  };
  return (
    <>
      <p>
        <Button tone="primary" icon="lock" onClick={() => setOpen(true)}>
          {t('app.passkeys.add')}
        </Button>
      </p>
      <Dialog title={t('app.passkeys.add')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{t('app.passkeys.add-text')}</p>
        <Form schema={fields} submitLabel={t('app.passkeys.add-go')} onSubmit={add}>
          <TextField name="name" label={t('app.passkeys.name')} hint={t('app.passkeys.name-hint')} isNeeded />
          <TextField
            name="passphrase"
            type="password"
            label={t('app.passkeys.passphrase')}
            autocomplete="current-password"
            isNeeded
          />
        </Form>
      </Dialog>
    </>
  );
};
