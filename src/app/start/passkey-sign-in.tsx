import { useState } from 'preact/hooks';
import { passkeyAsk, passkeySignIn } from '#contract/passkeys.ts';
import { Button } from '#kit/components/button.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { useWords } from '#kit/words/context.tsx';
import { fromText } from '#vault/base64.ts';
import { signByPasskey } from '../passkeys/adapters/webauthn.ts';
import { where } from '../passkeys/where.ts';
import { signedIn } from '../session/session.ts';
import { settleInstallation } from '../store/adapters/installation.ts';
import type { SignInProps } from './sign-in-props.ts';
import { tokensGiven } from './tokens-given.ts';

/** Signs in by a passkey, nothing typed; not there where the page can have none. The form above stays the other way. */
export const PasskeySignIn = ({ api, session, change }: SignInProps) => {
  const { t } = useWords();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  if (where() !== 'here') return null;
  /** What went wrong, undefined once somebody is in. */
  const enter = async (): Promise<string | undefined> => {
    const asked = await api.ask(passkeyAsk, {});
    if (!asked.ok)
      return asked.error.code === 'passkeys-not-here'
        ? 'app.start.passkey.failed'
        : `log.error.${asked.error.code}`;
    const { challenge, rp } = asked.value;
    const bytes = fromText(challenge);
    const signed = bytes && (await signByPasskey({ challenge: bytes, rp }));
    if (signed?.at !== 'signed')
      return signed?.at === 'stopped' ? 'app.start.passkey.stopped' : 'app.start.passkey.failed';
    const installation = await settleInstallation(session.installation);
    const answer = await api.ask(passkeySignIn, {
      body: { device: installation, before: tokensGiven(session), challenge, credential: signed.credential },
    });
    if (!answer.ok) return `log.error.${answer.error.code}`;
    change(signedIn({ ...session, installation }, answer.value));
    return undefined;
  };
  const go = async (): Promise<void> => {
    setProblem(undefined);
    setBusy(true);
    const found = await enter();
    setBusy(false);
    setProblem(found);
  };
  return (
    <>
      <p>
        <Button icon="lock" isDisabled={isBusy} onClick={() => void go()}>
          {t('app.start.passkey.go')}
        </Button>
      </p>
      <ProblemBanner problem={problem} />
    </>
  );
};
