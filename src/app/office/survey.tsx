import { useState } from 'preact/hooks';
import { headlines as headlinesRoute, report as reportRoute } from '#contract/reports.ts';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { Table } from '#kit/components/table.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { countOf, sumKnown } from '#report/column.ts';
import { periodOf } from '#report/period.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { madeOfHref } from './made-of-href.ts';
import { queryOf } from './report-query.ts';
import { usePaperMargin } from './use-paper-margin.ts';

interface Figure {
  readonly id: string;
  /** Null: nobody knows; text where it is no number. */
  readonly value: number | string | null;
  /** The headline whose entries it is counted from. */
  readonly of?: string;
}

/**
 * A year for the national survey of syringe services programs (Dave Purchase Memorial Survey, OMB 0920-1359): what of its known
 * sections can be counted from the log. Its questions themselves were not obtained, so none is quoted and none is filled in.
 */
export const Screen = () => {
  const words = useWords();
  const { t } = words;
  const { place } = useLog();
  const { context } = useApp();
  const thisYear = Number(place.now().slice(0, 4));
  const [year, setYear] = useState(String(thisYear - 1));
  const period = periodOf(year);
  const asking = (id: string) => ({ params: { id }, query: queryOf({ period, site: '' }, words) });
  const headlines = useAsk(headlinesRoute, { query: queryOf({ period, site: '' }, words) });
  const summary = useAsk(reportRoute, asking('exchange.summary'));
  const products = useAsk(reportRoute, asking('naloxone.products'));
  const reversals = useAsk(reportRoute, asking('naloxone.reversals'));
  usePaperMargin(`${context.organization.name} · ${year}`);
  return (
    <Page
      title={t('app.office.survey.title')}
      back="/report"
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {t('app.office.report.print')}
        </Button>
      }
    >
      <div class="row no-print">
        <Select
          name="year"
          label={t('app.office.report.period')}
          value={year}
          onChange={setYear}
          options={Array.from({ length: 8 }, (_, back) => String(thisYear - back)).map((value) => ({
            value,
            label: t('app.office.report.year', { year: value }),
          }))}
        />
      </div>
      <p class="report-head">
        <strong>{context.organization.name}</strong> · {year}
      </p>
      <Banner>{t('app.office.survey.what')}</Banner>
      {Number(year) === thisYear ? <Banner tone="warning">{t('app.office.survey.running')}</Banner> : null}
      <WhenAnswered {...headlines}>
        {({ headlines: told }) => {
          const head = (id: string): number | null => told.find((each) => each.id === id)?.value ?? null;
          return (
            <>
              <WhenAnswered {...summary}>
                {({ rows: [row = {}] }) => {
                  // A year of which nothing at all is known has a row of zeros; its headline says that nobody knows.
                  const sets = head('sets') === null ? null : (countOf('complete')(row) ?? null);
                  return (
                    <Section
                      section="syringes"
                      period={period}
                      figures={[
                        { id: 'sets', value: sets, of: 'sets' },
                        {
                          id: 'size',
                          value: sets === null ? null : t(`app.office.survey.size-${sizeOf(sets)}`),
                        },
                        { id: 'returned', value: countOf('syringes')(row) ?? null, of: 'returned' },
                        { id: 'estimated', value: countOf('estimated')(row) ?? null, of: 'returned' },
                        { id: 'visits', value: head('visits'), of: 'visits' },
                        { id: 'people', value: head('people'), of: 'people' },
                      ]}
                    />
                  );
                }}
              </WhenAnswered>
              <WhenAnswered {...products}>
                {(given) => (
                  <WhenAnswered {...reversals}>
                    {(reported) => {
                      const [medicine, other] = [false, true].map((isOther) =>
                        given.rows.filter((row) => (row['product'] === 'nalmefene') === isOther),
                      );
                      const sumOf = (rows: typeof given.rows = [], column: string): number | null =>
                        sumKnown(rows.map(countOf(column))) ?? (head('kits') === null ? null : 0);
                      return (
                        <Section
                          section="naloxone"
                          period={period}
                          figures={[
                            { id: 'kits', value: head('kits'), of: 'kits' },
                            { id: 'doses', value: sumOf(medicine, 'doses'), of: 'kits' },
                            { id: 'nalmefene', value: sumOf(other, 'doses'), of: 'kits' },
                            {
                              id: 'reversals',
                              value:
                                head('reversals') === null
                                  ? null
                                  : (sumKnown(reported.rows.map(countOf('reports'))) ?? 0),
                              of: 'reversals',
                            },
                            { id: 'told', value: head('told'), of: 'told' },
                          ]}
                        />
                      );
                    }}
                  </WhenAnswered>
                )}
              </WhenAnswered>
            </>
          );
        }}
      </WhenAnswered>
      <section class="card">
        <h2>{t('app.office.survey.rest')}</h2>
        <ul>
          {['questions', 'disposal', 'tests', 'community', 'staff'].map((id) => (
            <li key={id}>{t(`app.office.survey.not-${id}`)}</li>
          ))}
        </ul>
      </section>
    </Page>
  );
};

/** Programs by syringes a year, as the survey's own tables group them; 0 is in none of them. */
const sizeOf = (syringes: number): 'none' | 'small' | 'medium' | 'large' | 'very-large' => {
  if (syringes === 0) return 'none';
  if (syringes < 10_000) return 'small';
  if (syringes <= 55_000) return 'medium';
  return syringes < 500_000 ? 'large' : 'very-large';
};

const Section = ({
  section,
  figures,
  period,
}: {
  readonly section: 'syringes' | 'naloxone';
  readonly figures: readonly Figure[];
  readonly period: { readonly from: string; readonly to: string };
}) => {
  const { t, number } = useWords();
  const shown = ({ value }: Figure): string =>
    value === null ? t('app.office.report.not-known') : typeof value === 'number' ? number(value) : value;
  return (
    <Table<Figure>
      caption={t(`app.office.survey.${section}`)}
      rows={figures}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'figure',
          label: t('app.office.survey.figure'),
          cell: ({ id }) => t(`app.office.survey.is-${id}`),
        },
        { key: 'value', label: t('app.office.survey.value'), isNumber: true, cell: shown },
        {
          key: 'entries',
          label: t('app.office.made-of.title'),
          cell: ({ value, of }) =>
            of === undefined || value === null || value === 0 ? (
              '–'
            ) : (
              <a href={madeOfHref(of, period, '')}>{t('app.office.report.entries')}</a>
            ),
        },
      ]}
    />
  );
};
