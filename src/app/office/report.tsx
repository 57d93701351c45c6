import { useState } from 'preact/hooks';
import { reports as reportsRoute } from '#contract/reports.ts';
import { Button } from '#kit/components/button.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from './asked.tsx';
import { Headlines } from './headlines.tsx';
import { lastMonths, periodOf } from './periods.ts';
import { ReportTableView } from './report-table.tsx';
import { useSiteNames } from './site-names.ts';
import { useAsk } from './use-ask.ts';

/** The month's (or year's) report by site, channel and item: to read, to save, to print on clean pages. */
export const Screen = () => {
  const { t, day } = useWords();
  const { place } = useLog();
  const { context } = useApp();
  const sites = useSiteNames();
  const today = place.now().slice(0, 10);
  const [chosen, setChosen] = useState(today.slice(0, 7));
  const [site, setSite] = useState('');
  const { asked, again } = useAsk(reportsRoute, {});
  const period = periodOf(chosen);
  const siteName = sites.of(site) ?? t('app.office.report.all-sites');
  return (
    <Page
      title={t('app.office.report.title')}
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {t('app.office.report.print')}
        </Button>
      }
    >
      <div class="row no-print">
        <Select
          name="period"
          label={t('app.office.report.period')}
          value={chosen}
          onChange={setChosen}
          options={[
            ...lastMonths(today, 24).map((month) => ({
              value: month,
              label: day(`${month}-01`, { month: 'long', year: 'numeric' }),
            })),
            ...[...new Set(lastMonths(today, 60).map((month) => month.slice(0, 4)))].map((year) => ({
              value: year,
              label: t('app.office.report.year', { year }),
            })),
          ]}
        />
        <Select
          name="site"
          label={t('app.office.report.site')}
          empty={t('app.office.report.all-sites')}
          value={site}
          onChange={setSite}
          options={sites.options}
        />
      </div>
      <p class="report-head">
        <strong>{context.organization.name}</strong> · {siteName} · {day(period.from)} – {day(period.to)}
        {today <= period.to ? ` · ${t('app.office.report.so-far')}` : ''}
      </p>
      <Headlines period={period} site={site} />
      <WhenAnswered asked={asked} again={again}>
        {({ reports }) =>
          reports.map(({ id }) => <ReportTableView key={id} id={id} period={period} site={site} />)
        }
      </WhenAnswered>
    </Page>
  );
};
