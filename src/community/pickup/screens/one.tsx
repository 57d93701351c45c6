import { useState } from 'preact/hooks';
import type { AttachmentRef } from '#attachments/attachment.ts';
import { Button } from '#kit/components/button.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToMs } from '#log/index.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { doneKind, outcomes } from '../entries.ts';
import { leftMs, type Stop } from '../rules/route.ts';
import { Facts, TimeLeft } from './route.tsx';
import { useRecordOne, useStops } from './use-stops.ts';

/** One place: where to look, and what came of going there. */
export const Screen = ({ params }: ScreenProps) => {
  const { t, moment } = useWords();
  const labels = useLabels();
  const { stops, now } = useStops();
  const stop = stops.find(({ id }) => id === params['id']);
  return (
    <Page title={stop?.body.place ?? t('pickup.one.title')} back="/pickup">
      {stop === undefined ? (
        <NothingKept icon="place">{t('pickup.gone')}</NothingKept>
      ) : (
        <>
          <section class="card">
            {stop.body.area === undefined ? null : <p>{labels.of('area', stop.body.area)}</p>}
            <p>
              <Facts stop={stop} />
            </p>
            <p>{t('pickup.told', { when: moment(timeToMs(stop.at)) })}</p>
            {stop.end === undefined ? (
              <TimeLeft stop={stop} now={now} />
            ) : (
              <p>{t(`pickup.done.${stop.end}`)}</p>
            )}
            <Photo stop={stop} />
          </section>
          {stop.end === undefined ? <Done stop={stop} now={now} /> : null}
        </>
      )}
    </Page>
  );
};

const Done = ({ stop, now }: { readonly stop: Stop; readonly now: number }) => {
  const { t } = useWords();
  const record = useRecordOne();
  const [count, setCount] = useState<number>();
  const say = async (outcome: (typeof outcomes)[number]): Promise<void> => {
    const body = {
      report: stop.id,
      outcome,
      inTime: leftMs(stop, now) >= 0,
      ...(outcome === 'collected' && count !== undefined && { syringes: count }),
    };
    if ((await record(doneKind, body, t('pickup.done.saved'))) !== undefined)
      goToPath('/pickup', { replace: true });
  };
  return (
    <section class="card">
      <h2>{t('pickup.done.title')}</h2>
      <Stepper
        label={t('pickup.done.count')}
        value={count}
        onChange={setCount}
        onClear={() => setCount(undefined)}
      />
      <p class="field-hint">{t('pickup.done.count-hint')}</p>
      <div class="form-actions">
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            tone={outcome === 'collected' ? 'primary' : 'plain'}
            onClick={() => void say(outcome)}
          >
            {t(`pickup.done.${outcome}`)}
          </Button>
        ))}
      </div>
    </section>
  );
};

const Photo = ({ stop }: { readonly stop: Stop }) => {
  const { t } = useWords();
  const { health } = useLog();
  const toast = useToast();
  const [shown, setShown] = useState<string>();
  const { photo } = stop.body;
  if (photo === undefined) return null;
  const look = async (): Promise<void> => {
    const found = await (await (await health).attachments()).look(stop.id, photo as AttachmentRef);
    if (!found.ok) return toast({ text: t(`log.error.${found.error.code}`), icon: 'warning' });
    const { bytes, media } = found.value;
    setShown(URL.createObjectURL(new Blob([bytes as BlobPart], { type: media })));
  };
  return shown === undefined ? (
    <Button tone="quiet" icon="search" onClick={() => void look()}>
      {t('pickup.photo.look')}
    </Button>
  ) : (
    <img class="check-photo" src={shown} alt={t('pickup.photo.alt')} />
  );
};
