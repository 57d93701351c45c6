// What each study's curve says of one overdose, for every draw at once: the probability of death with the kits as they were,
// and with the program's kits taken away. Nothing is counted here yet (outcome.ts).
import type { GroupStocks, Stocks } from './stocks.ts';

/** Values by draw, named after the inputs (inputs.ts). */
export type TreeInputs = Readonly<
  Record<
    | 'witnessed'
    | 'ambulance'
    | 'otherKitsPerYear'
    | 'kitsPerMonthBefore'
    | 'pharmacyKitRatio'
    | 'deathWithoutHelp'
    | 'deathWithNaloxone'
    | 'ambulanceRatio',
    Float64Array
  >
>;

export type Curve = {
  /** Probability of death in an overdose outside the room, without and with the program's kits. */
  readonly death0: Float64Array;
  readonly death1: Float64Array;
  /** The same with the extra kits asked about. */
  readonly death2: Float64Array;
  /** False where the curve was never seen beyond so many kits. */
  readonly knowsMore: boolean;
  /** Probability that naloxone is used in a witnessed overdose, without and with the program's kits. */
  readonly use0: Float64Array;
  readonly use1: Float64Array;
  /** Deaths that one use of naloxone averts. */
  readonly perUse: Float64Array;
  /** Share of the uses that are of this program's kits; null where the curve is not about uses. */
  readonly share: Float64Array | null;
};

/**
 * Naloxone is used with probability 1 - exp(-slope x kits) in a witnessed overdose. `slope` by draw, per kit. P is linear in the
 * naloxone probability, so its mean over the months, and over the groups by their overdoses, is P at the mean probability. `death2` is with `moreKits` besides, or with
 * the kits of `instead` in place of the program's. `isCapped`: naloxone is never deadlier
 * than the help it stands in for; engine 1 let draws say so.
 */
export const treeCurve = (
  inputs: TreeInputs,
  slope: Float64Array,
  stocks: Stocks,
  moreKits: number,
  isCapped: boolean,
  instead: Stocks = stocks,
): Curve => {
  const { witnessed, ambulance, otherKitsPerYear, kitsPerMonthBefore } = inputs;
  const { pharmacyKitRatio, deathWithoutHelp, deathWithNaloxone, ambulanceRatio } = inputs;
  const { groups, others } = stocks;
  const n = slope.length;
  const months = groups[0]?.steady.length ?? 0;
  const [death0, death1, death2, use0, use1, perUse, share] = columns(n);
  for (let i = 0; i < n; i += 1) {
    const a = slope[i] ?? 0;
    const perPharmacy = 1 / (pharmacyKitRatio[i] ?? 1);
    const earlier = kitsPerMonthBefore[i] ?? 0;
    const otherKits = others * (otherKitsPerYear[i] ?? 0);
    const missedWithout = Math.exp(-a * otherKits);
    let missed = 0;
    let missedMore = 0;
    let used = 0;
    let usedOwn = 0;
    for (let g = 0; g < groups.length; g += 1) {
      const here = groups[g] as GroupStocks;
      const there = instead.groups[g] as GroupStocks;
      let missedHere = 0;
      let missedThere = 0;
      let own = 0;
      for (let t = 0; t < months; t += 1) {
        const kits = kitsAt(here, t, perPharmacy, earlier);
        missedHere += Math.exp(-a * kits);
        const other = kitsAt(there, t, perPharmacy, earlier);
        missedThere += Math.exp(-a * (other + moreKits * (here.extra[t] ?? 0)));
        own += kits;
      }
      missed += (here.overdoses * missedHere) / months;
      missedMore += (here.overdoses * missedThere) / months;
      const around = own + months * otherKits;
      const uses = here.overdoses * (1 - (missedWithout * missedHere) / months);
      used += uses;
      usedOwn += around > 0 ? (uses * own) / around : 0;
    }
    const m0 = deathWithoutHelp[i] ?? 0;
    const e = ambulance[i] ?? 0;
    const w = witnessed[i] ?? 0;
    const unaided = m0 * (e * (ambulanceRatio[i] ?? 0) + 1 - e);
    const aided = deathWithNaloxone[i] ?? 0;
    const each = unaided - (isCapped ? Math.min(aided, unaided) : aided);
    const u0 = 1 - missedWithout;
    const u1 = 1 - missedWithout * missed;
    const u2 = 1 - missedWithout * missedMore;
    const base = (1 - w) * m0 + w * unaided;
    death0[i] = base - w * each * u0;
    death1[i] = base - w * each * u1;
    death2[i] = base - w * each * u2;
    use0[i] = u0;
    use1[i] = u1;
    perUse[i] = each;
    share[i] = used > 0 ? usedOwn / used : 0;
  }
  return { death0, death1, death2, knowsMore: true, use0, use1, perUse, share };
};

const kitsAt = (
  { steady, pharmacy, before }: GroupStocks,
  t: number,
  perPharmacy: number,
  earlier: number,
): number => (steady[t] ?? 0) + (pharmacy[t] ?? 0) * perPharmacy + (before[t] ?? 0) * earlier;

/** A year's kits against residents: what the rate ratio of kits is about. */
export type Dose = {
  readonly kitsPerYear: number;
  readonly morePerYear: number;
  readonly residents: Float64Array;
};

/**
 * Deaths change by the published ratio where kits are given out: in full from 100 kits a year per 100 000 residents, below that
 * in proportion on the log scale. The effect of all kits is credited to the program by its share of them. The number of
 * uses is what the death tree needs for such a change; the curve itself does not know it.
 */
export const ratioCurve = (inputs: TreeInputs, ratio: Float64Array, dose: Dose): Curve => {
  const { witnessed, ambulance, otherKitsPerYear, deathWithoutHelp, deathWithNaloxone, ambulanceRatio } =
    inputs;
  const n = ratio.length;
  const [death0, death1, death2, use0, use1, perUse] = columns(n);
  for (let i = 0; i < n; i += 1) {
    const kits = dose.kitsPerYear + (otherKitsPerYear[i] ?? 0);
    const own = kits > 0 ? dose.kitsPerYear / kits : 0;
    const fullAt = (all: number): number =>
      Math.min(1, (all / (dose.residents[i] ?? 1)) * 1000) * Math.log(ratio[i] ?? 1);
    const full = fullAt(kits);
    const m0 = deathWithoutHelp[i] ?? 0;
    const e = ambulance[i] ?? 0;
    const w = witnessed[i] ?? 0;
    const unaided = m0 * (e * (ambulanceRatio[i] ?? 0) + 1 - e);
    const each = unaided - Math.min(deathWithNaloxone[i] ?? 0, unaided);
    const base = (1 - w) * m0 + w * unaided;
    const use = (death: number): number =>
      w * each > 0 ? Math.min(1, Math.max(0, (base - death) / (w * each))) : 0;
    const without = base * Math.exp(full * (1 - own));
    const as = base * Math.exp(full);
    // Beyond today's kits the ratio goes on to its full strength; below, it is credited by the share of kits, as without any.
    const left = kits > 0 ? Math.min(1, 1 + dose.morePerYear / kits) : 1;
    death0[i] = without;
    death1[i] = as;
    death2[i] = base * Math.exp(left < 1 ? full * left : fullAt(kits + dose.morePerYear));
    use0[i] = use(without);
    use1[i] = use(as);
    perUse[i] = each;
  }
  return { death0, death1, death2, knowsMore: dose.morePerYear <= 0, use0, use1, perUse, share: null };
};

/** Columns of `n` zeros. */
const columns = (n: number): SevenColumns =>
  Array.from({ length: 7 }, () => new Float64Array(n)) as unknown as SevenColumns;

type SevenColumns = readonly [Column, Column, Column, Column, Column, Column, Column];
type Column = Float64Array;
