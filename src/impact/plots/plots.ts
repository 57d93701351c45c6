// The four plots of the engine. Words come from the caller, in the reader's language.
import { guardBare } from '../guard.ts';
import {
  drawable,
  flag,
  group,
  list,
  number,
  numbers,
  orNull,
  parameter,
  type Shape,
  text,
} from '../shape.ts';
import {
  bottomAxis,
  element,
  grid,
  ink,
  label,
  line,
  linearScale,
  logScale,
  mark,
  pale,
  picture,
  plainNumber,
  soft,
} from './svg.ts';

export type PlotWords = {
  readonly title: string;
  /** What the picture shows, in a sentence, for people who cannot see it. */
  readonly summary: string;
  /** Under the horizontal axis. */
  readonly axis: string;
};

export type ForestRow = {
  readonly name: string;
  readonly estimate: number;
  /** Null when no interval was read: drawn as a hollow mark without a line. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** The default figure is drawn filled and bold. */
  readonly chosen: boolean;
};

const range: Shape = (check, field, value) => void check.range(field, value);
const pair: Shape = (check, field, value) => {
  numbers(2)(check, field, value);
};

/** Estimates with intervals under each other; `reference` (1 for ratios) is the line of no effect. */
export const forestPlot = guardBare(
  [
    parameter(
      'rows',
      list(group({ name: text, estimate: drawable, interval: orNull(range), chosen: flag }), 1),
    ),
    parameter(
      'words',
      group({ title: text, summary: text, axis: text, reference: orNull(number), log: flag }),
    ),
  ],
  (
    rows: readonly ForestRow[],
    {
      title,
      summary,
      axis,
      reference,
      log,
    }: PlotWords & { readonly reference: number | null; readonly log: boolean },
  ): string => {
    const values = rows.flatMap(({ estimate, interval }) =>
      interval === null ? [estimate] : [estimate, interval.low, interval.high],
    );
    const ends = reference === null ? values : [...values, reference];
    const [left, right, top] = [260, 560, 40];
    const bottom = top + rows.length * 26;
    const low = Math.min(...ends);
    const high = Math.max(...ends);
    const scale =
      log && low > 0 ? logScale(low / 1.15, high * 1.15, left, right) : linearScale(low, high, left, right);
    const parts = rows.map(({ name, estimate, interval, chosen }, i) => {
      const y = top + i * 26 + 14;
      const text =
        interval === null
          ? plainNumber(estimate)
          : `${plainNumber(estimate)} (${plainNumber(interval.low)}–${plainNumber(interval.high)})`;
      return [
        label(12, y + 4, name),
        interval === null
          ? ''
          : line(scale.at(interval.low), y, scale.at(interval.high), y, ink, chosen ? 3 : 1.5),
        element('rect', {
          x: scale.at(estimate) - 5,
          y: y - 5,
          width: 10,
          height: 10,
          fill: chosen ? mark : '#ffffff',
          stroke: ink,
        }),
        label(right + 16, y + 4, text),
      ].join('');
    });
    const middle =
      reference === null ? '' : line(scale.at(reference), top, scale.at(reference), bottom, ink, 1.5);
    return picture(700, bottom + 50, title, summary, [
      bottomAxis(scale, top, bottom, plainNumber),
      middle,
      ...parts,
      label((left + right) / 2, bottom + 38, axis, 'middle'),
    ]);
  },
);

/** How draws are spread, with the 50 and 95 % intervals as bands and the median as a line. */
export const densityPlot = guardBare(
  [
    parameter('draws', numbers(1)),
    parameter('intervals', group({ median: drawable, half: pair, most: pair })),
    parameter('words', group({ title: text, summary: text, axis: text })),
  ],
  (
    draws: Float64Array,
    intervals: {
      readonly median: number;
      readonly half: readonly [number, number];
      readonly most: readonly [number, number];
    },
    { title, summary, axis }: PlotWords,
  ): string => {
    const [left, right, top, bottom] = [40, 660, 44, 220];
    const reach = (intervals.most[1] - intervals.most[0]) * 0.25;
    const scale = linearScale(intervals.most[0] - reach, intervals.most[1] + reach, left, right);
    const bins = new Float64Array(80);
    for (const draw of draws) {
      const bin = Math.floor(((scale.at(draw) - left) / (right - left)) * bins.length);
      if (bin >= 0 && bin < bins.length) bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const smooth = bins.map((_, k) => ((bins[k - 1] ?? 0) + 2 * (bins[k] ?? 0) + (bins[k + 1] ?? 0)) / 4);
    const peak = Math.max(1, ...smooth);
    const width = (right - left) / bins.length;
    const path = Array.from(
      smooth,
      (count, k) =>
        `${(left + (k + 0.5) * width).toFixed(1)},${(bottom - (count / peak) * (bottom - top)).toFixed(1)}`,
    );
    const band = ([low, high]: readonly [number, number], y: number, height: number, fill: string): string =>
      element('rect', {
        x: scale.at(low),
        y,
        width: Math.max(1, scale.at(high) - scale.at(low)),
        height,
        fill,
      });
    return picture(700, bottom + 76, title, summary, [
      bottomAxis(scale, top, bottom + 24, plainNumber),
      element('polyline', { points: path.join(' '), fill: 'none', stroke: mark, 'stroke-width': 2 }),
      band(intervals.most, bottom + 6, 6, pale),
      band(intervals.half, bottom + 3, 12, mark),
      line(scale.at(intervals.median), top, scale.at(intervals.median), bottom + 18, ink, 2),
      label((left + right) / 2, bottom + 62, axis, 'middle'),
    ]);
  },
);

export type TornadoRow = { readonly name: string; readonly atLow: number; readonly atHigh: number };

/** How far the answer moves between the low and the high end of each input; `lowWord` and `highWord` name the ends. */
export const tornadoPlot = guardBare(
  [
    parameter('rows', list(group({ name: text, atLow: drawable, atHigh: drawable }), 1)),
    parameter(
      'words',
      group({ title: text, summary: text, axis: text, middle: drawable, lowWord: text, highWord: text }),
    ),
  ],
  (
    rows: readonly TornadoRow[],
    {
      title,
      summary,
      axis,
      middle,
      lowWord,
      highWord,
    }: PlotWords & { readonly middle: number; readonly lowWord: string; readonly highWord: string },
  ): string => {
    const [left, right, top] = [300, 660, 60];
    const bottom = top + rows.length * 26;
    const ends = [middle, ...rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh])];
    const scale = linearScale(Math.min(...ends), Math.max(...ends), left, right);
    const bar = (value: number, y: number, fill: string): string => {
      const [from, to] = [scale.at(Math.min(value, middle)), scale.at(Math.max(value, middle))];
      return element('rect', {
        x: from,
        y: y - 8,
        width: to - from,
        height: 16,
        fill,
        stroke: ink,
        'stroke-width': 0.5,
      });
    };
    return picture(700, bottom + 50, title, summary, [
      element('rect', { x: left, y: 32, width: 12, height: 12, fill: pale, stroke: ink }) +
        label(left + 18, 43, lowWord),
      element('rect', { x: left + 200, y: 32, width: 12, height: 12, fill: mark, stroke: ink }) +
        label(left + 218, 43, highWord),
      bottomAxis(scale, top, bottom, plainNumber),
      ...rows.map(({ name, atLow, atHigh }, i) => {
        const y = top + i * 26 + 13;
        return label(12, y + 4, name) + bar(atLow, y, pale) + bar(atHigh, y, mark);
      }),
      line(scale.at(middle), top, scale.at(middle), bottom, ink, 1.5),
      label((left + right) / 2, bottom + 38, axis, 'middle'),
    ]);
  },
);

export type CurveRow = {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
};

/** A line with its interval as a band; rows in rising x. `yAxis` names what goes up. */
export const curvePlot = guardBare(
  [
    parameter('rows', list(group({ x: drawable, y: drawable, low: drawable, high: drawable }), 1)),
    parameter('words', group({ title: text, summary: text, axis: text, yAxis: text })),
  ],
  (
    rows: readonly CurveRow[],
    { title, summary, axis, yAxis }: PlotWords & { readonly yAxis: string },
  ): string => {
    const [left, right, top, bottom] = [64, 660, 60, 300];
    const across = linearScale(
      Math.min(...rows.map(({ x }) => x)),
      Math.max(...rows.map(({ x }) => x)),
      left,
      right,
    );
    const up = linearScale(
      Math.min(0, ...rows.map(({ low }) => low)),
      Math.max(...rows.map(({ high }) => high)),
      bottom,
      top,
    );
    const point = (x: number, y: number): string => `${across.at(x).toFixed(1)},${up.at(y).toFixed(1)}`;
    const band = [
      ...rows.map(({ x, high }) => point(x, high)),
      ...rows.toReversed().map(({ x, low }) => point(x, low)),
    ];
    return picture(700, bottom + 50, title, summary, [
      ...up.ticks.map(
        (tick) =>
          line(left, up.at(tick), right, up.at(tick), grid) +
          label(left - 8, up.at(tick) + 4, plainNumber(tick), 'end', soft),
      ),
      element('polygon', { points: band.join(' '), fill: pale }),
      element('polyline', {
        points: rows.map(({ x, y }) => point(x, y)).join(' '),
        fill: 'none',
        stroke: mark,
        'stroke-width': 2.5,
      }),
      bottomAxis(across, bottom, bottom + 4, plainNumber),
      label(12, 46, yAxis),
      label((left + right) / 2, bottom + 40, axis, 'middle'),
    ]);
  },
);
