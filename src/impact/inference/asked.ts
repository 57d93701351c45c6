// What a person means by a low and a high number: the form asks for numbers that the truth lies between 19 times in 20.
import type { Range, RangeBound } from '../check.ts';
import type { Distribution } from './distribution.ts';

/**
 * A person's range, read as it was asked for: 2.5 % lies below `low` and 2.5 % above `high`, and `likely` is the median.
 * Certain when low equals high. Without `likely` it is even, and reaches a little beyond both ends. An end that is also the
 * end of what is possible (0, or 1 for a share) is hard: then it is a PERT within the ends.
 */
export const distributionFromAnswer = ({ low, high, likely }: Range, bound: RangeBound): Distribution => {
  if (low === high) return { kind: 'fixed', value: low };
  const width = high - low;
  const most = bound === 'probability' ? 1 : Infinity;
  if (likely === undefined) {
    const beyond = width / 38;
    const least = bound === 'any' ? -Infinity : 0;
    const below = bound === 'positive' && low <= beyond ? low : Math.max(least, low - beyond);
    return { kind: 'uniform', low: below, high: Math.min(most, high + beyond) };
  }
  if (low <= 0 || high >= most) return { kind: 'pert', low, mode: likely, high };
  const scale = bound === 'probability' ? 'logit' : 'log';
  const median = Math.min(high - width / 1000, Math.max(low + width / 1000, likely));
  return { kind: 'interval', scale, median, low, high };
};
