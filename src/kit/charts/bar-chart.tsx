import { type Column, Table } from '../components/table.tsx';
import { useWords } from '../words/context.tsx';
import { axisTicks } from './scale.ts';

export type Bar = {
  readonly label: string;
  readonly value: number;
  /** Bounds of an uncertain figure; drawn as a whisker and written in the table. */
  readonly low?: number;
  readonly high?: number;
};

export type BarChartProps = {
  readonly title: string;
  /** What the label and the value are, as headings of the table. */
  readonly labelName: string;
  readonly valueName: string;
  readonly bars: readonly Bar[];
};

/** One bar a line, its name above it and its number at its end: readable at any width. */
export const BarChart = ({ title, labelName, valueName, bars }: BarChartProps) => {
  const { t, number } = useWords();
  const ticks = axisTicks(Math.max(0, ...bars.map(({ value, high }) => Math.max(value, high ?? 0))));
  const largest = ticks.at(-1) ?? 1;
  const share = (value: number): number => (Math.max(0, value) / largest) * 100;
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div class="bars series-1" aria-hidden="true">
        {bars.map(({ label, value, low, high }) => (
          <div key={label}>
            <div class="bar-head">
              <span>{label}</span>
              <span class="numbers">{number(value)}</span>
            </div>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" class="bar-track" aria-hidden="true">
              <rect class="bar" width={share(value)} height="10" />
              {low === undefined || high === undefined ? null : (
                <>
                  <path
                    class="range-rim"
                    vector-effect="non-scaling-stroke"
                    d={`M${share(low)} 5H${share(high)}`}
                  />
                  <path
                    class="range"
                    vector-effect="non-scaling-stroke"
                    d={`M${share(low)} 5H${share(high)}`}
                  />
                </>
              )}
            </svg>
          </div>
        ))}
      </div>
      <details>
        <summary>{t('kit.chart.table')}</summary>
        <Table
          caption={title}
          columns={columnsOf(bars, labelName, valueName, { t, number })}
          rows={bars}
          rowKey={({ label }) => label}
        />
      </details>
    </figure>
  );
};

const columnsOf = (
  bars: readonly Bar[],
  labelName: string,
  valueName: string,
  { t, number }: Pick<ReturnType<typeof useWords>, 't' | 'number'>,
): readonly Column<Bar>[] => {
  const range: Column<Bar> = {
    key: 'range',
    label: t('kit.chart.rangeOf'),
    isNumber: true,
    cell: ({ low, high }) =>
      low === undefined || high === undefined
        ? ''
        : t('kit.chart.range', { low: number(low), high: number(high) }),
  };
  return [
    { key: 'label', label: labelName, cell: ({ label }) => label },
    { key: 'value', label: valueName, isNumber: true, cell: ({ value }) => number(value) },
    ...(bars.some(({ low }) => low !== undefined) ? [range] : []),
  ];
};
