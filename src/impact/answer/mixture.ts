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
  // Once for each list of curves: a dozen columns ask for the same places.
  const known = new Map<string, Uint8Array>();
  const places = (among: readonly LawOutcome[]): Uint8Array => {
    const key = among.map(({ law }) => law).join();
    const made = known.get(key) ?? placesOf(among, unit);
    known.set(key, made);
    return made;
  };
  const only = laws.length === 1 ? first?.outcome : undefined;
  const columnOf = (
    among: readonly LawOutcome[],
    of: (outcome: Outcome) => Float64Array | null,
  ): Float64Array => {
    const alone = only && of(only);
    if (alone) return alone;
    const at = places(among);
    const all = among.map(({ outcome }) => of(outcome));
    const out = new Float64Array(unit.length);
    for (let j = 0; j < out.length; j += 1) out[j] = all[at[j] ?? 0]?.[j] ?? 0;
    return out;
  };
  const column = (of: (outcome: Outcome) => Float64Array): Float64Array => columnOf(laws, of);
  const knowing = laws.filter(({ outcome }) => outcome.knowsMore);
  const askable = knowing.length > 0 ? knowing : laws;
  const withUses = laws.filter(({ outcome }) => outcome.uses !== null);
  const aboutUses = withUses.length > 0 ? withUses : laws;
  const picks = laws.map(({ outcome }) => outcome.picked?.index);
  const at = places(laws);
  const source = Int32Array.from(unit, (_, j) => picks[at[j] ?? 0]?.[j] ?? j);
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

/** Place in the list for each number from 0 to 1, by weight. */
const placesOf = (laws: readonly LawOutcome[], unit: Float64Array): Uint8Array => {
  const sum = laws.reduce((total, { weight }) => total + weight, 0);
  const last = laws.length - 1;
  const ends = new Float64Array(laws.length);
  laws.forEach(({ weight }, k) => {
    ends[k] = (ends[k - 1] ?? 0) + weight / sum;
  });
  const places = new Uint8Array(unit.length);
  for (let j = 0; j < unit.length; j += 1) {
    let k = 0;
    while (k < last && (unit[j] ?? 0) >= (ends[k] ?? 1)) k += 1;
    places[j] = k;
  }
  return places;
};

/** Laws with a weight, in their order. */
export const usedLaws = (weights: LawWeights): readonly LawName[] =>
  lawNames.filter((name) => weights[name] > 0);
