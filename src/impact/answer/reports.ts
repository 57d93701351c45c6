// What reported reversals say about everything else, inside one study's curve.
//
// Given the inputs of a draw, M deaths are expected outside the room and D happened: D ~ Poisson(M). The program's own kits are
// used k M times, k = witnessed x naloxone used x the program's share of kits / P(death). A share s of uses is heard of:
// R ~ Poisson(s k M). Before any count, M has density M^(a-1) exp(-b M), and s has density s^(c-1) within its range. With
// t = s k / (1 + b + s k) both integrals are known:
//   weight of the draw  k^-c [F(t at the most) - F(t at the least)],  F the distribution function of Beta(R + c, a + D - c)
//   t                   that beta between the same two ends
//   M                   Gamma(a + D + R) (1 - t) / (1 + b)
import { betaTable, createScores, type Scores } from '../math/beta-table.ts';
import { betaScale, normalCdf } from '../math/special.ts';

/** Exponent of the reporting share: half of what is thinkable lies below 0.18. Nothing is known of it but its direction. */
export const reportingPower = 0.4;

export type Reporting = {
  readonly reported: number;
  /** Least and most of the uses that are heard of. */
  readonly share: readonly [number, number];
};

/** Two lists a beta: scores, and where the beta has them, as log-odds. */
export type BetaView = {
  /** Log of the distribution function at t = x / (1 + x). */
  readonly logCdf: (x: number) => number;
  /** x = t / (1 - t) at a share of the distribution. */
  readonly oddsAt: (share: number) => number;
};

const reach = 6;
const nodes = 257;
const step = (2 * reach) / (nodes - 1);
const even = 513;

type Grid = { readonly scores: Scores; readonly cdf: Float64Array };
const createGrid = (): Grid => ({
  scores: createScores(reach, nodes),
  cdf: Float64Array.from({ length: nodes }, (_, k) => normalCdf(-reach + k * step)),
});

/** Makes views; keep one maker, whose grid they share. */
export const createBetaViews = (): ((alpha: number, beta: number) => BetaView) => {
  const { scores, cdf } = createGrid();
  return (alpha, beta) => {
    const logOdds = betaTable(scores, alpha, beta).map(
      (t) => Math.log(Math.max(t, 1e-300)) - Math.log(Math.max(1 - t, 1e-16)),
    );
    const scale = betaScale(alpha, beta);
    const low = logOdds[0] ?? 0;
    const high = logOdds[nodes - 1] ?? 0;
    // Evenly spaced over the log-odds, so that a draw is looked up and not searched for.
    const width = Math.max(1e-9, high - low) / (even - 1);
    const logs = Float64Array.from({ length: even }, (_, k) =>
      Math.log(between(logOdds, cdf, low + k * width)),
    );
    return {
      logCdf: (x) => {
        if (!(x > 0)) return -Infinity;
        const y = Math.log(x);
        if (y >= high) return 0;
        if (y > low) {
          const at = Math.min(even - 1.000001, (y - low) / width);
          const k = Math.floor(at);
          const left = logs[k] ?? 0;
          return left + (at - k) * ((logs[k + 1] ?? 0) - left);
        }
        // Far below: the first two terms of the series, enough to tell one unlikely draw from another.
        const t = x / (1 + x);
        const near = 1 + ((alpha + beta) / (alpha + 1)) * t;
        return scale + alpha * Math.log(t) + beta * Math.log1p(-t) - Math.log(alpha) + Math.log(near);
      },
      oddsAt: (share) => Math.exp(between(cdf, logOdds, share)),
    };
  };
};

/** The value of `to` where rising `from` has `wanted`, straight between nodes. */
const between = (from: Float64Array, to: Float64Array, wanted: number): number => {
  let low = 0;
  let high = from.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) <= wanted) low = middle;
    else high = middle;
  }
  const left = from[low] ?? 0;
  const width = (from[high] ?? 0) - left;
  const at = width > 0 ? Math.min(1, Math.max(0, (wanted - left) / width)) : 0;
  return (to[low] ?? 0) + at * ((to[high] ?? 0) - (to[low] ?? 0));
};

export type Picked = {
  /** Which draw stands at each place: every draw as often as its weight says. */
  readonly index: Int32Array;
  /** Draws that carry the weight: (sum of weights)^2 / sum of squares. */
  readonly effective: number;
  /** How much the reports count: 1, or less when hardly any draw could have given them. */
  readonly power: number;
  /** Log of the mean weight: how well this curve foresaw the reports. */
  readonly logFit: number;
};

/** At least this share of the draws must carry the weight; else the reports are counted at less than their full weight. */
const leastCarrying = 0.05;

/**
 * Draws picked by their weights, block by block, in order (systematic resampling). When hardly any draw could have given
 * these reports, form and reports contradict each other: the weights are then raised to a power below 1 until one draw in
 * twenty carries them, and `power` says so.
 */
export const pickByWeight = (logWeights: Float64Array, blocks: number): Picked => {
  const n = logWeights.length;
  const most = logWeights.reduce((a, b) => Math.max(a, b), -Infinity);
  const index = new Int32Array(n);
  if (most === -Infinity) {
    for (let i = 0; i < n; i += 1) index[i] = i;
    return { index, effective: n, power: 0, logFit: -Infinity };
  }
  const carrying = (power: number): number => {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i += 1) {
      const w = Math.exp(power * ((logWeights[i] ?? 0) - most));
      sum += w;
      squares += w * w;
    }
    return (sum * sum) / squares;
  };
  let power = 1;
  if (carrying(1) < leastCarrying * n) {
    let low = 0;
    for (let step = 0; step < 24; step += 1) {
      const middle = (low + power) / 2;
      if (carrying(middle) < leastCarrying * n) power = middle;
      else low = middle;
    }
    power = low;
  }
  const size = Math.floor(n / blocks);
  let total = 0;
  for (let b = 0; b < blocks; b += 1) {
    const from = b * size;
    const to = b === blocks - 1 ? n : from + size;
    const weight = (i: number): number => Math.exp(power * ((logWeights[i] ?? 0) - most));
    let sum = 0;
    for (let i = from; i < to; i += 1) {
      sum += weight(i);
      total += Math.exp((logWeights[i] ?? 0) - most);
    }
    let at = from;
    let reached = sum > 0 ? weight(at) : 0;
    for (let j = from; j < to; j += 1) {
      const wanted = ((j - from + 0.5) / (to - from)) * sum;
      while (sum > 0 && reached < wanted && at < to - 1) {
        at += 1;
        reached += weight(at);
      }
      index[j] = sum > 0 ? at : j;
    }
  }
  return { index, effective: carrying(power), power, logFit: most + Math.log(total / n) };
};
