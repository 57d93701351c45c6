import { BarChart } from '../charts/bar-chart.tsx';
import { LineChart } from '../charts/line-chart.tsx';
import { Button } from '../components/button.tsx';
import { Badge, EmptyState, ProgressBar } from '../components/messages.tsx';
import { Page } from '../components/page.tsx';
import { Table } from '../components/table.tsx';
import { Tabs } from '../components/tabs.tsx';
import { useWords } from '../words/context.tsx';

const sites = [
  { key: 'Hub', visits: 412, handed: 18_250, isShort: false, low: 380, high: 440 },
  { key: 'Van', visits: 167, handed: 9_120, isShort: true, low: 120, high: 230 },
  { key: 'Foot', visits: 58, handed: 1_430, isShort: false, low: 50, high: 70 },
] as const;
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'];
const handed = [21_000, 23_400, 22_100, 26_800, 27_900, 25_600, 29_300, 28_800];

/** Figures, tables and charts, as a coordinator reads them. */
export const Screen = () => {
  const { t, number, day } = useWords();
  const figures = () => (
    <div class="stack">
      <dl class="figures">
        <div>
          <dt>{t('kit.gallery.data.visits')}</dt>
          <dd>{number(637)}</dd>
        </div>
        <div>
          <dt>{t('kit.gallery.data.handed')}</dt>
          <dd>{number(28_800)}</dd>
        </div>
        <div>
          <dt>{t('kit.gallery.data.people')}</dt>
          <dd>
            {number(240)} <small>{t('kit.gallery.data.range', { low: 190, high: 310 })}</small>
          </dd>
        </div>
      </dl>
      <ProgressBar
        label={t('kit.gallery.data.sent')}
        value={7}
        max={9}
        text={t('kit.gallery.data.sentOf', { done: 7, all: 9 })}
      />
      <Table
        caption={t('kit.gallery.data.bySite')}
        rows={sites}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'site',
            label: t('kit.gallery.data.site'),
            cell: ({ key }) => t(`kit.gallery.data.place${key}`),
            sortBy: ({ key }) => t(`kit.gallery.data.place${key}`),
            total: t('kit.gallery.data.total'),
          },
          {
            key: 'visits',
            label: t('kit.gallery.data.visits'),
            isNumber: true,
            cell: ({ visits }) => number(visits),
            sortBy: ({ visits }) => visits,
            total: number(637),
          },
          {
            key: 'handed',
            label: t('kit.gallery.data.handed'),
            isNumber: true,
            cell: ({ handed: count }) => number(count),
            sortBy: ({ handed: count }) => count,
            total: number(28_800),
          },
          {
            key: 'stock',
            label: t('kit.gallery.form.item'),
            cell: ({ isShort }) =>
              isShort ? (
                <Badge tone="warning" icon="warning">
                  {t('kit.gallery.data.short')}
                </Badge>
              ) : (
                <Badge tone="good" icon="check">
                  {t('kit.gallery.data.good')}
                </Badge>
              ),
          },
        ]}
      />
      <div class="card">
        <EmptyState icon="bell">{t('kit.gallery.data.none')}</EmptyState>
      </div>
    </div>
  );
  const charts = () => (
    <div class="stack">
      <div class="card">
        <BarChart
          title={t('kit.gallery.data.bySite')}
          labelName={t('kit.gallery.data.site')}
          valueName={t('kit.gallery.data.visits')}
          bars={sites.map(({ key, visits, low, high }) => ({
            label: t(`kit.gallery.data.place${key}`),
            value: visits,
            low,
            high,
          }))}
        />
      </div>
      <div class="card">
        <LineChart
          title={t('kit.gallery.data.byMonth')}
          labelName={t('kit.gallery.data.month')}
          labels={months.map((month) => day(`${month}-01`, { month: 'short' }))}
          series={[
            {
              name: t('kit.gallery.data.handed'),
              points: handed.map((value) => ({ value, low: value * 0.9, high: value * 1.08 })),
            },
            {
              name: t('kit.gallery.item.returns'),
              points: handed.map((value, index) => (index === 3 ? undefined : { value: value * 0.6 })),
            },
          ]}
        />
      </div>
    </div>
  );
  return (
    <Page
      title={t('kit.gallery.data.title')}
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {t('kit.gallery.data.print')}
        </Button>
      }
    >
      <Tabs
        label={t('kit.gallery.data.views')}
        tabs={[
          { key: 'figures', label: t('kit.gallery.data.viewFigures'), panel: figures },
          { key: 'charts', label: t('kit.gallery.data.viewCharts'), panel: charts },
        ]}
      />
    </Page>
  );
};
