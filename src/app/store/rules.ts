import { isRuled, noRulings, ruled, ruledOtherwise, rulingsOf } from '#log/clock.ts';
import { type Entry, isRuling, type Standing, type Uuid } from '#log/index.ts';
import { liesIn, standingWithout } from '#log/takeback.ts';
import { countingKinds } from '#stock/fade.ts';

/**
 * What is ruled over stretches of devices' numbers (taken back, dated by a wrong clock, moved to other days), on this device:
 * by the same rules as on the server (`clock.ts` of the log). Fetched when the first ruling comes, for most devices never
 * meet one.
 */
export interface Rules {
  /**
   * Reckons anew what is ruled, of every ruling with its family; answers of which entries that is otherwise than before,
   * undefined for none.
   */
  readonly learn: (families: readonly (readonly Entry[])[]) => ((entry: Entry) => boolean) | undefined;
  /** How a family stands by what is ruled; what of it counts is given at the time at which it counts. */
  readonly standing: (family: readonly Entry[]) => Standing<Entry> | undefined;
  /** Whether it may count otherwise than it says. */
  readonly isRuled: (entry: Entry) => boolean;
}

export const createRules = (): Rules => {
  let rulings = noRulings;
  return {
    learn: (families) => {
      const entries = new Map<Uuid, Entry>(families.flat().map((entry) => [entry.id, entry]));
      const before = rulings;
      rulings = [...entries.values()].some(isRuling) ? rulingsOf([...entries.values()]) : noRulings;
      const otherwise = ruledOtherwise(before, rulings);
      return otherwise.length === 0
        ? undefined
        : (entry) => otherwise.some((stretch) => liesIn(stretch, entry));
    },
    standing: (family) => {
      const standing = standingWithout(family, rulings.takebacks);
      return standing && { ...standing, effective: ruled(family, rulings, countingKinds)[0]?.counted };
    },
    isRuled: (entry) => isRuled(rulings, entry),
  };
};
