/**
 * The device ledger: which of a device's dense numbers the server holds, as ranges. Because numbers are dense, a gap is
 * proof of a missing entry, and `1..last` without a gap is proof that nothing is missing.
 */

/** Inclusive, sorted, never touching: [[1, 214], [216, 216]]. */
export type Ranges = readonly (readonly [number, number])[];

export const holds = (ranges: Ranges, seq: number): boolean => {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return false;
    if (seq < range[0]) high = middle - 1;
    else if (seq > range[1]) low = middle + 1;
    else return true;
  }
  return false;
};

export const addSeq = (ranges: Ranges, seq: number): Ranges => {
  const last = ranges.at(-1);
  // The usual case: the next number of a device that sends in order.
  if (last === undefined || seq > last[1] + 1) return [...ranges, [seq, seq]];
  if (seq === last[1] + 1) return [...ranges.slice(0, -1), [last[0], seq]];
  if (holds(ranges, seq)) return ranges;
  const merged: [number, number][] = [];
  let placed: [number, number] = [seq, seq];
  for (const [from, to] of ranges) {
    if (to + 1 < placed[0]) merged.push([from, to]);
    else if (placed[1] + 1 < from) {
      merged.push(placed);
      placed = [from, to];
    } else placed = [Math.min(from, placed[0]), Math.max(to, placed[1])];
  }
  merged.push(placed);
  return merged;
};

/** The numbers from 1 to `last` that are not held. */
export const missing = (ranges: Ranges, last: number): Ranges => {
  const gaps: [number, number][] = [];
  let next = 1;
  for (const [from, to] of ranges) {
    if (from > last) break;
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= last) gaps.push([next, last]);
  return gaps;
};
