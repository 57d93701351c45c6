import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { passkeyList } from '#contract/passkeys.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form } from '#kit/components/form.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import { fromText, toText } from '#vault/base64.ts';
import { browserRandom } from '../adapters/browser.ts';
import { useApp } from '../app-context.tsx';
import type { OpenKeys } from '../keys/open-keys.ts';
import { type Signing, signByPasskey } from '../passkeys/adapters/webauthn.ts';
import { where } from '../passkeys/where.ts';
import { problemOf } from './send.ts';

type StepProps = { readonly keys: OpenKeys; readonly onChanged: () => void };
type Valued = { readonly credential: string; readonly value: Uint8Array<ArrayBuffer> };

/** Asks one of these passkeys for its value. The challenge is nobody's: nothing of the answer but the value is used, and it stays here. */
const askValue = async (
  among: readonly string[],
  salt: string,
): Promise<Valued | { readonly problem: string }> => {
  const bytes = fromText(salt);
  const challenge = new Uint8Array(browserRandom.bytes(32));
  const signed: Signing =
    bytes === undefined
      ? { at: 'failed' }
      : await signByPasskey({ challenge, rp: location.hostname, among, salt: bytes });
  if (signed.at !== 'signed')
    return { problem: signed.at === 'stopped' ? 'app.keys.passkey.stopped' : 'app.keys.passkey.failed' };
  // Not by a PRF: it signs in, and unlocks nothing.
  if (signed.prf === undefined) return { problem: 'app.keys.passkey.no-value' };
  return { credential: signed.credential.id, value: signed.prf };
};

/** Unlocks by a passkey that was set up on this device; not there where none was. */
export const UnlockByPasskey = ({ keys, onChanged }: StepProps) => {
  const { t } = useWords();
  const toast = useToast();
  const [ways, setWays] = useState<readonly { readonly credential: string; readonly salt: string }[]>([]);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    void keys.passkeys.list().then((found) => setWays(found.ok ? found.value : []));
  }, [keys]);
  const [first] = ways;
  if (first === undefined || where() !== 'here') return null;
  const unlock = async (): Promise<void> => {
    setProblem(undefined);
    const got = await askValue(
      ways.map(({ credential }) => credential),
      first.salt,
    );
    if ('problem' in got) return setProblem(got.problem);
    const opened = await keys.passkeys.open(got.credential, got.value);
    if (!opened.ok) return setProblem(problemOf(opened.error));
    toast({ text: t('app.keys.lock.opened'), icon: 'check' });
    onChanged();
  };
  return (
    <>
      <p>
        <Button tone="primary" icon="lock" onClick={() => void unlock()}>
          {t('app.keys.passkey.open')}
        </Button>
      </p>
      <ProblemBanner problem={problem} />
      <p>{t('app.keys.passkey.or')}</p>
    </>
  );
};

const typed = v.object({ passphrase: v.pipe(v.string(), v.nonEmpty()) });

/** Lets one of this worker's passkeys unlock this device, beside the passphrase: asked for its value twice, and taken only where both are the same. */
export const SetUnlockByPasskey = ({ keys, onChanged }: StepProps) => {
  const { t } = useWords();
  const { api, context } = useApp();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const [once, setOnce] = useState<Valued & { readonly salt: string; readonly passphrase: string }>();
  const [problem, setProblem] = useState<string>();
  const [own, setOwn] = useState<readonly string[]>([]);
  const [isSet, setIsSet] = useState(false);
  useEffect(() => {
    void keys.passkeys.list().then((found) => setIsSet(found.ok && found.value.length > 0));
  }, [keys]);
  if (where() !== 'here') return null;
  const close = (): void => {
    setOpen(false);
    setOnce(undefined);
    setProblem(undefined);
  };
  const begin = async (): Promise<void> => {
    setOpen(true);
    const listed = await api.ask(passkeyList, {});
    if (!listed.ok) return setProblem(problemOf(listed.error));
    const here = listed.value.passkeys.filter(({ rp }) => rp === location.hostname);
    if (here.length === 0) setProblem('app.keys.passkey.none');
    setOwn(here.map(({ credential }) => credential));
  };
  const again = async (): Promise<void> => {
    if (once === undefined) return;
    const { credential, passphrase, salt, value } = once;
    const got = await askValue([credential], salt);
    if ('problem' in got) return setProblem(got.problem);
    // Some phones gave another value by another way: what was wrapped with it would open nothing.
    if (toText(got.value) !== toText(value)) return setProblem('app.keys.passkey.differs');
    const { worker } = context.me;
    const added = await keys.passkeys.add(passphrase, { credential, worker, salt }, value);
    if (!added.ok) {
      setOnce(undefined);
      return setProblem(problemOf(added.error));
    }
    close();
    setIsSet(true);
    toast({ text: t('app.keys.passkey.done'), icon: 'check' });
    onChanged();
  };
  return (
    <>
      {isSet ? <p class="field-hint">{t('app.keys.passkey.is-set')}</p> : null}
      <Button icon="lock" onClick={() => void begin()}>
        {t(isSet ? 'app.keys.passkey.another' : 'app.keys.passkey.set')}
      </Button>
      <Dialog title={t('app.keys.passkey.set')} isOpen={isOpen} onClose={close}>
        <p>{t('app.keys.passkey.text')}</p>
        <ProblemBanner problem={problem} />
        {problem === 'app.keys.passkey.none' ? <a href="/passkeys">{t('app.passkeys.title')}</a> : null}
        {once === undefined && own.length > 0 ? (
          <Form
            schema={typed}
            submitLabel={t('app.keys.passkey.next')}
            onSubmit={async ({ passphrase }) => {
              setProblem(undefined);
              const salt = await keys.passkeys.salt();
              if (!salt.ok) return [{ name: '', message: problemOf(salt.error) }];
              const got = await askValue(own, salt.value);
              if ('problem' in got) return [{ name: '', message: got.problem }];
              setOnce({ ...got, salt: salt.value, passphrase });
              return [];
            }}
          >
            <TextField name="passphrase" type="password" label={t('app.keys.lock.passphrase')} isNeeded />
          </Form>
        ) : null}
        {once === undefined ? null : (
          <>
            <p>{t('app.keys.passkey.twice')}</p>
            <Button tone="primary" onClick={() => void again()}>
              {t('app.keys.passkey.again')}
            </Button>
          </>
        )}
      </Dialog>
    </>
  );
};
