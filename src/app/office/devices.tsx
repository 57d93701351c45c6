import { useEffect, useState } from 'preact/hooks';
import { deviceList, takebackUndo } from '#contract/devices.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { Badge, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { EndDevice, type EndedDevice } from './end-device.tsx';
import { problemOf, sendChange } from './send.ts';

type Device = Answered<typeof deviceList>['devices'][number];

/** Phones and tablets on which people signed in, when each was last heard of, and the end of one that is lost. */
export const Screen = () => {
  const { t } = useWords();
  const { api, context, refresh } = useApp();
  const toast = useToast();
  const { asked, again } = useAsk(deviceList, {});
  const [ending, setEnding] = useState<EndedDevice>();
  // Somebody new may have signed in since this device last asked who there is.
  useEffect(() => void refresh(), []);
  const undo = async (id: string): Promise<void> => {
    const found = await sendChange(api, takebackUndo, { params: { id } });
    toast(
      found === undefined
        ? { text: t('app.office.devices.counts-again'), icon: 'check' }
        : { text: t(problemOf(found)), icon: 'warning' },
    );
    again();
  };
  const nameOf = (worker: string): string =>
    context.workers.find(({ id }) => id === worker)?.name ?? t('visits.entry.someone');
  return (
    <Page title={t('app.office.devices.title')} back="/office">
      <p>{t('app.office.devices.text')}</p>
      <WhenAnswered asked={asked} again={again}>
        {({ devices }) =>
          devices.length === 0 ? (
            <EmptyState icon="phone">{t('app.office.devices.none')}</EmptyState>
          ) : (
            devices.map((device) => (
              <DeviceCard
                key={device.id}
                device={device}
                isThis={device.id === context.me.device}
                nameOf={nameOf}
                onEnd={setEnding}
                onUndo={(id) => void undo(id)}
              />
            ))
          )
        }
      </WhenAnswered>
      <EndDevice
        device={ending}
        onClose={(isDone) => {
          setEnding(undefined);
          if (isDone) again();
        }}
        onUndo={(id) => void undo(id)}
      />
    </Page>
  );
};

const DeviceCard = ({
  device,
  isThis,
  nameOf,
  onEnd,
  onUndo,
}: {
  readonly device: Device;
  readonly isThis: boolean;
  readonly nameOf: (worker: string) => string;
  readonly onEnd: (device: EndedDevice) => void;
  readonly onUndo: (takeback: string) => void;
}) => {
  const { t, moment, list } = useWords();
  const names = list(device.sessions.map(({ worker }) => nameOf(worker)));
  const isOpen = device.sessions.some(({ state }) => state === 'reading' || state === 'signed-out');
  return (
    <section class="card">
      <h2>
        {names} {isThis ? <Badge>{t('app.office.devices.this')}</Badge> : null}
      </h2>
      <ul class="plain-list">
        <li>
          {device.seenAt === null
            ? t('app.office.devices.never-seen')
            : t('app.office.devices.seen', { when: moment(device.seenAt) })}
        </li>
        <li>
          {device.unsent === null
            ? t('app.office.devices.unsent-unknown')
            : t('app.office.devices.unsent', { count: device.unsent })}
        </li>
        {device.sessions.map(({ worker, since, state, handInUntil }) => (
          <li key={worker}>
            {nameOf(worker)}:{' '}
            {t(`app.office.devices.state.${state}`, {
              since: moment(since),
              when: handInUntil === null ? '' : moment(handInUntil),
            })}
          </li>
        ))}
      </ul>
      {device.takenBack.map(({ id, at, by }) => (
        <p key={id} class="row">
          <span class="grow">
            {t('app.office.devices.taken-back', { when: moment(at), who: nameOf(by) })}
          </span>
          <Button tone="quiet" icon="undo" onClick={() => onUndo(id)}>
            {t('app.office.devices.undo')}
          </Button>
        </p>
      ))}
      {isThis ? null : (
        <div class="row">
          {isOpen ? (
            <Button icon="lock" onClick={() => onEnd({ id: device.id, names, isTakenBack: false })}>
              {t('app.office.devices.end')}
            </Button>
          ) : null}
          <Button tone="quiet" icon="undo" onClick={() => onEnd({ id: device.id, names, isTakenBack: true })}>
            {t('app.office.devices.take-back')}
          </Button>
        </div>
      )}
    </section>
  );
};
