// One answer from several studies' curves: each draw takes one of them by its weight.
import { type LawName, type LawWeights, lawNames } from '../program/law.ts';
import type { Outcome } from './outcome.ts';

export type LawOutcome = { readonly law: LawName; readonly weight: number; readonly outcome: Outcome };

export type Mixed = Omit<Outcome, 'picked' | 'knowsMore'> & {
  /** Draw of the inputs at each place. */
  readonly source: Int32Array;
};

/** Curves of weight zero are left out. `unit`: the draws of the law. */
export const mixLaws = (laws: readonly LawOutcome[], unit: Float64Array): Mixed => {
  const [first] = laws;
  const pick = pickerOf(laws);
  const only = laws.length === 1 ? first?.outcome : undefined;
  const columnOf = (
    among: readonly LawOutcome[],
    of: (outcome: Outcome) => Float64Array | null,
  ): Float64Array => {
    const alone = only && of(only);
    if (alone) return alone;
    const at = pickerOf(among);
    const all = among.map(({ outcome }) => of(outcome));
    return unit.map((u, j) => all[at(u)]?.[j] ?? 0);
  };
  const column = (of: (outcome: Outcome) => Float64Array): Float64Array => columnOf(laws, of);
  const knowing = laws.filter(({ outcome }) => outcome.knowsMore);
  const askable = knowing.length > 0 ? knowing : laws;
  const withUses = laws.filter(({ outcome }) => outcome.uses !== null);
  const aboutUses = withUses.length > 0 ? withUses : laws;
  const picks = laws.map(({ outcome }) => outcome.picked?.index);
  const source = Int32Array.from(unit, (u, j) => picks[pick(u)]?.[j] ?? j);
  return {
    averted: column(({ averted }) => averted),
    expected: column(({ expected }) => expected),
    byKits: column(({ byKits }) => byKits),
    byRoom: column(({ byRoom }) => byRoom),
    without: column(({ without }) => without),
    overdoses: column(({ overdoses }) => overdoses),
    // A curve that is not about uses does not say how often naloxone is used, unless it stands alone.
    useWith: columnOf(aboutUses, ({ useWith }) => useWith),
    useWithout: columnOf(aboutUses, ({ useWithout }) => useWithout),
    perUse: column(({ perUse }) => perUse),
    more: columnOf(askable, ({ more }) => more),
    expectedMore: columnOf(askable, ({ expectedMore }) => expectedMore),
    uses: withUses.length > 0 ? columnOf(withUses, ({ uses }) => uses) : null,
    source,
  };
};

/** Place in the list for a number from 0 to 1, by weight. */
const pickerOf = (laws: readonly LawOutcome[]): ((u: number) => number) => {
  const sum = laws.reduce((total, { weight }) => total + weight, 0);
  const ends: number[] = [];
  for (const { weight } of laws) ends.push((ends.at(-1) ?? 0) + weight / sum);
  return (u) => {
    const at = ends.findIndex((end) => u < end);
    return at < 0 ? laws.length - 1 : at;
  };
};

/** Laws with a weight, in their order. */
export const usedLaws = (weights: LawWeights): readonly LawName[] =>
  lawNames.filter((name) => weights[name] > 0);
