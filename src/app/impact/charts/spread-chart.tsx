import type { Summary } from '#impact/inference/summary.ts';
import { useWidth } from '#kit/charts/width.ts';
import { Table } from '#kit/components/table.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Spread } from '../engine/protocol.ts';
import { niceTicks } from './ticks.ts';

const height = 190;
const [top, bottom, side] = [12, 44, 20];

/** How likely each number is: a hill over the range, the middle half darker, the middle of the sentence marked; the same as a table. */
export const SpreadChart = ({
  title,
  spread,
  summary,
}: {
  readonly title: string;
  readonly spread: Spread;
  readonly summary: Summary;
}) => {
  const { t, number } = useWords();
  const [frame, width] = useWidth();
  const { low, high, counts } = spread;
  const x = (value: number): number => side + ((value - low) / (high - low)) * (width - 2 * side);
  const floor = height - bottom;
  const peak = Math.max(1, ...counts);
  const y = (index: number): number => floor - ((counts[index] ?? 0) / peak) * (floor - top);
  const center = (index: number): number => low + ((index + 0.5) / counts.length) * (high - low);
  const hill = counts.map((_, index) => `${x(center(index)).toFixed(1)} ${y(index).toFixed(1)}`);
  const bar = ([from, to]: readonly [number, number]): string => `M${x(from)} ${floor + 8}H${x(to)}`;
  const digits = { maximumFractionDigits: summary.most[1] - summary.most[0] < 5 ? 1 : 0 };
  const range = ([from, to]: readonly [number, number]): string =>
    t('kit.chart.range', { low: number(from, digits), high: number(to, digits) });
  return (
    <figure class="chart" ref={frame}>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" class="series-1">
        <path class="spread-hill" d={`M${x(low)} ${floor}L${hill.join('L')}L${x(high)} ${floor}Z`} />
        <path class="axis" d={`M${side} ${floor}H${width - side}`} />
        <path class="spread-most" d={bar(summary.most)} />
        <path class="spread-half" d={bar(summary.half)} />
        <path class="spread-middle" d={`M${x(summary.median)} ${top}V${floor + 12}`} />
        {niceTicks(low, high, width < 480 ? 4 : 7).map((tick) => (
          <text key={tick} x={x(tick)} y={height - 8} text-anchor="middle">
            {number(tick)}
          </text>
        ))}
      </svg>
      <details>
        <summary>{t('kit.chart.table')}</summary>
        <Table
          caption={title}
          rowKey={({ key }) => key}
          rows={[
            { key: 'app.impact.chart.middle', cell: number(summary.median, digits) },
            { key: 'app.impact.chart.half', cell: range(summary.half) },
            { key: 'app.impact.chart.most', cell: range(summary.most) },
          ]}
          columns={[
            { key: 'what', label: t('app.impact.chart.what'), cell: ({ key }) => t(key) },
            { key: 'value', label: t('app.impact.chart.deaths'), isNumber: true, cell: ({ cell }) => cell },
          ]}
        />
      </details>
    </figure>
  );
};
