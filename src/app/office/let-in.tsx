import { useEffect, useState } from 'preact/hooks';
import { deviceList } from '#contract/devices.ts';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Failure, Result } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import type { KeyState } from '../keys/engine.ts';
import type { Letting, OpenKeys } from '../keys/open-keys.ts';
import { type SignedIn, useDeviceNames } from './device-names.ts';
import { Digits } from './digits.tsx';
import { QrCode } from './qr-code.tsx';
import { problemOf } from './send.ts';
import { useWaiting } from './use-waiting.ts';

export type LetInProps = {
  readonly keys: OpenKeys;
  readonly onChanged: (state: Result<KeyState, Failure>) => void;
};

/** Shows the code for another device, then the digits that both show, and lets it in on a person's word. */
export const LetIn = ({ keys, onChanged }: LetInProps) => {
  const { t } = useWords();
  const { api, refresh } = useApp();
  const nameOf = useDeviceNames();
  const [devices, setDevices] = useState<readonly SignedIn[]>();
  const toast = useToast();
  const [letting, setLetting] = useState<Letting>();
  const [admits, setAdmits] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [against, setAgainst] = useState<Failure>();
  const { value: met, failure } = useWaiting(letting?.look);
  const wrong = against ?? failure;
  // Who is at work there may have signed in since this screen was opened.
  useEffect(() => {
    if (met === undefined) return;
    void refresh();
    void api.ask(deviceList, {}).then((answer) => answer.ok && setDevices(answer.value.devices));
  }, [met]);
  const open = async (): Promise<void> => {
    setAgainst(undefined);
    setAdmits(false);
    const opened = await keys.openLetting();
    if (opened.ok) setLetting(opened.value);
    else onChanged(opened);
  };
  const close = (): void => setLetting(undefined);
  const letIn = async (): Promise<void> => {
    setBusy(true);
    const done = await letting?.letIn(admits);
    setBusy(false);
    if (done === undefined) return;
    if (!done.ok) {
      setAgainst(done.error);
      return;
    }
    close();
    toast({ text: t('app.keys.let-in.done'), icon: 'check' });
    onChanged(done);
  };
  return (
    <>
      <Button tone="primary" icon="plus" onClick={() => void open()}>
        {t('app.keys.let-in')}
      </Button>
      <Dialog
        title={t('app.keys.let-in')}
        isOpen={letting !== undefined}
        onClose={close}
        actions={
          met === undefined || wrong !== undefined ? (
            <Button onClick={close}>{t('kit.cancel')}</Button>
          ) : (
            <>
              <Button tone="danger" onClick={close}>
                {t('app.keys.differ')}
              </Button>
              <Button tone="primary" isDisabled={isBusy} onClick={() => void letIn()}>
                {t('app.keys.same')}
              </Button>
            </>
          )
        }
      >
        {wrong !== undefined ? (
          <ProblemBanner problem={problemOf(wrong)} />
        ) : met === undefined ? (
          <>
            <p>{t('app.keys.let-in.text')}</p>
            <p class="key-digits">{letting?.code}</p>
            <QrCode text={`${location.origin}/keys#${letting?.code ?? ''}`} label={t('app.keys.let-in.qr')} />
            <p class="waiting" role="status">
              {t('app.keys.let-in.waiting')}
            </p>
          </>
        ) : (
          <>
            {devices === undefined ? null : (
              <p>{t('app.keys.let-in.who', { who: nameOf(devices, met.device) })}</p>
            )}
            <Digits digits={met.digits} />
            <MultiChoice
              name="admits"
              label={t('app.keys.let-in.rights')}
              canDecline={false}
              values={admits ? ['admits'] : []}
              onChange={(values) => setAdmits(values.includes('admits'))}
              options={[{ value: 'admits', label: t('app.keys.let-in.admits') }]}
            />
          </>
        )}
      </Dialog>
    </>
  );
};
