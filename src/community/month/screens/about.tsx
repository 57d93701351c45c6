import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { usualK } from '#report/safe/safe.ts';
import { waitDays } from '../entries.ts';

/** What the page for everyone tells and when, and the ways to it. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  return (
    <Page title={t('month.title')} back="/office">
      <p>{t('month.what')}</p>
      <p>{t('month.when', { days: waitDays })}</p>
      <p>{t('month.safe', { least: usualK })}</p>
      {place.code === undefined ? (
        <EmptyState icon="printer">{t('month.none')}</EmptyState>
      ) : (
        <div class="form-actions">
          <a class="button" href={`/p/${place.code}/our-month`} target="_blank" rel="noreferrer">
            {t('month.open')}
          </a>
          <a class="button" href={`/p/${place.code}/our-month-sheet`} target="_blank" rel="noreferrer">
            {t('month.sheet-link')}
          </a>
        </div>
      )}
    </Page>
  );
};
