import { useState } from 'preact/hooks';
import { siteChange, workerChange } from '#contract/organization.ts';
import { Button } from '#kit/components/button.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { type Leaving, Removing } from './removing.tsx';
import { problemsOf, type Sending, sendChange } from './send.ts';
import { channelName, SiteDialog, type SiteDialogProps } from './site-dialog.tsx';
import { WorkerDialog, type WorkerDialogProps } from './worker-dialog.tsx';
import { WorkerPassphrase } from './worker-passphrase.tsx';

/** Sites and workers. Removing only marks: what they recorded still names them. */
export const Screen = () => {
  const words = useWords();
  const { t } = words;
  const { api, context, refresh } = useApp();
  const toast = useToast();
  const [site, setSite] = useState<SiteDialogProps['site']>();
  const [worker, setWorker] = useState<WorkerDialogProps['worker']>();
  const [leaving, setLeaving] = useState<Leaving>();
  const [resetting, setResetting] = useState<ListRow>();
  const isAdmin = context.me.role === 'admin';
  const close = (): void => {
    setSite(undefined);
    setWorker(undefined);
  };
  /** Adds, changes or brings back; answers what a form shows beside its fields. */
  const send: Sending = async (route, asking) => {
    const found = await sendChange(api, route, asking);
    if (found !== undefined) return problemsOf(found);
    close();
    await refresh();
    toast({ text: t('app.office.people.saved'), icon: 'check' });
    return [];
  };
  const bringBack = async (kind: Leaving['kind'], { id }: ListRow): Promise<void> => {
    const [problem] = await send(kind === 'sites' ? siteChange : workerChange, {
      params: { id },
      body: { removed: false },
    });
    if (problem !== undefined) toast({ text: t(problem.message), icon: 'warning' });
  };
  return (
    <Page title={t('app.office.people.title')} back="/office">
      <List
        title={t('app.office.people.sites')}
        rows={context.sites.map((each) => ({ ...each, note: channelName(each.channel, words) }))}
        onChange={setSite}
        onRemove={(row) => setLeaving({ ...row, kind: 'sites' })}
        onBringBack={(row) => void bringBack('sites', row)}
        onAdd={() => setSite('new')}
        addLabel={t('app.office.people.add-site')}
      />
      {isAdmin ? (
        <List
          title={t('app.office.people.workers')}
          rows={context.workers.flatMap((each) =>
            // A partner is made, changed and ended by its agreement.
            each.role === 'partner' ? [] : { ...each, note: t(`app.office.role.${each.role}`) },
          )}
          onChange={setWorker}
          onRemove={(row) => setLeaving({ ...row, kind: 'workers' })}
          onBringBack={(row) => void bringBack('workers', row)}
          onPassphrase={setResetting}
          onAdd={() => setWorker('new')}
          addLabel={t('app.office.people.add-worker')}
          keep={context.me.worker}
        />
      ) : null}
      {isAdmin ? (
        <a class="button" href="/office/texts">
          {t('app.office.texts.title')}
        </a>
      ) : null}
      <a class="button" href="/office/legal">
        {t('app.office.legal.title')}
      </a>
      <Removing leaving={leaving} onClose={() => setLeaving(undefined)} />
      <WorkerPassphrase worker={resetting} onClose={() => setResetting(undefined)} />
      <SiteDialog site={site} send={send} onClose={close} />
      <WorkerDialog worker={worker} send={send} onClose={close} />
    </Page>
  );
};

interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly removed: boolean;
  readonly note: string;
}

const List = <Row extends ListRow>({
  title,
  rows,
  onChange,
  onRemove,
  onBringBack,
  onPassphrase,
  onAdd,
  addLabel,
  keep,
}: {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly onChange: (row: Row) => void;
  readonly onRemove: (row: ListRow) => void;
  readonly onBringBack: (row: ListRow) => void;
  readonly onPassphrase?: (row: ListRow) => void;
  readonly onAdd: () => void;
  readonly addLabel: string;
  /** A row that cannot be removed here: oneself. */
  readonly keep?: string;
}) => {
  const { t } = useWords();
  return (
    <section class="card">
      <h2>{title}</h2>
      <ul class="plain-list">
        {rows.map((row) => (
          <li key={row.id} class="row">
            <span class="grow">
              <strong>{row.name}</strong> · {row.note}{' '}
              {row.removed ? <Badge>{t('app.office.people.removed')}</Badge> : null}
            </span>
            {row.removed ? (
              <Button tone="quiet" onClick={() => onBringBack(row)}>
                {t('app.office.people.bring-back')}
              </Button>
            ) : (
              <span class="row">
                <Button tone="quiet" onClick={() => onChange(row)}>
                  {t('app.office.people.change')}
                </Button>
                {onPassphrase === undefined || row.id === keep ? null : (
                  <Button tone="quiet" onClick={() => onPassphrase(row)}>
                    {t('app.office.passphrase.reset')}
                  </Button>
                )}
                {row.id === keep ? null : (
                  <Button tone="quiet" onClick={() => onRemove(row)}>
                    {t('app.office.people.remove')}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Button icon="plus" onClick={onAdd}>
        {addLabel}
      </Button>
    </section>
  );
};
