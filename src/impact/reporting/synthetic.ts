// Made-up programs with a known truth, to see whether the fit finds it again. Used by gates and tests.
import { createStream, type Stream } from '../inference/stream.ts';
import type { ReportingData } from './reporting.ts';

export type Synthetic = { readonly data: ReportingData; readonly used: number };

/** Four groups over twelve months, about half of the kits asked about, drawn from the model's own priors, tightened. */
export const makeReporting = (seed: number): Synthetic => {
  const stream = createStream(seed);
  const groups = 4;
  const months = 12;
  const level = -0.5 + 0.8 * stream.normal();
  const group = Array.from({ length: groups }, () => 0.5 * stream.normal());
  let drift = 0;
  const walk = Array.from({ length: months }, () => {
    drift += 0.2 * stream.normal();
    return drift;
  });
  let used = 0;
  const given: number[][] = [];
  const asked: number[][] = [];
  const known: number[][] = [];
  for (let r = 0; r < groups; r += 1) {
    given.push([]);
    asked.push([]);
    known.push([]);
    for (let t = 0; t < months; t += 1) {
      const logit = level + (group[r] ?? 0) + (walk[t] ?? 0) + 0.2 * stream.normal();
      const p = 1 / (1 + Math.exp(-logit));
      const kits = 20 + stream.below(60);
      const heard = binomial(stream, kits, 0.3 + 0.4 * stream.uniform());
      const reported = binomial(stream, heard, p);
      used += reported + binomial(stream, kits - heard, p);
      given[r]?.push(kits);
      asked[r]?.push(heard);
      known[r]?.push(reported);
    }
  }
  return { data: { given, asked, used: known }, used };
};

const binomial = (stream: Stream, n: number, p: number): number => {
  let count = 0;
  for (let i = 0; i < n; i += 1) if (stream.uniform() < p) count += 1;
  return count;
};
