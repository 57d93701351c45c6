import { load as words } from 'languages:partners';
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { partnerEnrol } from '#contract/partners.ts';
import { Button } from '#kit/components/button.tsx';
import { Form } from '#kit/components/form.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { withWordsOf } from '#kit/with-words.tsx';
import { useWords } from '#kit/words/context.tsx';
import { platformSubtle } from '#vault/adapters/platform.ts';
import { keysOf, makeKeys } from '#vault/adapters/web-crypto.ts';
import { toText } from '#vault/base64.ts';
import { smallStorage } from '../adapters/small-storage.ts';
import { createIndexedDbKeys } from '../keys/adapters/indexeddb.ts';
import { endedKey } from '../partner/forget.ts';
import { signedIn } from '../session/session.ts';
import { settleInstallation } from '../store/adapters/installation.ts';
import type { SignInProps } from './sign-in-props.ts';

const fields = v.object({ code: v.pipe(v.string(), v.nonEmpty()) });

/** A partner's way in: a code that the program gave, typed once. The device makes a key of its own and gets none of the program's. */
const Silent = ({ api, session, change }: SignInProps) => {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const enter = async (code: string): Promise<string | undefined> => {
    const device = await settleInstallation(session.installation);
    const subtle = platformSubtle();
    const stored = subtle && (await makeKeys(subtle));
    const answer = await api.ask(partnerEnrol, {
      body: {
        code,
        device,
        ...(session.code !== undefined && { organization: session.code }),
        ...(subtle && stored && { signing: toText((await keysOf(subtle, stored)).signing) }),
      },
    });
    if (!answer.ok) return `log.error.${answer.error.code}`;
    if (stored !== undefined) {
      const keys = createIndexedDbKeys(answer.value.context.organization.id);
      // Before anything is recorded: unsigned it would be held.
      const written = await keys.write({ device, keys: stored, statements: [] });
      if (!written.ok) return `log.error.${written.error.code}`;
    }
    smallStorage.set(endedKey, '');
    change(signedIn({ ...session, installation: device }, answer.value));
    return undefined;
  };
  return (
    <>
      {smallStorage.get(endedKey) === '1' ? (
        <Banner tone="warning">{t('app.partner.enrol.ended')}</Banner>
      ) : null}
      {isOpen ? (
        <Form
          schema={fields}
          submitLabel={t('app.partner.enrol.enter')}
          onSubmit={async ({ code }) => {
            setProblem(await enter(code));
            return [];
          }}
        >
          <TextField
            name="code"
            label={t('app.partner.enrol.code')}
            hint={t('app.partner.enrol.hint')}
            isNeeded
            maxLength={20}
          />
          <ProblemBanner problem={problem} />
        </Form>
      ) : (
        <p>
          <Button tone="quiet" onClick={() => setOpen(true)}>
            {t('app.partner.enrol.go')}
          </Button>
        </p>
      )}
    </>
  );
};

export const Enrol = withWordsOf(Silent, [words]);
