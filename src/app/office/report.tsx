import { useEffect, useState } from 'preact/hooks';
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
import { useTicked } from './ticked.ts';
import { usePaperMargin } from './use-paper-margin.ts';

const loadMadeBefore = () => import('./made-before.tsx').then(({ MadeBefore }) => MadeBefore);

/** The month or the year that the way here named. */
const namedIn = (search: string): string | undefined =>
  /[?&](?:month=(?=.{7}$)|year=(?=.{4}$))(\d{4}(?:-(?:0[1-9]|1[0-2]))?)$/.exec(search)?.[1];

/** The report of a month, quarter, year or any days, by site, channel and item: to read, to save, to print on clean pages. */
export const Screen = () => {
  const { t, day, number: figure } = useWords();
  const { place } = useLog();
  const { api, context } = useApp();
  const [round, setRound] = useState(0);
  const sites = useSiteNames();
  const today = place.now().slice(0, 10);
  const [period, setPeriod] = useState(() => periodOf(namedIn(location.search) ?? today.slice(0, 7)));
  const [site, setSite] = useState('');
  const [made, setMade] = useState<Made>();
  const { asked, again } = useAsk(reportsRoute, {});
  const since = asked.at === 'answered' ? asked.value.since : null;
  const report = { period, site, made };
  const siteName = sites.of(site) ?? t('app.office.report.all-sites');
  const { name } = context.organization;
  const days = `${day(period.from)} – ${day(period.to)}${today <= period.to ? ` · ${t('app.office.report.so-far')}` : ''}`;
  const ticks = useTicked(context.organization.id, asked.at === 'answered' ? asked.value.reports : []);
  /** The number of what is on the screen, once it was printed; gone as soon as something else is. */
  const [numbered, setNumbered] = useState<{ readonly of: string; readonly number: number }>();
  const what = [period.from, period.to, site, ...ticks[0], round].join(' ');
  const number = numbered?.of === what ? numbered.number : undefined;
  const head = [name, siteName, days].join(' · ');
  const numberedHead = number === undefined ? head : `${head} · ${t('app.office.report.number', { number })}`;
  usePaperMargin(numberedHead);
  const keep = async (why: 'printed' | 'saved', tables: readonly string[]): Promise<number | undefined> => {
    const body = { ...period, ...(site !== '' && { site }), why, tables: [...tables] };
    // What is shown as it was made before has its place and day.
    if (made !== undefined) return undefined;
    return import('./closed-days.tsx').then(
      ({ numberFor }) => numberFor(api, { body }),
      // Without a network: it is printed all the same, and says that it has no number.
      () => undefined,
    );
  };
  const [isPrinting, setPrinting] = useState(false);
  const print = async (): Promise<void> => {
    const own = await keep('printed', ticks[0]);
    if (own !== undefined) setNumbered({ of: what, number: own });
    setPrinting(true);
  };
  // Once the number stands on the page.
  useEffect(() => {
    if (!isPrinting) return;
    setPrinting(false);
    window.print();
  }, [isPrinting]);
  return (
    <Page
      title={t('app.office.report.title')}
      actions={
        <Button icon="printer" onClick={() => void print()}>
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
        {number === undefined ? null : <> · {t('app.office.report.number', { number })}</>}
      </p>
      <p class="no-print">
        <a href="/report/kept">{t('app.office.report.numbers')}</a>
      </p>
      <Later load={loadMadeBefore} props={{ today, made, onChange: setMade }} />
      {made === undefined ? null : (
        <Banner>{t('app.office.report.as-made', { place: figure(made.place), day: day(made.day) })}</Banner>
      )}
      <a class="line-link no-print" href="/report/survey">
        {t('app.office.survey.title')}
      </a>
      <a class="line-link no-print" href="/report/funder">
        {t('app.office.funder.title')}
      </a>
      {/* Without a signal both would say so: once a page is enough. */}
      {asked.at === 'failed' ? null : (
        <Headlines key={round} {...report} again={() => setRound((now) => now + 1)} />
      )}
      <WhenAnswered asked={asked} again={again}>
        {({ reports }) => (
          <ReportTables
            key={round}
            tables={reports}
            report={report}
            whose={sites.of(site) ?? name}
            head={head}
            ticks={ticks}
            onSave={(chosen) => keep('saved', chosen)}
          />
        )}
      </WhenAnswered>
    </Page>
  );
};
