import { useEffect, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Icon } from '#kit/components/icon.tsx';
import { Page } from '#kit/components/page.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useSyncStatus } from '#kit/log-context.tsx';
import { saveFile } from '#kit/save-file.ts';
import { useWords } from '#kit/words/context.tsx';
import { platformSubtle } from '#vault/adapters/platform.ts';
import { SyncLine } from '#visits/screens/sync-line.tsx';
import { useApp } from '../app-context.tsx';
import { createIndexedDbKeys } from '../keys/adapters/indexeddb.ts';
import { createSign } from '../keys/signing.ts';
import { readCleared } from '../open-log.ts';
import { SignOut } from '../start/sign-out.tsx';
import { StorageHealth } from '../start/storage-health.tsx';
import { exportUnsent } from '../store/export-unsent.ts';
import type { HealthReport } from '../store/health.ts';
import { Comfort } from './comfort.tsx';
import { InstallApp } from './install-app.tsx';
import { OwnPassphrase } from './own-passphrase.tsx';

/** The truth about this device: what is saved, what is sent, whether the browser keeps it; and who is at work. */
export const Screen = () => {
  const { t, moment, number } = useWords();
  const { api, open, session, change, context } = useApp();
  const status = useSyncStatus();
  const toast = useToast();
  const [report, setReport] = useState<HealthReport>();
  useEffect(() => {
    void open.health.then((health) => health.report()).then(setReport);
  }, [open]);
  const readEviction = async (): Promise<void> => {
    await readCleared(open);
    setReport(await (await open.health).report());
  };
  const save = async (): Promise<void> => {
    const { organization, me } = context;
    const subtle = platformSubtle();
    const store = createIndexedDbKeys(organization.id);
    const sign = subtle && createSign({ org: organization.id, device: me.device, subtle, store });
    const file = await exportUnsent(open.store, sign);
    if (file.ok) saveFile(new Blob([file.value.text], { type: 'application/json' }), 'unsent.json');
    else toast({ text: t(`log.error.${file.error.code}`), icon: 'warning' });
  };
  const retry = async (): Promise<void> => {
    const retried = await open.tab.retry();
    toast({
      text: t(retried.ok ? 'app.office.device.trying' : `log.error.${retried.error.code}`),
      icon: 'cloud',
    });
  };
  const figures = [
    ['saved', status.own],
    ['sent', status.sent],
    ['waiting', status.waiting],
    ['held', status.held],
    ['refused', status.refused],
  ] as const;
  return (
    <Page title={t('app.office.device.title')}>
      <SyncLine hasNotice={false} />
      <dl class="figures">
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`app.office.device.${name}`)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
      {status.lastSyncAt === undefined ? null : (
        <p>{t('app.office.device.last-sync', { when: moment(status.lastSyncAt) })}</p>
      )}
      {report === undefined ? null : (
        <StorageHealth
          report={{ ...report, wasEvicted: report.wasEvicted || status.cleared !== undefined }}
          onRead={() => void readEviction()}
        />
      )}
      {report?.lastWriteAt === undefined ? null : (
        <p>{t('app.office.device.last-write', { when: moment(report.lastWriteAt) })}</p>
      )}
      <div class="row">
        <Button icon="cloud" onClick={() => void retry()}>
          {t('app.office.device.sync-now')}
        </Button>
        <Button icon="share" onClick={() => void save()}>
          {t('app.office.device.export')}
        </Button>
      </div>
      <InstallApp />
      <Comfort />
      <p>
        {t('app.office.device.who', {
          worker: context.workers.find(({ id }) => id === context.me.worker)?.name ?? '',
          organization: context.organization.name,
        })}
      </p>
      <div class="row">
        <Button
          icon="place"
          onClick={() => {
            const { shift: _shift, ...rest } = session;
            change(rest);
          }}
        >
          {t('app.office.device.end-shift')}
        </Button>
        <OwnPassphrase />
        <a class="button button-quiet" href="/passkeys">
          <Icon name="person" />
          <span>{t('app.passkeys.title')}</span>
        </a>
        <a class="button button-quiet" href="/keys">
          <Icon name="lock" />
          <span>{t('app.office.keys.title')}</span>
        </a>
        <SignOut api={api} open={open} granted={context} session={session} change={change} />
      </div>
    </Page>
  );
};
