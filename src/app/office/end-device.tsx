import { useEffect, useState } from 'preact/hooks';
import { deviceEnd, deviceTakeBack } from '#contract/devices.ts';
import { Button } from '#kit/components/button.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { Select } from '#kit/components/select.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { err, type Failure, failure, offsetOf, timeToDate, timeToMs } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import { HandInChoice, hoursFrom, usualHours } from './hand-in-choice.tsx';
import { problemOf } from './send.ts';

export interface EndedDevice {
  readonly id: string;
  readonly names: string;
  /** What it wrote since a moment is taken back too. */
  readonly isTakenBack: boolean;
}

export type EndDeviceProps = {
  /** Undefined while none is to end. */
  readonly device: EndedDevice | undefined;
  readonly onClose: (isDone: boolean) => void;
  readonly onUndo: (takeback: string) => void;
};

/** Asks before a device is signed out for good: until when it may hand in, and since when what it wrote is to count no longer. */
export const EndDevice = ({ device, onClose, onUndo }: EndDeviceProps) => {
  const { t } = useWords();
  const { api, context } = useApp();
  const { place } = useLog();
  const toast = useToast();
  const [hours, setHours] = useState(usualHours);
  const [day, setDay] = useState('');
  const [hour, setHour] = useState('00');
  const [against, setAgainst] = useState<Failure>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    setAgainst(undefined);
    setHours(usualHours);
    setDay(timeToDate(place.now()));
    setHour('00');
  }, [device]);
  const send = async ({ id, isTakenBack }: EndedDevice): Promise<void> => {
    const now = place.now();
    const handInUntil = hoursFrom(timeToMs(now), hours);
    setBusy(true);
    const answer = isTakenBack
      ? await api.ask(deviceTakeBack, {
          params: { id },
          body: { since: `${day}T${hour}:00:00${zoneOf(now, day, hour)}`, handInUntil },
        })
      : await api.ask(deviceEnd, { params: { id }, body: { handInUntil } });
    setBusy(false);
    if (!answer.ok) {
      setAgainst(answer.error);
      return;
    }
    onClose(true);
    void changeKeys(id);
    const { value } = answer;
    if (!('takebacks' in value)) toast({ text: t('app.office.devices.ended'), icon: 'check' });
    else
      toast({
        text: t('app.office.devices.took-back', { count: value.count }),
        icon: 'check',
        ...(value.takebacks.length > 0 && {
          onUndo: () => {
            for (const takeback of value.takebacks) onUndo(takeback);
          },
        }),
      });
  };
  /** A coordinator ends devices too; only an admin's device changes keys, at once or when the screen of the keys is opened. */
  const changeKeys = async (id: string): Promise<void> => {
    if (context.me.role !== 'admin') return;
    const { organization, me } = context;
    const changed = await import('../keys/open-keys.ts').then(
      ({ leaveOut }) => leaveOut({ org: organization.id, device: me.device, api }, id),
      () => err(failure('part-missing')),
    );
    if (changed === undefined) return;
    toast(
      changed.ok
        ? { text: t('app.keys.changed'), icon: 'check' }
        : { text: t('app.keys.change-later'), icon: 'warning' },
    );
  };
  const isTakenBack = device?.isTakenBack === true;
  return (
    <Dialog
      title={t(isTakenBack ? 'app.office.devices.take-back-title' : 'app.office.devices.end-title', {
        names: device?.names ?? '',
      })}
      isOpen={device !== undefined}
      onClose={() => onClose(false)}
      actions={
        <>
          <Button onClick={() => onClose(false)}>{t('kit.cancel')}</Button>
          <Button
            tone="danger"
            isDisabled={isBusy || (isTakenBack && day === '')}
            onClick={() => device !== undefined && void send(device)}
          >
            {t(isTakenBack ? 'app.office.devices.take-back-now' : 'app.office.devices.end')}
          </Button>
        </>
      }
    >
      <p>{t('app.office.devices.end-text')}</p>
      {isTakenBack ? (
        <>
          <p>{t('app.office.devices.take-back-text')}</p>
          <DateField
            name="since"
            label={t('app.office.devices.since')}
            value={day}
            max={timeToDate(place.now())}
            onInput={setDay}
          />
          <Select
            name="hour"
            label={t('app.office.devices.hour')}
            value={hour}
            onChange={setHour}
            options={hoursOfDay.map((value) => ({ value, label: `${value}:00` }))}
          />
        </>
      ) : null}
      <HandInChoice hours={hours} onChange={setHours} />
      {against === undefined ? null : <ProblemBanner problem={problemOf(against)} />}
    </Dialog>
  );
};

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** The offset that this place had then: the clocks may have changed since. */
const zoneOf = (now: string, day: string, hour: string): string => {
  const then = new Date(`${day}T${hour}:00:00`);
  const minutes = Number.isNaN(then.getTime()) ? offsetOf(now) : -then.getTimezoneOffset();
  const size = Math.abs(minutes);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
};
