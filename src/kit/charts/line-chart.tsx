import { Table } from '../components/table.tsx';
import { useWords } from '../words/context.tsx';
import { axisTicks } from './scale.ts';
import { useWidth } from './width.ts';

export type Point = {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** Of a part of its time only, such as a month that is not over: drawn hollow. */
  readonly isPartial?: boolean;
};

export type Series = {
  readonly name: string;
  /** One for each label; undefined where there is no figure, which breaks the line. */
  readonly points: readonly (Point | undefined)[];
};

export type LineChartProps = {
  readonly title: string;
  /** Heading of the labels in the table, for example "Month". */
  readonly labelName: string;
  readonly labels: readonly string[];
  /** Up to four; told apart by color and by dashes. */
  readonly series: readonly Series[];
};

const height = 260;
const left = 64;
const right = 16;
const top = 12;
const bottom = 32;
const dashes = ['', '8 5', '2 5', '12 4 2 4'] as const;

/** Figures over time, with bands for uncertain ones, and the same figures as a table. */
export const LineChart = ({ title, labelName, labels, series }: LineChartProps) => {
  const { t, number } = useWords();
  const [frame, width] = useWidth();
  const all = series.flatMap(({ points }) => points.flatMap((point) => point ?? []));
  const ticks = axisTicks(Math.max(0, ...all.map(({ value, high }) => Math.max(value, high ?? 0))));
  const largest = ticks.at(-1) ?? 1;
  const x = (index: number): number =>
    left + (labels.length < 2 ? 0.5 : index / (labels.length - 1)) * (width - left - right);
  const y = (value: number): number => top + (1 - value / largest) * (height - top - bottom);
  // A label needs about 64 px; at least the first one shows.
  const every = Math.max(1, Math.ceil(labels.length / Math.max(1, Math.floor((width - left) / 64))));
  return (
    <figure class="chart" ref={frame}>
      <figcaption>{title}</figcaption>
      {series.length > 1 ? (
        <ul class="legend" aria-hidden="true">
          {series.map(({ name }, index) => (
            <li key={name} class={`series-${index + 1}`}>
              <svg viewBox="0 0 28 12" aria-hidden="true">
                <path class="line" stroke-dasharray={dashes[index]} d="M0 6H28" />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      ) : null}
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {ticks.map((tick) => (
          <g key={tick}>
            <path class={tick === 0 ? 'axis' : 'grid'} d={`M${left} ${y(tick)}H${width - right}`} />
            <text x={left - 8} y={y(tick) + 5} text-anchor="end">
              {number(tick)}
            </text>
          </g>
        ))}
        {labels.map((label, index) =>
          index % every === 0 ? (
            <text key={label} x={x(index)} y={height - 8} text-anchor={anchor(index, labels.length)}>
              {label}
            </text>
          ) : null,
        )}
        {series.map(({ name, points }, index) => (
          <g key={name} class={`series-${index + 1}`}>
            <path class="band" d={bandPath(points, x, y)} />
            <path class="line" stroke-dasharray={dashes[index]} d={linePath(points, x, y)} />
            {points.map((point, at) =>
              point === undefined || points.length > 40 ? null : (
                <g key={labels[at]}>
                  <circle
                    class={point.isPartial === true ? 'dot dot-partial' : 'dot'}
                    cx={x(at)}
                    cy={y(point.value)}
                    r="4"
                  />
                  <circle class="dot-near" cx={x(at)} cy={y(point.value)} r="14">
                    <title>{`${labels[at]}: ${number(point.value)}`}</title>
                  </circle>
                </g>
              ),
            )}
          </g>
        ))}
      </svg>
      <details>
        <summary>{t('kit.chart.table')}</summary>
        <Table
          caption={title}
          rows={labels.map((label, index) => ({ label, index }))}
          rowKey={({ label }) => label}
          columns={[
            { key: 'label', label: labelName, cell: ({ label }) => label },
            ...series.map(({ name, points }) => ({
              key: name,
              label: name,
              isNumber: true,
              cell: ({ index }: { readonly index: number }) => describe(points[index], t, number),
            })),
          ]}
        />
      </details>
    </figure>
  );
};

const anchor = (index: number, count: number): 'start' | 'middle' | 'end' => {
  if (count > 1 && index === 0) return 'start';
  return count > 1 && index === count - 1 ? 'end' : 'middle';
};

type Place = (value: number) => number;

const linePath = (points: readonly (Point | undefined)[], x: Place, y: Place): string =>
  points
    .map((point, index) =>
      point === undefined
        ? ''
        : `${points[index - 1] === undefined ? 'M' : 'L'}${x(index)} ${y(point.value)}`,
    )
    .join('');

const bandPath = (points: readonly (Point | undefined)[], x: Place, y: Place): string => {
  const bounded = points.flatMap((point, index) =>
    point?.low === undefined || point.high === undefined
      ? []
      : [{ at: index, low: point.low, high: point.high }],
  );
  if (bounded.length < 2) return '';
  const above = bounded.map(({ at, high }) => `${x(at)} ${y(high)}`);
  const below = bounded.toReversed().map(({ at, low }) => `${x(at)} ${y(low)}`);
  return `M${[...above, ...below].join('L')}Z`;
};

const describe = (
  point: Point | undefined,
  t: ReturnType<typeof useWords>['t'],
  number: ReturnType<typeof useWords>['number'],
): string => {
  if (point === undefined) return '';
  if (point.low === undefined || point.high === undefined) return number(point.value);
  const range = t('kit.chart.range', { low: number(point.low), high: number(point.high) });
  return `${number(point.value)} (${range})`;
};
