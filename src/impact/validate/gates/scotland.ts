// Scotland's National Naloxone Programme, before and after (Bird et al. 2016, PMC4982071, abstract): what the counts in the
// abstract give when each share is drawn from them. The inputs are counts; the published figures are the authors' own estimates.
import type { Distribution } from '../../inference/distribution.ts';
import { propagate } from '../../inference/propagate.ts';
import type { Summary } from '../../inference/summary.ts';
import { must, ok } from '../../problem.ts';
import type { Gate } from '../gate.ts';

const source = 'Bird SM et al. Addiction 2016;111:883-91 (PMC4982071), abstract';
const before = { deaths: 1970, afterPrison: 193, afterEither: Math.round(0.19 * 1970) };
const after = { deaths: 1212, afterPrison: 76, afterEither: Math.round(0.149 * 1212) };

/** A share seen `count` times in `of`. */
const share = (count: number, of: number): Distribution => ({
  kind: 'beta',
  a: count + 0.5,
  b: of - count + 0.5,
});

type Output = 'difference' | 'averted' | 'relative';

const fall = (field: 'afterPrison' | 'afterEither'): Readonly<Record<Output, Summary>> =>
  must(
    propagate(
      { was: share(before[field], before.deaths), is: share(after[field], after.deaths) },
      ({ was, is }) =>
        ok({
          difference: 100 * (was - is),
          averted: after.deaths * (was - is),
          relative: 100 * (1 - is / was),
        }),
    ),
  ).summaries;

const gate = (
  name: string,
  field: 'afterPrison' | 'afterEither',
  output: Output,
  [estimate, low, high]: readonly [number, number, number],
  digits: number,
): Gate => ({
  name: `Scotland 2011 to 2013: ${name}`,
  kind: 'rounding',
  published: `${estimate} (${low} to ${high})`,
  tolerance: 'estimate and both ends to the published rounding, give or take one in the last digit',
  source,
  run: async () => {
    const { median, most } = fall(field)[output];
    const found = [median, ...most];
    const within = 1.5 * 10 ** -digits;
    return {
      computed: `${median.toFixed(digits + 1)} (${most.map((end) => end.toFixed(digits + 1)).join(' to ')})`,
      ok: [estimate, low, high].every((value, i) => Math.abs((found[i] ?? Number.NaN) - value) <= within),
      note: 'the counts alone: not a cause, and only deaths within four weeks of release',
    };
  },
});

const relative: Gate = {
  name: 'Scotland 2011 to 2013: deaths after prison as a share of all, relative fall',
  kind: 'rounding',
  published: '36 %',
  tolerance: 'published rounding',
  source,
  run: async () => {
    const { median } = fall('afterPrison').relative;
    return { computed: `${median.toFixed(1)} %`, ok: Math.round(median) === 36 };
  },
};

export const gates: readonly Gate[] = [
  gate('fall of the share after prison, points', 'afterPrison', 'difference', [3.5, 1.6, 5.4], 1),
  gate('fewer deaths after prison', 'afterPrison', 'averted', [42, 19, 65], 0),
  relative,
  gate('fall of the share after prison or hospital, points', 'afterEither', 'difference', [4.1, 1.4, 6.7], 1),
];
