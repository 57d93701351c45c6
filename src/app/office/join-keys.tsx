import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { Button } from '#kit/components/button.tsx';
import { Form } from '#kit/components/form.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import { ok } from '#log/index.ts';
import type { Joining, OpenKeys } from '../keys/open-keys.ts';
import { Digits } from './digits.tsx';
import { problemOf } from './send.ts';
import { useWaiting } from './use-waiting.ts';

export type JoinKeysProps = { readonly keys: OpenKeys; readonly onJoined: () => void };

const fields = v.object({ code: v.pipe(v.string(), v.nonEmpty()) });

/** Lets this device in by a code that an admin's device shows, once both show the same digits. */
export const JoinKeys = ({ keys, onJoined }: JoinKeysProps) => {
  const { t } = useWords();
  const toast = useToast();
  const [joining, setJoining] = useState<Joining>();
  const [isSame, setSame] = useState(false);
  const { value: digits, failure } = useWaiting(joining?.look);
  // The admin's device says it too; until then there is nothing here to open.
  const [waitForAdmin] = useState(() => async () => {
    const state = await keys.engine.look();
    if (!state.ok) return state;
    const isIn = state.value.at === 'in' && state.value.secret !== undefined;
    if (isIn) {
      toast({ text: t('app.keys.join.done'), icon: 'check' });
      onJoined();
    }
    return ok(isIn ? true : undefined);
  });
  const waited = useWaiting<boolean>(isSame ? waitForAdmin : undefined);
  const wrong = failure ?? waited.failure;
  const leave = (): void => {
    setSame(false);
    setJoining(undefined);
  };
  if (wrong !== undefined)
    return (
      <Banner tone="danger" isUrgent action={<Button onClick={leave}>{t('app.keys.join.again')}</Button>}>
        {t(problemOf(wrong))}
      </Banner>
    );
  if (joining !== undefined)
    return (
      <section class="card" aria-live="polite">
        <h2>{t('app.keys.join.head')}</h2>
        {digits === undefined ? (
          <p class="waiting">{t('app.keys.join.waiting')}</p>
        ) : (
          <>
            <Digits digits={digits} />
            {isSame ? (
              <>
                <p class="waiting">{t('app.keys.join.waiting-admin')}</p>
                <Button tone="quiet" onClick={leave}>
                  {t('app.keys.join.again')}
                </Button>
              </>
            ) : (
              <div class="row">
                <Button
                  tone="primary"
                  onClick={() => void joining.confirm().then((done) => done.ok && setSame(true))}
                >
                  {t('app.keys.same')}
                </Button>
                <Button tone="danger" onClick={leave}>
                  {t('app.keys.differ')}
                </Button>
              </div>
            )}
          </>
        )}
      </section>
    );
  return (
    <section class="card">
      <h2>{t('app.keys.join.head')}</h2>
      <p>{t('app.keys.join.text')}</p>
      <Form
        schema={fields}
        submitLabel={t('app.keys.join.do')}
        onSubmit={async ({ code }) => {
          const joined = await keys.join(code);
          if (!joined.ok) return [{ name: 'code', message: problemOf(joined.error) }];
          setJoining(joined.value);
          return [];
        }}
      >
        {/* After the hash: a code that came by a QR code is never in an address that a server sees. */}
        <TextField
          name="code"
          label={t('app.keys.join.code')}
          value={decodeURIComponent(location.hash.slice(1))}
          isNeeded
          maxLength={20}
        />
      </Form>
    </section>
  );
};
