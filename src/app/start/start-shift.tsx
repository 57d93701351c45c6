import { useEffect, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Failure } from '#log/index.ts';
import type { Api } from '../api/api.ts';
import { readCleared } from '../open-log.ts';
import { refreshed, type Session } from '../session/session.ts';
import type { HealthReport } from '../store/health.ts';
import type { Gate } from './gate.ts';
import { NoSite } from './no-site.tsx';
import { SignOut } from './sign-out.tsx';
import { StorageHealth } from './storage-health.tsx';

export type StartShiftProps = {
  readonly gate: Extract<Gate, { readonly at: 'shift' }>;
  readonly api: Api;
  readonly session: Session;
  readonly change: (next: Session) => void;
};

type Check =
  | { readonly at: 'checking' }
  | { readonly at: 'fine'; readonly report: HealthReport }
  | { readonly at: 'failed'; readonly failure: Failure };

/** Who is at work, and where. A shift cannot start on a device that cannot write. */
export const StartShift = ({ gate, api, session, change }: StartShiftProps) => {
  const { t } = useWords();
  const { context } = gate.granted;
  const [site, setSite] = useState(
    gate.sites.find(({ id }) => id === session.shift?.site)?.id ?? gate.sites[0]?.id,
  );
  const [check, setCheck] = useState<Check>({ at: 'checking' });
  /** Some browsers ask the person whether the app may keep its data. */
  const [isAsking, setAsking] = useState(false);
  const test = async (): Promise<void> => {
    setCheck({ at: 'checking' });
    const health = await gate.open.health;
    const result = await health.canStartShift();
    setCheck(result.ok ? { at: 'fine', report: result.value } : { at: 'failed', failure: result.error });
    if (!result.ok || result.value.protection !== 'not-protected') return;
    setAsking(true);
    const report = await health.protect();
    setAsking(false);
    setCheck({ at: 'fine', report });
  };
  useEffect(() => {
    void test();
  }, []);
  const workers = Object.values(session.granted);
  const isMixed = workers.some((each) => each.context.organization.id !== context.organization.id);
  const me = context.workers.find(({ id }) => id === context.me.worker);
  return (
    <Page title={t('app.start.shift.title')}>
      <p>{t('app.start.shift.hello', { worker: me?.name ?? '', organization: context.organization.name })}</p>
      {check.at === 'failed' ? (
        <Banner
          tone="danger"
          isUrgent
          action={<Button onClick={() => void test()}>{t('app.trouble.again')}</Button>}
        >
          {t(`log.error.${check.failure.code}`)}
        </Banner>
      ) : null}
      {check.at === 'fine' ? (
        <StorageHealth
          report={check.report}
          isAsking={isAsking}
          onRead={() => void readCleared(gate.open).then(test)}
        />
      ) : null}
      {gate.sites.length === 0 ? (
        <NoSite
          context={context}
          api={api}
          onContext={(found) => {
            change(refreshed(session, found));
            setSite(found.sites.find(({ removed }) => !removed)?.id);
          }}
        />
      ) : (
        <Choice
          name="site"
          label={t('app.start.shift.site')}
          size="large"
          canDecline={false}
          options={gate.sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={site}
          onChange={setSite}
        />
      )}
      <Button
        tone="primary"
        size="large"
        isWide
        icon="check"
        isDisabled={check.at !== 'fine' || site === undefined}
        onClick={() => {
          if (site === undefined) return;
          // A shift begins at the counter, wherever the last one ended.
          goToPath('/', { replace: true });
          change({ ...session, shift: { site, worker: context.me.worker, day: gate.today } });
        }}
      >
        {t('app.start.shift.go')}
      </Button>
      {workers.length > 1 ? (
        <Choice
          name="worker"
          label={t('app.start.shift.worker')}
          canDecline={false}
          options={workers.map(({ context: each }) => ({
            value: each.me.worker,
            label: [
              each.workers.find(({ id }) => id === each.me.worker)?.name ?? '',
              ...(isMixed ? [each.organization.name] : []),
            ].join(' · '),
          }))}
          value={context.me.worker}
          onChange={(current) => change({ ...session, current })}
        />
      ) : null}
      <div class="row">
        <Button
          tone="quiet"
          icon="person"
          onClick={() => {
            const { current: _current, ...rest } = session;
            change(rest);
          }}
        >
          {t('app.start.shift.another')}
        </Button>
        {context.me.role === 'partner' ? null : (
          <SignOut api={api} open={gate.open} granted={context} session={session} change={change} />
        )}
      </div>
    </Page>
  );
};
