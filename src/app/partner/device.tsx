import { Button } from '#kit/components/button.tsx';
import { Page } from '#kit/components/page.tsx';
import { useSyncStatus } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useItemNames } from '#stock/screens/item-names.ts';
import { SyncLine } from '#visits/screens/sync-line.tsx';
import { useApp } from '../app-context.tsx';
import { useAgreement } from './use-agreement.ts';

/** Who this device is for, until when, what is not sent, and what can be printed. */
export const Device = () => {
  const { t, day, number } = useWords();
  const { context } = useApp();
  const names = useItemNames();
  const { until, items, pages = [] } = useAgreement();
  const { waiting, held } = useSyncStatus();
  const { name, code } = context.organization;
  return (
    <Page title={t('app.office.device.title')}>
      <SyncLine hasNotice={false} />
      <section class="card">
        <h2>{context.sites[0]?.name ?? ''}</h2>
        <p>{t('app.partner.with', { organization: name, day: day(lastDayOf(until)) })}</p>
        <p>{t('app.partner.waiting', { count: number(waiting) })}</p>
        {held === 0 ? null : <p>{t('app.partner.held', { count: number(held) })}</p>}
        <p class="field-hint">{t('app.partner.kept')}</p>
      </section>
      <section class="card">
        <h2>{t('app.partner.print')}</h2>
        <p class="field-hint">{t('app.partner.print-hint')}</p>
        {pages.map((page) => (
          <a key={page} class="button" href={`/p/${code}/${page}`} target="_blank" rel="noopener">
            {t(`app.partner.page-${page}`)}
          </a>
        ))}
        <div class="table-scroll">
          <table class="table">
            <caption>{t('app.partner.sheet', { organization: name })}</caption>
            <tbody>
              {items.map((item) => (
                <tr key={item}>
                  <th scope="row">{names(item)}</th>
                  <td />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Button icon="printer" onClick={() => window.print()}>
          {t('app.partner.print-sheet')}
        </Button>
      </section>
    </Page>
  );
};

/** The last day on which it holds, as this device's calendar has it. */
const lastDayOf = (until: number): string => {
  const last = new Date(until - 1);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${last.getFullYear()}-${two(last.getMonth() + 1)}-${two(last.getDate())}`;
};
