import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import { smallStorage } from '../adapters/small-storage.ts';
import type { HealthReport } from '../store/health.ts';

/** What this device promises to keep, in words: protected or not, space, whether a store was lost. */
export const StorageHealth = ({
  report,
  isAsking = false,
  onRead,
}: {
  readonly report: HealthReport;
  /** The browser may be asking right now whether to protect it. */
  readonly isAsking?: boolean;
  /** A person has read that the store was cleared. */
  readonly onRead: () => void;
}) => {
  const { t, has, number } = useWords();
  const free =
    report.space === undefined ? undefined : Math.max(0, report.space.quota - report.space.usage) / 1_048_576;
  // Its words come a moment after the first screen's.
  if (!has('app.start.storage.read')) return null;
  return (
    <>
      {report.wasEvicted ? (
        <Banner
          tone="danger"
          isUrgent
          action={<Button onClick={onRead}>{t('app.start.storage.read')}</Button>}
        >
          {t('app.start.storage.evicted')}
        </Banner>
      ) : null}
      {smallStorage.isKept() ? null : <Banner tone="warning">{t('app.start.storage.forgets')}</Banner>}
      {report.isTight ? <Banner tone="warning">{t('app.start.storage.tight')}</Banner> : null}
      <Banner tone={report.protection === 'protected' ? 'good' : 'brand'} icon="phone">
        {t(isAsking ? 'app.start.storage.asking' : `app.start.storage.${report.protection}`)}
        {free === undefined ? null : ` ${t('app.start.storage.free', { space: number(...inUnits(free)) })}`}
      </Banner>
    </>
  );
};

/** Megabytes as people say them: whole, and in gigabytes from a thousand on. */
const inUnits = (megabytes: number): readonly [number, Intl.NumberFormatOptions] =>
  megabytes < 1_000
    ? [Math.floor(megabytes), { style: 'unit', unit: 'megabyte' }]
    : [Math.floor(megabytes / 1_000), { style: 'unit', unit: 'gigabyte' }];
