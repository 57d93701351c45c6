import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { textOf } from '#catalog/choice.ts';
import { lists } from '#catalog/lists.ts';
import { setup } from '#contract/setup.ts';
import { Form } from '#kit/components/form.tsx';
import { Page } from '#kit/components/page.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { chooseLocale } from '#kit/words/locales.ts';
import { signedIn } from '../session/session.ts';
import { settleInstallation } from '../store/adapters/installation.ts';
import { NewPassphrase } from './new-passphrase.tsx';
import { passphraseField } from './passphrase-field.ts';
import type { SignInProps } from './sign-in-props.ts';

const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(80));
const fields = v.object({
  organization: name,
  site: name,
  channel: v.string(),
  worker: name,
  passphrase: passphraseField,
  code: v.optional(name),
});

/** The first page of a new server: who you are, where you give service. Two minutes, once. */
export const FirstRun = ({
  api,
  session,
  change,
  asksCode,
}: SignInProps & {
  /** The server asks for the code that its console shows. */
  readonly asksCode: boolean;
}) => {
  const words = useWords();
  const { t, has } = words;
  const [problem, setProblem] = useState<string>();
  // Seen once for each organization: its words come a moment after the first screen's.
  if (!has('app.start.first.title')) return <p class="waiting">{t('kit.loading')}</p>;
  return (
    <Page title={t('app.start.first.title')}>
      <p>{t('app.start.first.text')}</p>
      <ProblemBanner problem={problem} />
      <Form
        schema={fields}
        submitLabel={t('app.start.first.go')}
        onSubmit={async (value) => {
          const installation = await settleInstallation(session.installation);
          const answer = await api.ask(setup, {
            body: {
              organization: value.organization,
              site: { name: value.site, channel: value.channel },
              worker: { name: value.worker, passphrase: value.passphrase },
              settings: {
                zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
                locale: chooseLocale([words.locale]),
              },
              device: installation,
              ...(value.code !== undefined && { code: value.code }),
            },
          });
          if (answer.ok) change(signedIn({ ...session, installation }, answer.value));
          else setProblem(`log.error.${answer.error.code}`);
          return [];
        }}
      >
        {asksCode ? (
          <TextField
            name="code"
            label={t('app.start.first.code')}
            hint={t('app.start.first.code-hint')}
            isNeeded
            maxLength={40}
          />
        ) : null}
        <TextField name="organization" label={t('app.start.first.organization')} isNeeded maxLength={80} />
        <TextField
          name="site"
          label={t('app.start.first.site')}
          hint={t('app.start.first.site-hint')}
          isNeeded
          maxLength={80}
        />
        <Select
          name="channel"
          label={t('app.start.first.channel')}
          options={lists.channel.map(({ code, label }) => ({ value: code, label: textOf(label, words) }))}
        />
        <TextField
          name="worker"
          label={t('app.start.worker')}
          hint={t('app.start.first.worker-hint')}
          autocomplete="username"
          isNeeded
          maxLength={80}
        />
        <NewPassphrase label={t('app.start.passphrase')} isNeeded />
      </Form>
    </Page>
  );
};
