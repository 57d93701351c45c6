import { headlines as headlinesRoute } from '#contract/reports.ts';
import type { Answered } from '#contract/route.ts';
import { LineChart } from '#kit/charts/line-chart.tsx';
import { Later } from '#kit/components/later.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { chartMonths, earlier, holdsWholeMonth, isWholeMonths, type Period } from '#report/period.ts';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { DefinitionOf } from './definition.tsx';
import { madeOfHref } from './made-of-href.ts';
import { usePeriodName } from './period-name.ts';
import { type AskedReport, queryOf } from './report-query.ts';
import { useSiteNames } from './site-names.ts';
import { useLacks } from './use-lacks.ts';

type Answer = Answered<typeof headlinesRoute>;
type Figures = Answer['headlines'][number];

const barChart = () => import('#kit/charts/bar-chart.tsx').then(({ BarChart }) => BarChart);
/** Of months that are over alone. */
const closedDays = () => import('./closed-days.tsx').then(({ ClosedDays }) => ClosedDays);

/** What the period came to at one look: each figure beside the one before, with a picture over months or sites. */
export const Headlines = ({
  again: readAgain,
  ...report
}: AskedReport & {
  /** Reads all of the report again: its days were closed, or opened. */
  readonly again: () => void;
}) => {
  const { period, site, made } = report;
  const words = useWords();
  const { t } = words;
  const { place } = useLog();
  const sentences = useLacks();
  const { asked, again } = useAsk(headlinesRoute, { query: queryOf(report, words) });
  return (
    <WhenAnswered asked={asked} again={again}>
      {({ before, headlines, sites, lacks }) => {
        const today = place.now().slice(0, 10);
        const isPartial = (month: string): boolean =>
          !holdsWholeMonth({ from: period.from, to: earlier(period.to, today) }, month);
        const shown = chartMonths(
          period,
          headlines.flatMap(({ months }) => months.map(({ month }) => month)),
          today,
        );
        return (
          <>
            <div class="headlines">
              {headlines.map((figures) => (
                <Headline
                  key={figures.id}
                  figures={figures}
                  before={before}
                  months={shown}
                  isPartial={isPartial}
                  told={sites}
                  entries={figures.hasEntries ? madeOfHref(figures.id, period, report.site) : undefined}
                />
              ))}
            </div>
            {made === undefined && isWholeMonths(period) && period.to < today ? (
              <Later load={closedDays} props={{ period, isOneSite: site !== '', again: readAgain }} />
            ) : null}
            <section class="card">
              <h2>{t('app.office.lacks.title')}</h2>
              <ul>
                {sentences(lacks).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          </>
        );
      }}
    </WhenAnswered>
  );
};

type HeadlineProps = {
  readonly figures: Figures;
  readonly before: Period;
  readonly months: readonly string[];
  /** True of a month of which the figures do not hold every day. */
  readonly isPartial: (month: string) => boolean;
  readonly told: Answer['sites'];
  /** Where the entries that it is counted from are looked at. */
  readonly entries: string | undefined;
};

const Headline = ({
  figures: { title, mayBeUnknown, value, before, months, sites, definition },
  before: period,
  months: shown,
  isPartial,
  told,
  entries,
}: HeadlineProps) => {
  const { t, number, day } = useWords();
  const siteNames = useSiteNames(told);
  const periodName = usePeriodName()(period);
  return (
    <section class="card headline">
      <h2>{t(title)}</h2>
      <p class="headline-value">
        {value === null ? '–' : number(value)}{' '}
        <small>
          {value === null ? `${t('app.office.report.not-known')} ` : ''}
          {before === null
            ? t('app.office.report.before-not-known', { period: periodName })
            : t('app.office.report.before', { value: before, period: periodName })}
        </small>
      </p>
      {entries === undefined || value === null || value === 0 ? null : (
        <a class="line-link no-print" href={entries}>
          {t('app.office.report.entries')}
        </a>
      )}
      {shown.length > 1 ? (
        <>
          <LineChart
            title={t('app.office.report.by-month')}
            labelName={t('app.office.report.month')}
            labels={shown.map((month) => `${day(month, { month: 'short' })}${isPartial(month) ? ' *' : ''}`)}
            series={[
              {
                name: t(title),
                points: shown.map((month) => {
                  const found = months.find((each) => each.month === month);
                  // Where the figure itself may be unknown, so may a month's: the line breaks.
                  if (found === undefined && mayBeUnknown) return undefined;
                  return { value: found?.value ?? 0, isPartial: isPartial(month) };
                }),
              },
            ]}
          />
          {shown.some(isPartial) ? <small>{t('app.office.report.partial')}</small> : null}
        </>
      ) : sites.length > 1 ? (
        <Later
          load={barChart}
          props={{
            title: t('app.office.report.by-site'),
            labelName: t('app.office.report.site'),
            valueName: t(title),
            bars: sites.map((each) => ({
              label: siteNames.of(each.site) ?? t('app.office.attention.unknown-site'),
              value: each.value,
            })),
          }}
        />
      ) : null}
      <DefinitionOf definition={definition} />
    </section>
  );
};
