import { useEffect, useState } from 'preact/hooks';
import { passkeyList, passkeyRemove } from '#contract/passkeys.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Banner, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Api } from '../api/api.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { where } from '../passkeys/where.ts';
import type { Context } from '../session/session.ts';
import { bring } from '../store/adapters/bring.ts';
import { AddPasskey } from './add-passkey.tsx';
import { problemOf, sendChange } from './send.ts';

type Passkey = Answered<typeof passkeyList>['passkeys'][number];

/** A worker's own passkeys: what they are, one more, and the end of one. */
export const Screen = () => {
  const { t } = useWords();
  const { api, context } = useApp();
  const toast = useToast();
  const { asked, again } = useAsk(passkeyList, {});
  const [leaving, setLeaving] = useState<Passkey>();
  const place = where();
  // What unlocks this device by one that is gone goes too, wherever it was removed.
  useEffect(() => {
    if (asked.at === 'answered')
      void keepOnly(
        context,
        api,
        asked.value.passkeys.map(({ credential }) => credential),
      );
  }, [asked]);
  const remove = async ({ id, name }: Passkey): Promise<void> => {
    const found = await sendChange(api, passkeyRemove, { params: { id } });
    setLeaving(undefined);
    toast(
      found === undefined
        ? { text: t('app.passkeys.removed', { name }), icon: 'check' }
        : { text: t(problemOf(found)), icon: 'warning' },
    );
    again();
  };
  return (
    <Page title={t('app.passkeys.title')} back="/device">
      <p>{t('app.passkeys.text')}</p>
      {place === 'here' ? (
        <AddPasskey onAdded={again} />
      ) : (
        <Banner icon="lock">{t(`app.passkeys.${place}`)}</Banner>
      )}
      <WhenAnswered asked={asked} again={again}>
        {({ passkeys }) =>
          passkeys.length === 0 ? (
            <EmptyState icon="lock">{t('app.passkeys.none')}</EmptyState>
          ) : (
            passkeys.map((passkey) => <Card key={passkey.id} passkey={passkey} onRemove={setLeaving} />)
          )
        }
      </WhenAnswered>
      <Dialog
        title={t('app.passkeys.remove-head', { name: leaving?.name ?? '' })}
        isOpen={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        actions={
          <>
            <Button tone="primary" onClick={() => setLeaving(undefined)}>
              {t('app.passkeys.keep')}
            </Button>
            <Button tone="danger" onClick={() => leaving && void remove(leaving)}>
              {t('app.passkeys.remove')}
            </Button>
          </>
        }
      >
        <p>{t('app.passkeys.remove-text')}</p>
      </Dialog>
    </Page>
  );
};

/** Lets go of what unlocks this device by passkeys of this worker that are none any more. */
const keepOnly = async (
  { organization, me }: Context,
  api: Api,
  credentials: readonly string[],
): Promise<void> => {
  const { openKeys } = await bring(() => import('../keys/open-keys.ts'));
  await openKeys(organization.id, me.device, api)?.passkeys.keepOnly(me.worker, credentials);
};

const Card = ({
  passkey,
  onRemove,
}: {
  readonly passkey: Passkey;
  readonly onRemove: (passkey: Passkey) => void;
}) => {
  const { t, moment } = useWords();
  const { name, rp, madeAt, usedAt } = passkey;
  return (
    <section class="card">
      <h2>{name}</h2>
      <p>{t('app.passkeys.made', { when: moment(madeAt) })}</p>
      <p>{usedAt === null ? t('app.passkeys.unused') : t('app.passkeys.used', { when: moment(usedAt) })}</p>
      {rp === location.hostname ? null : <p class="field-hint">{t('app.passkeys.elsewhere', { rp })}</p>}
      <div class="row">
        <Button tone="quiet" onClick={() => onRemove(passkey)}>
          {t('app.passkeys.remove')}
        </Button>
      </div>
    </section>
  );
};
