import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form } from '#kit/components/form.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { LockState } from '../keys/lock.ts';
import type { OpenKeys } from '../keys/open-keys.ts';
import { NewPassphrase } from '../start/new-passphrase.tsx';
import { passphraseField } from '../start/passphrase-field.ts';
import { SetUnlockByPasskey, UnlockByPasskey } from './passkey-unlock.tsx';
import { problemOf } from './send.ts';

export type KeyLockProps = {
  readonly keys: OpenKeys;
  readonly state: LockState;
  /** It was opened, locked, set or given up: all that is shown of the keys is looked at anew. */
  readonly onChanged: () => void;
};

/** The passphrase in front of what this device can open: set once, typed to read, never asked for to save. */
export const KeyLock = ({ keys, state, onChanged }: KeyLockProps) => {
  const { t, moment } = useWords();
  switch (state.at) {
    case 'older-keys':
      return <Banner icon="lock">{t('app.keys.lock.older')}</Banner>;
    case 'no-keys':
    case 'off':
      return (
        <section class="card">
          <h2>{t('app.keys.lock.head')}</h2>
          <p>{t('app.keys.lock.text')}</p>
          <p>{t(state.at === 'off' ? 'app.keys.lock.late' : 'app.keys.lock.early')}</p>
          <SetPassphrase keys={keys} isNew onChanged={onChanged} />
        </section>
      );
    case 'closed':
      return <Unlock keys={keys} onChanged={onChanged} />;
    case 'open':
      return (
        <section class="card">
          <h2>{t('app.keys.lock.head')}</h2>
          <p>{t('app.keys.lock.until', { until: moment(state.until) })}</p>
          <div class="row">
            <Button
              icon="lock"
              onClick={() => {
                keys.lock.close();
                onChanged();
              }}
            >
              {t('app.keys.lock.close')}
            </Button>
            <SetPassphrase keys={keys} onChanged={onChanged} />
            <SetUnlockByPasskey keys={keys} onChanged={onChanged} />
          </div>
        </section>
      );
  }
};

type StepProps = Pick<KeyLockProps, 'keys' | 'onChanged'>;

const opening = v.object({ passphrase: v.pipe(v.string(), v.nonEmpty()) });

const Unlock = ({ keys, onChanged }: StepProps) => {
  const { t } = useWords();
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  return (
    <section class="card">
      <h2>{t('app.keys.lock.open')}</h2>
      <p>{t('app.keys.lock.closed')}</p>
      <UnlockByPasskey keys={keys} onChanged={onChanged} />
      <Form
        schema={opening}
        submitLabel={t('app.keys.lock.open')}
        onSubmit={async ({ passphrase }) => {
          const opened = await keys.lock.open(passphrase);
          if (!opened.ok) return [{ name: 'passphrase', message: problemOf(opened.error) }];
          toast({ text: t('app.keys.lock.opened'), icon: 'check' });
          onChanged();
          return [];
        }}
      >
        <TextField name="passphrase" type="password" label={t('app.keys.lock.passphrase')} isNeeded />
      </Form>
      <Button tone="quiet" onClick={() => setAsking(true)}>
        {t('app.keys.lock.forgot')}
      </Button>
      <Dialog
        title={t('app.keys.lock.forgot-head')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button tone="primary" onClick={() => setAsking(false)}>
              {t('app.leave.stay')}
            </Button>
            <Button tone="danger" onClick={() => void keys.lock.forget().then(onChanged)}>
              {t('app.keys.lock.forgot-do')}
            </Button>
          </>
        }
      >
        <p>{t('app.keys.lock.forgot-text')}</p>
      </Dialog>
    </section>
  );
};

const asked = {
  passphrase: passphraseField,
  again: v.string(),
};
const first = v.object(asked);
const another = v.object({ old: v.pipe(v.string(), v.nonEmpty()), ...asked });

const SetPassphrase = ({ keys, isNew = false, onChanged }: StepProps & { readonly isNew?: boolean }) => {
  const { t } = useWords();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState<string>();
  const close = (): void => {
    setOpen(false);
    setWords(undefined);
  };
  const title = t(isNew ? 'app.keys.lock.set' : 'app.keys.lock.change');
  return (
    <>
      <Button icon="lock" tone={isNew ? 'primary' : 'plain'} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={close}>
        <Button tone="quiet" onClick={() => void keys.lock.fiveWords().then(setWords)}>
          {t('app.keys.lock.make')}
        </Button>
        {words === undefined ? null : (
          <div aria-live="polite">
            <p>{t('app.keys.lock.made')}</p>
            <p class="key-words">
              <strong>{words}</strong>
            </p>
          </div>
        )}
        <Form
          schema={isNew ? first : another}
          submitLabel={t('kit.save')}
          onSubmit={async (typed) => {
            const { passphrase, again } = typed;
            if (passphrase !== again) return [{ name: 'again', message: 'app.keys.lock.differ' }];
            const done = await ('old' in typed
              ? keys.lock.change(typed.old, passphrase)
              : keys.lock.set(passphrase));
            if (!done.ok) return [{ name: isNew ? '' : 'old', message: problemOf(done.error) }];
            close();
            toast({ text: t('app.keys.lock.done'), icon: 'check' });
            onChanged();
            return [];
          }}
        >
          {isNew ? null : <TextField name="old" type="password" label={t('app.keys.lock.old')} isNeeded />}
          <NewPassphrase label={t('app.keys.lock.new')} isNeeded />
          <TextField
            name="again"
            type="password"
            label={t('app.keys.lock.again')}
            autocomplete="new-password"
            isNeeded
          />
        </Form>
      </Dialog>
    </>
  );
};
