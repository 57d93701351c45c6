import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { signIn } from '#contract/sign-in.ts';
import { health } from '#contract/system.ts';
import { Form } from '#kit/components/form.tsx';
import { Later } from '#kit/components/later.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { signedIn } from '../session/session.ts';
import { settleInstallation } from '../store/adapters/installation.ts';
import { FirstRun } from './first-run.tsx';
import type { SignInProps } from './sign-in-props.ts';
import { tokensGiven } from './tokens-given.ts';

const fields = v.object({
  organization: v.optional(v.pipe(v.string(), v.nonEmpty())),
  worker: v.pipe(v.string(), v.nonEmpty()),
  passphrase: v.pipe(v.string(), v.nonEmpty()),
});

/** A name and a passphrase; on a new server the first-run page instead. */
export const SignIn = ({ api, session, change }: SignInProps) => {
  const { t, has } = useWords();
  const [server, setServer] = useState<'asking' | 'new' | 'new-with-code' | 'ready' | 'several' | 'away'>(
    'asking',
  );
  const [isDemo, setDemo] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    void api.ask(health, {}).then((answer) => {
      setDemo(answer.ok && answer.value.demo === true);
      if (!answer.ok) setServer('away');
      else if (!answer.value.setUp) setServer(answer.value.asksCode === true ? 'new-with-code' : 'new');
      else setServer(answer.value.several === true ? 'several' : 'ready');
    });
  }, []);
  if (server === 'asking') return <p class="waiting">{t('kit.loading')}</p>;
  if (server === 'new' || server === 'new-with-code')
    return <FirstRun api={api} session={session} change={change} asksCode={server === 'new-with-code'} />;
  return (
    <Page title={t('app.start.sign-in.title')}>
      {server === 'away' ? <Banner icon="offline">{t('app.start.sign-in.away')}</Banner> : null}
      {isDemo && has('app.start.demo') ? <Banner>{t('app.start.demo')}</Banner> : null}
      <ProblemBanner problem={problem} />
      <Form
        schema={fields}
        submitLabel={t('app.start.sign-in.go')}
        onSubmit={async (value) => {
          const installation = await settleInstallation(session.installation);
          const answer = await api.ask(signIn, {
            body: { ...value, device: installation, before: tokensGiven(session) },
          });
          if (!answer.ok) {
            setProblem(`log.error.${answer.error.code}`);
            return [];
          }
          change(signedIn({ ...session, installation }, answer.value));
          return [];
        }}
      >
        {server === 'several' ? (
          <TextField
            name="organization"
            label={t('app.start.code')}
            hint={t('app.start.code-hint')}
            value={session.code ?? ''}
            isNeeded
          />
        ) : null}
        <TextField name="worker" label={t('app.start.worker')} autocomplete="username" />
        <TextField
          name="passphrase"
          type="password"
          label={t('app.start.passphrase')}
          autocomplete="current-password"
        />
      </Form>
      {has('app.start.passkey.go') ? <Later load={passkey} props={{ api, session, change }} /> : null}
      <p class="field-hint">{t('app.start.sign-in.kept')}</p>
      <Later load={partner} props={{ api, session, change }} />
    </Page>
  );
};

const partner = (): Promise<ComponentType<SignInProps>> =>
  import('./partner-enrol.tsx').then(({ Enrol }) => Enrol);
const passkey = (): Promise<ComponentType<SignInProps>> =>
  import('./passkey-sign-in.tsx').then(({ PasskeySignIn }) => PasskeySignIn);
