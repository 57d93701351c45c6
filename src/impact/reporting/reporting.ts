// How many kits were really used, when only some people are asked and only some reports come in.
//
// Form of the bennu model (Irvine, MIT licence): of the kits whose fate was asked about in group r and month t, the used
// ones are Binomial(asked, p); logit p = mu + c[r] + s[t] + e[r,t], with c and e normal and s a random walk. Kits nobody
// asked about are used with the same p. Reports may come late: of kits given k months before the end only a share F(k) of
// uses is in. Priors are ours, weak and stated in `chain.ts`; equations implemented afresh.

import { createChecker } from '../check.ts';
import { guardLater } from '../guard.ts';
import { createStream, type Stream, type StreamState } from '../inference/stream.ts';
import { type Summary, summarize } from '../inference/summary.ts';
import { createProblem, err, ok, type Problem, type Result } from '../problem.ts';
import {
  amount,
  callback,
  count,
  flat,
  group,
  list,
  numbers,
  optional,
  parameter,
  positive,
  seed as seedShape,
  signal,
  whole,
} from '../shape.ts';
import { type Chain, type ChainState, createChain } from './chain.ts';

/** Rows are groups (sites, channels, regions), columns months, oldest first. */
export type ReportingData = {
  /** Kits given out. */
  readonly given: readonly (readonly number[])[];
  /** Of those, kits whose fate was later asked about. */
  readonly asked: readonly (readonly number[])[];
  /** Of those, kits reported used. */
  readonly used: readonly (readonly number[])[];
  /** Share of use reports that arrive 0, 1, 2 ... months after the kit was given; left out when all are in. */
  readonly delay?: readonly number[] | undefined;
};

export type ReportingOptions = {
  readonly seed?: number | undefined;
  /** Sweeps to keep, after `warmup`; every second one is kept as a draw. */
  readonly sweeps?: number | undefined;
  readonly warmup?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called now and then with the share done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /**
   * How many times as likely a used kit is asked about as one that was not used: whoever comes back for another has used the
   * first. A range, drawn evenly on the log scale. 1 to 1 when left out, which takes both as alike and is then the highest
   * estimate; `fit.reportedMoreOften` says which was taken.
   */
  readonly reportedMoreOften?: { readonly low: number; readonly high: number } | undefined;
  /** Where an earlier, cancelled run stood. */
  readonly resume?: ReportingState | undefined;
};

/** Everything a run needs to go on later: plain data. */
export type ReportingState = {
  readonly sweep: number;
  readonly stream: StreamState;
  readonly chain: ChainState;
  readonly draws: readonly (readonly [used: number, probability: number])[];
};

export type ReportingFit = {
  /** Kits used in all, asked about or not. */
  readonly used: Summary;
  /** Share of given kits that was used. */
  readonly probability: Summary;
  readonly reported: number;
  readonly reportedMoreOften: { readonly low: number; readonly high: number };
  /** Draws of `used`, one each kept sweep. */
  readonly draws: Float64Array;
};

export type ReportingRun =
  | { readonly done: true; readonly fit: ReportingFit }
  /** Cancelled by the signal: give `state` as `resume` to go on. */
  | { readonly done: false; readonly state: ReportingState };

const table = list(list(amount), 1);
const dataShape = group({ given: table, asked: table, used: table, delay: optional(list(amount)) }, 'closed');
const optionsShape = group(
  {
    seed: optional(seedShape),
    sweeps: optional(whole(2, 1e7)),
    warmup: optional(whole(0, 1e7)),
    signal: optional(signal),
    onProgress: optional(callback),
    reportedMoreOften: optional(group({ low: positive, high: positive }, 'closed')),
    resume: optional(
      group({
        sweep: count,
        stream: group({ seed: seedShape, counter: count }),
        chain: group({ values: numbers(1), steps: numbers(1) }),
        draws: list(numbers(2)),
      }),
    ),
  },
  'closed',
);

/** Fits the model by adaptive Metropolis within Gibbs. Resumed runs give the same draws as uninterrupted ones. */
export const fitReporting = guardLater(
  [flat('data', dataShape), parameter('options', optional(optionsShape))],
  async (
    data: ReportingData,
    {
      seed = 1,
      sweeps = 4000,
      warmup = 1500,
      signal,
      onProgress,
      reportedMoreOften = { low: 1, high: 1 },
      resume,
    }: ReportingOptions = {},
  ): Promise<Result<ReportingRun>> => {
    const problems = checkReporting(data);
    if (!problems.ok) return problems;
    const { low, high } = reportedMoreOften;
    if (low > high) return err([createProblem('upside-down', 'options.reportedMoreOften', { low, high })]);
    const wrong = checkResume(data, resume);
    if (wrong.length > 0) return err(wrong);
    const stream =
      resume === undefined ? createStream(seed) : createStream(resume.stream.seed, resume.stream.counter);
    const chain = createChain(toCells(data), stream, resume?.chain);
    const draws: (readonly [number, number])[] = [...(resume?.draws ?? [])];
    const total = warmup + sweeps;
    for (let sweep = resume?.sweep ?? 0; sweep < total; sweep += 1) {
      if (sweep % 200 === 0) {
        onProgress?.(sweep / total);
        await breathe();
        if (signal?.aborted === true) {
          return ok({
            done: false,
            state: { sweep, stream: stream.state(), chain: chain.state(), draws },
          });
        }
      }
      chain.sweep(sweep < warmup);
      if (sweep >= warmup && sweep % 2 === 0) {
        const moreOften = low === high ? low : low * (high / low) ** stream.uniform();
        draws.push(drawTotals(data, chain, stream, moreOften));
      }
    }
    onProgress?.(1);
    return ok({ done: true, fit: toFit(data, draws, reportedMoreOften) });
  },
);

const toFit = (
  data: ReportingData,
  draws: readonly (readonly [number, number])[],
  reportedMoreOften: ReportingFit['reportedMoreOften'],
): ReportingFit => {
  const used = Float64Array.from(draws, ([kits]) => kits);
  const blocks = draws.length >= 100 ? 10 : 1;
  return {
    used: summarize(used, blocks),
    probability: summarize(
      Float64Array.from(draws, ([, p]) => p),
      blocks,
    ),
    reported: data.used.flat().reduce((sum, n) => sum + n, 0),
    reportedMoreOften,
    draws: used,
  };
};

// Asked-about kits whose use is not reported yet, and kits nobody asked about, drawn from the fitted probability.
const drawTotals = (
  data: ReportingData,
  chain: Chain,
  stream: Stream,
  moreOften: number,
): readonly [number, number] => {
  const months = data.given[0]?.length ?? 0;
  let used = 0;
  let given = 0;
  data.given.forEach((row, r) => {
    row.forEach((kits, t) => {
      const p = chain.probability(r, t);
      const asked = data.asked[r]?.[t] ?? 0;
      const known = data.used[r]?.[t] ?? 0;
      const late = completeness(data.delay, months - 1 - t);
      const stillOut = late < 1 ? (p * (1 - late)) / (1 - p * late) : 0;
      used +=
        known +
        drawBinomial(asked - known, stillOut, stream) +
        drawBinomial(kits - asked, usedUnasked(p, kits > 0 ? asked / kits : 0, moreOften), stream);
      given += kits;
    });
  });
  return [used, given > 0 ? used / given : 0];
};

/**
 * Probability of use among kits nobody asked about, when a used kit is asked about `moreOften` times as likely as another, a
 * share `asked` was asked about, and of those a share `p` was used.
 */
const usedUnasked = (p: number, asked: number, moreOften: number): number => {
  if (moreOften === 1) return p;
  const all = p / (p + moreOften * (1 - p));
  const unusedAsked = asked / (moreOften * all + 1 - all);
  const usedLeft = all * Math.max(0, 1 - moreOften * unusedAsked);
  const unusedLeft = (1 - all) * Math.max(0, 1 - unusedAsked);
  return usedLeft + unusedLeft > 0 ? usedLeft / (usedLeft + unusedLeft) : all;
};

const drawBinomial = (n: number, p: number, stream: Stream): number => {
  if (n === 0 || p === 0) return 0;
  const variance = n * p * (1 - p);
  if (n > 200 && variance > 25) {
    const near = Math.round(n * p + Math.sqrt(variance) * stream.normal());
    return Math.min(n, Math.max(0, near));
  }
  if (n > 10_000) return drawBySkipping(n, p, stream);
  let count = 0;
  for (let i = 0; i < n; i += 1) if (stream.uniform() < p) count += 1;
  return count;
};

// Many kits and a rare fate: jump from one to the next instead of asking every kit.
const drawBySkipping = (n: number, p: number, stream: Stream): number => {
  if (p >= 1) return n;
  const rare = Math.min(p, 1 - p);
  let count = 0;
  for (let at = -1; ; count += 1) {
    at += 1 + Math.floor(Math.log(stream.uniform()) / Math.log1p(-rare));
    if (!(at < n)) return p === rare ? count : n - count;
  }
};

const toCells = (data: ReportingData) => {
  const months = data.given[0]?.length ?? 0;
  return {
    asked: data.asked,
    used: data.used,
    reportedShare: Array.from({ length: months }, (_, t) => completeness(data.delay, months - 1 - t)),
  };
};

const completeness = (delay: readonly number[] | undefined, monthsSince: number): number =>
  delay === undefined
    ? 1
    : Math.min(
        1,
        delay.slice(0, monthsSince + 1).reduce((sum, share) => sum + share, 0),
      );

// A chain of other data, or a damaged file, would go on with numbers that mean something else.
const checkResume = (data: ReportingData, resume: ReportingState | undefined): readonly Problem[] => {
  if (resume === undefined) return [];
  const groups = data.given.length;
  const months = data.given[0]?.length ?? 0;
  const expected = 4 + groups + months + groups * months;
  return (['values', 'steps'] as const)
    .filter((name) => resume.chain[name].length !== expected)
    .map((name) =>
      createProblem('wrong-length', `resume.chain.${name}`, {
        expected,
        got: resume.chain[name].length,
      }),
    );
};

const checkReporting = (data: ReportingData): Result<null> => {
  const check = createChecker();
  const months = data.given[0]?.length ?? 0;
  if (data.given.length === 0 || months === 0) return err([createProblem('empty', 'given')]);
  data.given.forEach((row, r) => {
    if (row.length !== months)
      check.report('wrong-format', `given[${r}]`, { expected: `${months} months`, got: row.length });
    row.forEach((given, t) => {
      const cell = `[${r}][${t}]`;
      const asked = data.asked[r]?.[t];
      const used = data.used[r]?.[t];
      if (!check.count(`given${cell}`, given) || !check.count(`asked${cell}`, asked)) return;
      if (asked > given)
        check.report('more-than', `asked${cell}`, { got: asked, limit: given, of: `given${cell}` });
      if (!check.count(`used${cell}`, used)) return;
      if (used > asked)
        check.report('more-than', `used${cell}`, { got: used, limit: asked, of: `asked${cell}` });
    });
  });
  data.delay?.forEach((share, k) => {
    check.probability(`delay[${k}]`, share);
  });
  (['asked', 'used'] as const).forEach((name) => {
    if (data[name].length !== data.given.length)
      check.report('wrong-length', name, { expected: data.given.length, got: data[name].length });
  });
  const sum = data.delay?.reduce((total, share) => total + share, 0) ?? 1;
  if (sum > 1 + 1e-9) check.report('more-than', 'delay', { got: sum, limit: 1, of: 'all reports' });
  if (data.delay !== undefined && (data.delay[0] ?? 0) <= 0) {
    check.report('not-positive', 'delay[0]', { got: data.delay[0] ?? 0 });
  }
  return check.finish(() => null);
};

// Lets a page or a signal have a turn between stretches of work.
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
