import { useState } from 'preact/hooks';
import { reports as reportsRoute } from '#contract/reports.ts';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { periodOf } from '#report/period.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { Headlines } from './headlines.tsx';
import { PeriodChoice } from './period-choice.tsx';
import type { Made } from './report-query.ts';
import { ReportTables } from './report-tables.tsx';
import { useSiteNames } from './site-names.ts';
import { usePaperMargin } from './use-paper-margin.ts';

const loadMadeBefore = () => import('./made-before.tsx').then(({ MadeBefore }) => MadeBefore);

/** The report of a month, quarter, year or any days, by site, channel and item: to read, to save, to print on clean pages. */
export const Screen = () => {
  const { t, day, number } = useWords();
  const { place } = useLog();
  const { context } = useApp();
  const sites = useSiteNames();
  const today = place.now().slice(0, 10);
  const [period, setPeriod] = useState(() => periodOf(today.slice(0, 7)));
  const [site, setSite] = useState('');
  const [made, setMade] = useState<Made>();
  const { asked, again } = useAsk(reportsRoute, {});
  const since = asked.at === 'answered' ? asked.value.since : null;
  const report = { period, site, made };
  const siteName = sites.of(site) ?? t('app.office.report.all-sites');
  const { name } = context.organization;
  const days = `${day(period.from)} – ${day(period.to)}${today <= period.to ? ` · ${t('app.office.report.so-far')}` : ''}`;
  usePaperMargin(`${name} · ${siteName} · ${days}`);
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
        <PeriodChoice
          today={today}
          since={since ?? today}
          yearStart={context.organization.settings.yearStart ?? 1}
          period={period}
          onChange={setPeriod}
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
        <strong>{name}</strong> · {siteName} · {days}
      </p>
      <Later load={loadMadeBefore} props={{ today, made, onChange: setMade }} />
      {made === undefined ? null : (
        <Banner>{t('app.office.report.as-made', { place: number(made.place), day: day(made.day) })}</Banner>
      )}
      <a class="no-print" href="/report/survey">
        {t('app.office.survey.title')}
      </a>
      <Headlines {...report} />
      <WhenAnswered asked={asked} again={again}>
        {({ reports }) => (
          <ReportTables
            tables={reports}
            report={report}
            whose={sites.of(site) ?? name}
            head={`${name} · ${siteName} · ${days}`}
          />
        )}
      </WhenAnswered>
    </Page>
  );
};
