// Estimates with their published 95 % interval as two half normals on the log or logit scale.

/** A published estimate with its 95 % interval, see `Distribution`. */
export type IntervalDistribution = {
  readonly kind: 'interval';
  readonly scale: 'log' | 'logit';
  readonly median: number;
  readonly low: number;
  readonly high: number;
};

// 1.96: the normal score that leaves 2.5 % above.
const score95 = 1.959963984540054;

const toScale = (d: IntervalDistribution, x: number): number =>
  d.scale === 'log' ? Math.log(x) : Math.log(x / (1 - x));

export const intervalWidth = (d: IntervalDistribution, below: boolean): number =>
  Math.abs(toScale(d, below ? d.low : d.high) - toScale(d, d.median)) / score95;

export const intervalScore = (d: IntervalDistribution, x: number): number =>
  (toScale(d, x) - toScale(d, d.median)) / intervalWidth(d, x < d.median);

/** Median on the scale, and the half widths below and above it per normal score. */
export const toIntervalShape = (
  d: IntervalDistribution,
): { readonly center: number; readonly below: number; readonly above: number } => ({
  center: toScale(d, d.median),
  below: intervalWidth(d, true),
  above: intervalWidth(d, false),
});

export const intervalValue = (d: IntervalDistribution, z: number): number => {
  const { center, below, above } = toIntervalShape(d);
  const y = center + z * (z < 0 ? below : above);
  return d.scale === 'log' ? Math.exp(y) : 1 / (1 + Math.exp(-y));
};

export const isInside = (d: IntervalDistribution, x: number): boolean =>
  x > 0 && (d.scale === 'log' || x < 1);
