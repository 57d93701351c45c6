// Turning many unit draws into values of one distribution, fast enough for a slider: expensive quantiles are read
// from a table of 513 nodes, spaced evenly on the normal scale so that both tails keep their detail.
import { betaTable, createScores } from '../math/beta-table.ts';
import { normalCdf, normalQuantile } from '../math/special.ts';
import { type Distribution, pertShape, pointOf, quantile } from './distribution.ts';
import { type IntervalDistribution, toIntervalShape } from './interval.ts';

/**
 * Unit draws with what can be precomputed about them. `unit[i]` is in (0, 1); `normal[i]` is its normal score.
 * Precomputing the score once makes every later lognormal, normal and tabled transform cheap.
 */
export type UnitDraws = { readonly unit: Float64Array; readonly normal: Float64Array };

/** `table` may be shared by many columns; it is made afresh when left out. */
export const createUnitDraws = (unit: Float64Array, table: NormalTable = createNormalTable()): UnitDraws => ({
  unit,
  normal: Float64Array.from(unit, (u) => scoreOf(table, u)),
});

/** Values of `d` at the unit draws. Tabled kinds agree with `quantile` to better than 1e-5 of the distribution's width. */
export const transform = (d: Distribution, draws: UnitDraws): Float64Array => {
  const { unit, normal } = draws;
  const out = new Float64Array(unit.length);
  switch (d.kind) {
    case 'fixed':
      return out.fill(d.value);
    case 'uniform': {
      const width = d.high - d.low;
      for (let i = 0; i < out.length; i += 1) out[i] = d.low + width * (unit[i] ?? 0);
      return out;
    }
    case 'lognormal':
      for (let i = 0; i < out.length; i += 1) out[i] = Math.exp(d.mu + d.sigma * (normal[i] ?? 0));
      return out;
    case 'interval':
      return drawInterval(d, normal, out);
    case 'triangular':
      for (let i = 0; i < out.length; i += 1) out[i] = quantile(d, unit[i] ?? 0);
      return out;
    default:
      return readTable(d, normal, out);
  }
};

const drawInterval = (d: IntervalDistribution, normal: Float64Array, out: Float64Array): Float64Array => {
  const { center, below, above } = toIntervalShape(d);
  const logit = d.scale === 'logit';
  for (let i = 0; i < out.length; i += 1) {
    const z = normal[i] ?? 0;
    const y = center + z * (z < 0 ? below : above);
    out[i] = logit ? 1 / (1 + Math.exp(-y)) : Math.exp(y);
  }
  return out;
};

const nodes = 513;
// Scores beyond this are the outermost 1e-9: the table's end value is used there.
const reach = 6;

const scores = createScores(reach, nodes);

const tableOf = (d: Distribution): Float64Array => {
  if (d.kind === 'beta') return betaTable(scores, d.a, d.b);
  if (d.kind === 'pert' && pointOf(d) === null) {
    const table = betaTable(scores, ...pertShape(d));
    for (let k = 0; k < nodes; k += 1) table[k] = d.low + (d.high - d.low) * (table[k] ?? 0);
    return table;
  }
  return Float64Array.from({ length: nodes }, (_, k) =>
    quantile(d, normalCdf(-reach + (2 * reach * k) / (nodes - 1))),
  );
};

const readTable = (d: Distribution, normal: Float64Array, out: Float64Array): Float64Array => {
  const table = tableOf(d);
  const scale = (nodes - 1) / (2 * reach);
  for (let i = 0; i < out.length; i += 1) {
    const at = Math.min(nodes - 1.000001, Math.max(0, ((normal[i] ?? 0) + reach) * scale));
    const k = Math.floor(at);
    const t = at - k;
    // Cubic through four neighbours (Catmull-Rom); straight at the very ends.
    const y1 = table[k] ?? 0;
    const y2 = table[k + 1] ?? 0;
    const y0 = k > 0 ? (table[k - 1] ?? 0) : 2 * y1 - y2;
    const y3 = k + 2 < nodes ? (table[k + 2] ?? 0) : 2 * y2 - y1;
    out[i] = y1 + 0.5 * t * (y2 - y0 + t * (2 * y0 - 5 * y1 + 4 * y2 - y3 + t * (3 * (y1 - y2) + y3 - y0)));
  }
  return out;
};

/** The normal distribution function at evenly spaced scores. */
export type NormalTable = { readonly score: Float64Array; readonly cdf: Float64Array };

export const createNormalTable = (): NormalTable => {
  const size = 4097;
  const score = Float64Array.from({ length: size }, (_, k) => -reach + (2 * reach * k) / (size - 1));
  return { score, cdf: score.map(normalCdf) };
};

// One Newton step from the tabled neighbour; outside the table the exact quantile.
const scoreOf = ({ score, cdf }: NormalTable, u: number): number => {
  let low = 0;
  let high = cdf.length - 1;
  if (u <= (cdf[0] ?? 0) || u >= (cdf[high] ?? 1)) return normalQuantile(u);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((cdf[middle] ?? 0) <= u) low = middle;
    else high = middle;
  }
  const z0 = score[low] ?? 0;
  const p0 = cdf[low] ?? 0;
  // Second-order expansion around the node: dz = e - ... with e the exact slope, third-order error below 1e-8.
  const e = (u - p0) * Math.sqrt(2 * Math.PI) * Math.exp((z0 * z0) / 2);
  return z0 + e + (z0 * e * e) / 2 + ((2 * z0 * z0 + 1) * e * e * e) / 6;
};
