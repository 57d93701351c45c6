import { useWidth } from '#kit/charts/width.ts';
import { Table } from '#kit/components/table.tsx';
import { useWords } from '#kit/words/context.tsx';
import { niceTicks } from './ticks.ts';

export type RangeRow = {
  readonly key: string;
  readonly name: string;
  /** Null when no interval was read: a mark without a line. */
  readonly range: readonly [number, number] | null;
  /** Where the mark stands; none when left out. */
  readonly mark?: number;
  /** The default among others: filled. */
  readonly isChosen?: boolean;
  /** The row in words, for the table. */
  readonly text: string;
};

export type RangeRowsProps = {
  readonly title: string;
  readonly nameOf: string;
  readonly textOf: string;
  readonly rows: readonly RangeRow[];
  /** A line through all rows: no effect (1 for ratios), or the answer itself. */
  readonly reference?: number;
  /** Ratios are read on a scale of multiples. */
  readonly isLog?: boolean;
};

const side = 16;
/** A line of a name, and what a row needs besides. */
const lineHeight = 18;
const rowRest = 34;

/** Ranges under each other on one axis, each under its name: a tornado of inputs, or a forest of studies. */
export const RangeRows = ({ title, nameOf, textOf, rows, reference, isLog = false }: RangeRowsProps) => {
  const { t, number } = useWords();
  const [frame, width] = useWidth();
  const values = rows.flatMap(({ range, mark }) => [...(range ?? []), ...(mark === undefined ? [] : [mark])]);
  const all = reference === undefined ? values : [...values, reference];
  const scale = isLog && all.every((value) => value > 0) ? Math.log : (value: number): number => value;
  const [low, high] = [scale(Math.min(...all)), scale(Math.max(...all))];
  const span = Math.max(high - low, 1e-9);
  const x = (value: number): number => side + ((scale(value) - low) / span) * (width - 2 * side);
  const names = rows.map(({ name }) => inLines(name, Math.floor((width - 2 * side) / letter)));
  const tops = names.map((_, index) =>
    names.slice(0, index).reduce((sum, lines) => sum + lines.length * lineHeight + rowRest, 0),
  );
  const height = names.reduce((sum, lines) => sum + lines.length * lineHeight + rowRest, 30);
  const ticks =
    scale === Math.log ? logTicks(Math.exp(low), Math.exp(high)) : niceTicks(low, high, width < 480 ? 4 : 7);
  return (
    <figure class="chart" ref={frame}>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" class="series-1">
        {ticks.map((tick) => (
          <g key={tick}>
            <path class="grid" d={`M${x(tick)} 0V${height - 26}`} />
            <text x={x(tick)} y={height - 6} text-anchor="middle">
              {number(tick)}
            </text>
          </g>
        ))}
        {reference === undefined ? null : (
          <path class="spread-middle" d={`M${x(reference)} 0V${height - 26}`} />
        )}
        {rows.map(({ key, range, mark, isChosen = false }, index) => {
          const top = tops[index] ?? 0;
          const lines = names[index] ?? [];
          const y = top + lines.length * lineHeight + 18;
          return (
            <g key={key}>
              {lines.map((line, at) => (
                <text key={line} x={side} y={top + 4 + (at + 1) * lineHeight - 4} class="range-name">
                  {line}
                </text>
              ))}
              {range === null ? null : (
                <path
                  class={isChosen ? 'range-line range-chosen' : 'range-line'}
                  d={`M${x(range[0])} ${y}H${x(range[1])}`}
                />
              )}
              {mark === undefined ? null : (
                <circle class={isChosen ? 'range-dot' : 'dot'} cx={x(mark)} cy={y} r="6" />
              )}
            </g>
          );
        })}
      </svg>
      <details>
        <summary>{t('kit.chart.table')}</summary>
        <Table
          caption={title}
          rowKey={({ key }) => key}
          rows={rows}
          columns={[
            { key: 'name', label: nameOf, cell: ({ name }) => name },
            { key: 'text', label: textOf, isNumber: true, cell: ({ text }) => text },
          ]}
        />
      </details>
    </figure>
  );
};

/** Pixels that a letter of a name takes at most. */
const letter = 8.2;

/** Broken between words, so that no name is cut off. */
const inLines = (name: string, most: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && longer.length <= most) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
};

const logTicks = (low: number, high: number): readonly number[] => {
  const all = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100].filter(
    (tick) => tick >= low && tick <= high,
  );
  return all.length > 0 ? all : [low, high];
};
