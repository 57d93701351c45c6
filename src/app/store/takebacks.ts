import { type Entry, isTakeback, type Standing, type Uuid } from '#log/index.ts';
import { liesIn, type Stretch, standingTakebacks, standingWithout } from '#log/takeback.ts';

/**
 * What is taken back, on this device: by the same rules as on the server (`takeback.ts` of the log). Fetched when the first
 * takeback comes, for most devices never meet one.
 */
export interface Takebacks {
  /** Reckons anew which takebacks stand, of every takeback with its family; answers whether that changed. */
  readonly learn: (families: readonly (readonly Entry[])[]) => boolean;
  /** Whether an entry itself is taken back. */
  readonly names: (entry: Entry) => boolean;
  /** How a family stands without what is taken back. */
  readonly standing: (family: readonly Entry[]) => Standing<Entry> | undefined;
}

export const createTakebacks = (): Takebacks => {
  let stretches: readonly Stretch[] = [];
  return {
    learn: (families) => {
      const entries = new Map<Uuid, Entry>(families.flat().map((entry) => [entry.id, entry]));
      const before = JSON.stringify(stretches);
      stretches = [...entries.values()].some(isTakeback) ? standingTakebacks([...entries.values()]) : [];
      return JSON.stringify(stretches) !== before;
    },
    names: (entry) => stretches.some((stretch) => liesIn(stretch, entry)),
    standing: (family) => standingWithout(family, stretches),
  };
};
