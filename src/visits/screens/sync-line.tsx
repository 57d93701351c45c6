import { Icon } from '#kit/components/icon.tsx';
import { Later } from '#kit/components/later.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { useLog, useSyncStatus } from '#kit/log-context.tsx';
import type { SyncStatus } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Words } from '#kit/words/words.ts';

const loadClockNote = () => import('./clock-note.tsx').then(({ ClockNote }) => ClockNote);

export type SyncLineProps = {
  /** False where the screen itself says that the browser cleared what was here. */
  readonly hasNotice?: boolean;
};

/** "3 saved, 0 sent", "3 of 3 sent": the truth about both, always in sight. */
export const SyncLine = ({ hasNotice = true }: SyncLineProps) => {
  const { t } = useWords();
  const { isLocked } = useLog();
  const status = useSyncStatus();
  const problem = problemOf(status);
  const allSent = status.waiting === 0 && status.refused === 0;
  return (
    <>
      {status.cleared === undefined || !hasNotice ? null : <Cleared {...status.cleared} />}
      {status.clockAhead === undefined ? null : (
        <Later load={loadClockNote} props={{ clockAhead: status.clockAhead }} />
      )}
      <p class="sync-line" role="status" data-phase={status.phase}>
        <Icon name={problem === undefined ? (allSent ? 'sent' : 'saved') : 'offline'} />
        <span>
          {isLocked && status.own === 0 ? t('visits.sync.locked') : savedOf(status, t)}
          {status.reading === undefined || status.reading.isHere || status.reading.of === 0 ? null : (
            <> · {t('visits.sync.reading', placesOf(status.reading))}</>
          )}
          {problem === undefined ? null : <> · {t(problem)}</>}
        </span>
      </p>
    </>
  );
};

/** The browser threw away what was here. Said at every screen that speaks of saved and sent, until somebody has read it. */
const Cleared = ({ lost }: { readonly lost?: number }) => {
  const { t } = useWords();
  return (
    <Banner tone="danger" isUrgent action={<a href="/device">{t('visits.sync.this-device')}</a>}>
      {lost === undefined ? t('app.start.storage.evicted') : t('visits.sync.cleared', { lost })}
    </Banner>
  );
};

const placesOf = ({ done, of }: NonNullable<SyncStatus['reading']>) => ({ done, of });

const savedOf = ({ reading, own, waiting, refused }: SyncStatus, t: Words['t']): string => {
  const notSent = waiting + refused;
  if (reading?.isHere) return t('visits.sync.opening', { ...placesOf(reading), waiting: notSent });
  if (own === 0) return t('visits.sync.nothing');
  return notSent === 0
    ? t('visits.sync.all-sent', { count: own })
    : t('visits.sync.some-sent', { saved: own, sent: own - notSent });
};

const problemOf = (status: SyncStatus): string | undefined => {
  switch (status.phase) {
    case 'offline':
      return 'visits.sync.offline';
    case 'signed-out':
      return 'visits.sync.signed-out';
    case 'trouble':
      return 'visits.sync.trouble';
    default:
      return undefined;
  }
};
