// The arithmetic of the answer for every draw at once: one pass, no allocation inside the loop.
//
// Deaths that did happen, D, fix the number of overdoses: elsewhere O = (D - deaths on site) / P(death | kits as they were).
// Taking the program's kits and room away changes only the probability, in one death tree (forms/death-tree.ts):
//   without = (O + overdoses on site) P(death | others' kits only)
//   averted = without - D
// P is linear in the naloxone probability, so its mean over the months is P at the mean probability.
import type { Stocks } from './stocks.ts';

/** Values by draw. Named after the inputs (inputs.ts). */
export type DrawnInputs = Readonly<
  Record<
    | 'deaths'
    | 'peopleAtRisk'
    | 'witnessed'
    | 'ambulance'
    | 'otherKitsPerYear'
    | 'kitsPerMonthBefore'
    | 'useLawScale'
    | 'pharmacyKitRatio'
    | 'deathWithoutHelp'
    | 'deathWithNaloxone'
    | 'ambulanceRatio',
    Float64Array
  >
>;

export type Room = { readonly overdoses: number; readonly deaths: number };

export type Drawn = {
  /** Deaths averted by kits and room together. */
  readonly averted: Float64Array;
  /** Of those, credited to kits and to the room (Shapley: they sum to `averted`). */
  readonly byKits: Float64Array;
  readonly byRoom: Float64Array;
  /** Deaths there would have been without the program. */
  readonly without: Float64Array;
  /** Overdoses in the area, room included. */
  readonly overdoses: Float64Array;
  /** Probability that naloxone is used in a witnessed overdose, with and without the program's kits. */
  readonly useWith: Float64Array;
  readonly useWithout: Float64Array;
  /** Further deaths averted by `moreKits` kits given out evenly over the same period. */
  readonly more: Float64Array;
  /** Deaths that one use of naloxone averts. */
  readonly perUse: Float64Array;
};

/** Runs draws `from` to `to`. `moreKits` is the number of extra kits over the period. */
export const runDraws = (
  inputs: DrawnInputs,
  stocks: Stocks,
  room: Room,
  moreKits: number,
  from: number,
  to: number,
): Drawn => {
  const { deaths, peopleAtRisk, witnessed, ambulance, otherKitsPerYear, kitsPerMonthBefore } = inputs;
  const { useLawScale, pharmacyKitRatio, deathWithoutHelp, deathWithNaloxone, ambulanceRatio } = inputs;
  const { steady, pharmacy, before, extra, others, slope } = stocks;
  const n = to - from;
  const months = steady.length;
  const out = emptyDrawn(n);
  for (let j = 0; j < n; j += 1) {
    const i = from + j;
    const a = (slope * (useLawScale[i] ?? 0)) / (peopleAtRisk[i] ?? 0);
    const perPharmacy = 1 / (pharmacyKitRatio[i] ?? 0);
    const earlier = kitsPerMonthBefore[i] ?? 0;
    const missedWithout = Math.exp(-a * others * (otherKitsPerYear[i] ?? 0));
    let missed = 0;
    let missedMore = 0;
    for (let t = 0; t < months; t += 1) {
      const kits = (steady[t] ?? 0) + (pharmacy[t] ?? 0) * perPharmacy + (before[t] ?? 0) * earlier;
      const gap = Math.exp(-a * kits);
      missed += gap;
      missedMore += gap * Math.exp(-a * moreKits * (extra[t] ?? 0));
    }
    const m0 = deathWithoutHelp[i] ?? 0;
    const mN = deathWithNaloxone[i] ?? 0;
    const e = ambulance[i] ?? 0;
    const w = witnessed[i] ?? 0;
    const unaided = m0 * (e * (ambulanceRatio[i] ?? 0) + 1 - e);
    const gain = w * (unaided - mN);
    const use0 = 1 - missedWithout;
    const use1 = 1 - (missedWithout * missed) / months;
    const use2 = 1 - (missedWithout * missedMore) / months;
    const base = (1 - w) * m0 + w * unaided;
    const death0 = base - gain * use0;
    const death1 = base - gain * use1;
    const d = deaths[i] ?? 0;
    const elsewhere = Math.max(0, d - room.deaths) / death1;
    const all = elsewhere + room.overdoses;
    const averted = all * death0 - elsewhere * death1 - room.deaths;
    // Kits' gain counted over all overdoses when they come first, over those elsewhere when the room came first.
    const byKits = ((all + elsewhere) / 2) * (death0 - death1);
    out.averted[j] = averted;
    out.byKits[j] = byKits;
    out.byRoom[j] = averted - byKits;
    out.without[j] = all * death0;
    out.overdoses[j] = all;
    out.useWith[j] = use1;
    out.useWithout[j] = use0;
    out.more[j] = elsewhere * gain * (use2 - use1);
    out.perUse[j] = unaided - mN;
  }
  return out;
};

const emptyDrawn = (n: number): Drawn => ({
  averted: new Float64Array(n),
  byKits: new Float64Array(n),
  byRoom: new Float64Array(n),
  without: new Float64Array(n),
  overdoses: new Float64Array(n),
  useWith: new Float64Array(n),
  useWithout: new Float64Array(n),
  more: new Float64Array(n),
  perUse: new Float64Array(n),
});
