// The Markov chain of the reporting model: one coordinate at a time, step sizes adapted during warm-up only.
//
// Priors: mu ~ N(0, 2); group, walk and cell deviations ~ N(0, tau), N(0, zeta), N(0, sigma) with half-normal scales
// 1, 0.5 and 0.5 on the logit scale. Scales are moved twice a sweep, once with deviations held and once with deviations
// stretched along, so that the chain also moves when a scale is near zero.
import type { Stream } from '../inference/stream.ts';

export type Cells = {
  readonly asked: readonly (readonly number[])[];
  readonly used: readonly (readonly number[])[];
  /** By month: share of uses already reported, above 0. */
  readonly reportedShare: readonly number[];
};

/** Plain data; `values` and `steps` in the order mu, tau, zeta, sigma, c[r], s[t], e[r,t]. */
export type ChainState = { readonly values: readonly number[]; readonly steps: readonly number[] };

export type Chain = {
  readonly sweep: (adapt: boolean) => void;
  readonly probability: (group: number, month: number) => number;
  readonly state: () => ChainState;
};

const scalePriors = [1, 0.5, 0.5] as const;
const muPrior = 2;

export const createChain = (cells: Cells, stream: Stream, from?: ChainState): Chain => {
  const groups = cells.asked.length;
  const months = cells.asked[0]?.length ?? 0;
  const groupAt = 4;
  const monthAt = groupAt + groups;
  const cellAt = monthAt + months;
  const size = cellAt + groups * months;
  const x = Float64Array.from(
    from?.values ?? Array.from({ length: size }, (_, k) => (k >= 1 && k <= 3 ? 0.3 : 0)),
  );
  const steps = Float64Array.from(from?.steps ?? Array.from({ length: size }, () => 0.5));
  const at = (k: number): number => x[k] ?? 0;

  const logit = (r: number, t: number): number =>
    at(0) + at(groupAt + r) + at(monthAt + t) + at(cellAt + r * months + t);
  const cell = (r: number, t: number): number => {
    const asked = cells.asked[r]?.[t] ?? 0;
    if (asked === 0) return 0;
    return logLikelihood(asked, cells.used[r]?.[t] ?? 0, logit(r, t), cells.reportedShare[t] ?? 1);
  };
  const row = (r: number): number => {
    let sum = 0;
    for (let t = 0; t < months; t += 1) sum += cell(r, t);
    return sum;
  };
  const column = (t: number): number => {
    let sum = 0;
    for (let r = 0; r < groups; r += 1) sum += cell(r, t);
    return sum;
  };
  const all = (): number => {
    let sum = 0;
    for (let r = 0; r < groups; r += 1) sum += row(r);
    return sum;
  };
  const walk = (t: number): number => {
    // s[0] has the walk's own scale around zero, so the level is mu.
    const before = t === 0 ? 0 : at(monthAt + t - 1);
    const here = normal(at(monthAt + t) - before, at(2));
    return t + 1 < months ? here + normal(at(monthAt + t + 1) - at(monthAt + t), at(2)) : here;
  };

  const move = (k: number, density: () => number, adapt: boolean): void => {
    const old = at(k);
    const before = density();
    x[k] = old + (steps[k] ?? 0.5) * stream.normal();
    const accepted = Math.log(stream.uniform()) < density() - before;
    if (!accepted) x[k] = old;
    if (adapt) tune(steps, k, accepted);
  };
  // Scale `k` on the log scale; with `along`, the deviations from..to are stretched by the same factor.
  const moveScale = (k: 1 | 2 | 3, from: number, to: number, along: boolean, adapt: boolean): void => {
    const old = at(k);
    const factor = Math.exp((along ? 0.4 : (steps[k] ?? 0.5)) * stream.normal());
    const prior = scalePriors[k - 1] ?? 1;
    const held = x.slice(from, to);
    const density = (): number => normal(at(k), prior) + Math.log(at(k)) + (along ? all() : deviations(k));
    const before = density();
    x[k] = old * factor;
    if (along) for (let j = from; j < to; j += 1) x[j] = at(j) * factor;
    const accepted = Math.log(stream.uniform()) < density() - before;
    if (!accepted) {
      x[k] = old;
      x.set(held, from);
    }
    if (adapt && !along) tune(steps, k, accepted);
  };
  const deviations = (k: 1 | 2 | 3): number => {
    let sum = 0;
    if (k === 1) for (let r = 0; r < groups; r += 1) sum += normal(at(groupAt + r), at(1));
    if (k === 2) {
      for (let t = 0; t < months; t += 1)
        sum += normal(at(monthAt + t) - (t === 0 ? 0 : at(monthAt + t - 1)), at(2));
    }
    if (k === 3) for (let j = cellAt; j < size; j += 1) sum += normal(at(j), at(3));
    return sum;
  };
  // Shifts mu and all of one block against each other: the likelihood stays, only priors decide.
  const trade = (from: number, to: number, density: () => number): void => {
    const shift = 0.3 * stream.normal();
    const before = density();
    x[0] = at(0) + shift;
    for (let j = from; j < to; j += 1) x[j] = at(j) - shift;
    if (Math.log(stream.uniform()) < density() - before) return;
    x[0] = at(0) - shift;
    for (let j = from; j < to; j += 1) x[j] = at(j) + shift;
  };

  const sweep: Chain['sweep'] = (adapt) => {
    move(0, () => normal(at(0), muPrior) + all(), adapt);
    for (let r = 0; r < groups; r += 1)
      move(groupAt + r, () => normal(at(groupAt + r), at(1)) + row(r), adapt);
    for (let t = 0; t < months; t += 1) move(monthAt + t, () => walk(t) + column(t), adapt);
    for (let r = 0; r < groups; r += 1) {
      for (let t = 0; t < months; t += 1) {
        const k = cellAt + r * months + t;
        move(k, () => normal(at(k), at(3)) + cell(r, t), adapt);
      }
    }
    trade(groupAt, monthAt, () => normal(at(0), muPrior) + deviations(1));
    trade(monthAt, cellAt, () => normal(at(0), muPrior) + deviations(2));
    const blocks = [
      [1, groupAt, monthAt],
      [2, monthAt, cellAt],
      [3, cellAt, size],
    ] as const;
    for (const [k, from, to] of blocks) {
      moveScale(k, from, to, false, adapt);
      moveScale(k, from, to, true, adapt);
    }
  };

  return {
    sweep,
    probability: (r, t) => 1 / (1 + Math.exp(-logit(r, t))),
    state: () => ({ values: [...x], steps: [...steps] }),
  };
};

// Log of the binomial likelihood without its constant; with late reports the probability is p times the share in.
const logLikelihood = (asked: number, used: number, logit: number, share: number): number => {
  const soft = logit > 0 ? logit + Math.log1p(Math.exp(-logit)) : Math.log1p(Math.exp(logit));
  if (share === 1) return used * logit - asked * soft;
  const p = Math.exp(logit - soft) * share;
  return used * Math.log(p) + (asked - used) * Math.log1p(-p);
};

const normal = (x: number, sd: number): number => -0.5 * (x / sd) ** 2 - Math.log(sd);

// Towards an acceptance of 0.44, the usual aim for one coordinate.
const tune = (steps: Float64Array, k: number, accepted: boolean): void => {
  const step = (steps[k] ?? 0.5) * Math.exp(accepted ? 0.056 : -0.044);
  steps[k] = Math.min(5, Math.max(0.01, step));
};
