import { headlines as headlinesRoute } from '#contract/reports.ts';
import type { Answered } from '#contract/route.ts';
import { BarChart } from '#kit/charts/bar-chart.tsx';
import { LineChart } from '#kit/charts/line-chart.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { WhenAnswered } from './asked.tsx';
import { chartMonths, type Period, queryOf } from './periods.ts';
import { useSiteNames } from './site-names.ts';
import { useAsk } from './use-ask.ts';

type Figures = Answered<typeof headlinesRoute>['headlines'][number];

/** What the period came to at one look: each figure beside the one before, with a picture over months or sites. */
export const Headlines = ({ period, site }: { readonly period: Period; readonly site: string }) => {
  const { place } = useLog();
  const { asked, again } = useAsk(headlinesRoute, { query: queryOf(period, site) });
  return (
    <WhenAnswered asked={asked} again={again}>
      {({ before, headlines }) => {
        const shown = chartMonths(
          period,
          headlines.flatMap(({ months }) => months.map(({ month }) => month)),
          place.now().slice(0, 10),
        );
        return (
          <div class="headlines">
            {headlines.map((figures) => (
              <Headline key={figures.id} figures={figures} before={before} months={shown} />
            ))}
          </div>
        );
      }}
    </WhenAnswered>
  );
};

type HeadlineProps = {
  readonly figures: Figures;
  readonly before: Period;
  readonly months: readonly string[];
};

const Headline = ({
  figures: { title, value, before, months, sites },
  before: period,
  months: shown,
}: HeadlineProps) => {
  const { t, number, day } = useWords();
  const siteNames = useSiteNames();
  const isYear = period.from.slice(0, 7) !== period.to.slice(0, 7);
  return (
    <section class="card headline">
      <h2>{t(title)}</h2>
      <p class="headline-value">
        {number(value)}{' '}
        <small>
          {t('app.office.report.before', {
            value: before,
            period: isYear ? period.from.slice(0, 4) : day(period.from, { month: 'long', year: 'numeric' }),
          })}
        </small>
      </p>
      {shown.length > 1 ? (
        <LineChart
          title={t('app.office.report.by-month')}
          labelName={t('app.office.report.month')}
          labels={shown.map((month) => day(month, { month: 'short' }))}
          series={[
            {
              name: t(title),
              points: shown.map((month) => ({
                value: months.find((each) => each.month === month)?.value ?? 0,
              })),
            },
          ]}
        />
      ) : sites.length > 1 ? (
        <BarChart
          title={t('app.office.report.by-site')}
          labelName={t('app.office.report.site')}
          valueName={t(title)}
          bars={sites.map((each) => ({
            label: siteNames.of(each.site) ?? t('app.office.attention.unknown-site'),
            value: each.value,
          }))}
        />
      ) : null}
    </section>
  );
};
