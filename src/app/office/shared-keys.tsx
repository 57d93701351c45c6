import { useEffect, useState } from 'preact/hooks';
import { deviceList } from '#contract/devices.ts';
import { Button } from '#kit/components/button.tsx';
import { Badge, Banner } from '#kit/components/messages.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Failure, Result } from '#log/index.ts';
import type { Register } from '#vault/register.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import type { KeyState, PrintedSheet } from '../keys/engine.ts';
import type { OpenKeys } from '../keys/open-keys.ts';
import { useDeviceNames } from './device-names.ts';
import { LetIn } from './let-in.tsx';
import { RecoverySheet } from './recovery-sheet.tsx';
import { problemOf, problemsOf } from './send.ts';

export type SharedKeysProps = {
  readonly keys: OpenKeys;
  readonly register: Register;
  readonly onChanged: (state: Result<KeyState, Failure>) => void;
};

/** On a device that holds the keys: who else does, and for one that may, letting in, changing the keys, a new sheet. */
export const SharedKeys = ({ keys, register, onChanged }: SharedKeysProps) => {
  const { t } = useWords();
  const { context } = useApp();
  const mayChange = context.me.role === 'admin' && register.devices.get(context.me.device)?.admits === true;
  return (
    <>
      <Banner tone="good" icon="lock">
        {t('app.keys.in')}
      </Banner>
      {mayChange ? <Devices keys={keys} register={register} onChanged={onChanged} /> : null}
    </>
  );
};

const Devices = ({ keys, register, onChanged }: SharedKeysProps) => {
  const { t, list } = useWords();
  const { context, refresh } = useApp();
  const nameIn = useDeviceNames();
  useEffect(() => void refresh(), []);
  const toast = useToast();
  const { asked, again } = useAsk(deviceList, {});
  const [sheet, setSheet] = useState<PrintedSheet>();
  const [against, setAgainst] = useState<Failure>();
  const change = async (ended: readonly string[]): Promise<void> => {
    const changed = await keys.engine.rotate(ended);
    if (!changed.ok) return setAgainst(changed.error);
    setAgainst(undefined);
    toast({ text: t('app.keys.changed'), icon: 'check' });
    onChanged(changed);
  };
  if (sheet !== undefined)
    return (
      <RecoverySheet
        sheet={sheet}
        onProven={async () => {
          const changed = await keys.engine.rotate([], sheet);
          if (!changed.ok) return problemsOf(changed.error);
          setSheet(undefined);
          toast({ text: t('app.keys.sheet.replaced'), icon: 'check' });
          onChanged(changed);
          return [];
        }}
      />
    );
  return (
    <WhenAnswered asked={asked} again={again}>
      {({ devices }) => {
        const nameOf = (id: string): string => nameIn(devices, id);
        const isOver = (id: string): boolean => {
          const sessions = devices.find((device) => device.id === id)?.sessions ?? [];
          return (
            sessions.length > 0 && sessions.every(({ state }) => state === 'closing' || state === 'over')
          );
        };
        const owed = [...register.devices.keys()].filter(isOver);
        const keepers = [...register.devices.values()].filter(({ admits }) => admits).length;
        return (
          <>
            {owed.length === 0 ? null : (
              <Banner
                tone="danger"
                isUrgent
                action={<Button onClick={() => void change(owed)}>{t('app.keys.change')}</Button>}
              >
                {t('app.keys.owed', { names: list(owed.map(nameOf)), count: owed.length })}
              </Banner>
            )}
            {against === undefined ? null : (
              <Banner tone="warning" isUrgent>
                {t(problemOf(against))}
              </Banner>
            )}
            {keepers > 1 ? null : <Banner tone="warning">{t('app.keys.one-keeper')}</Banner>}
            <section class="card">
              <h2>{t('app.keys.devices')}</h2>
              <ul class="plain-list">
                {[...register.devices.values()].map(({ id, admits }) => (
                  <li key={id}>
                    {nameOf(id)}{' '}
                    {id === context.me.device ? <Badge>{t('app.office.devices.this')}</Badge> : null}{' '}
                    {admits ? <Badge icon="lock">{t('app.keys.keeper')}</Badge> : null}
                  </li>
                ))}
              </ul>
              <LetIn keys={keys} onChanged={onChanged} />
            </section>
            <section class="card">
              <h2>{t('app.keys.sheet.head')}</h2>
              <p>{t('app.keys.sheet.replace-text')}</p>
              <Button icon="printer" onClick={() => void keys.engine.newSheet().then(setSheet)}>
                {t('app.keys.sheet.replace')}
              </Button>
            </section>
          </>
        );
      }}
    </WhenAnswered>
  );
};
