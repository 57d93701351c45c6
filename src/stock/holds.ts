import { lotCode } from '#codes/lot.ts';
import { lotKey } from './lots.ts';

/** What somebody said of a lot: held, or free again. */
export interface HoldWord {
  readonly hlc: string;
  readonly item: string;
  readonly lot: string;
  readonly held: boolean;
}

/** Lots that are on hold, by `lotKey`: of several words about a lot the latest by `hlc` counts. */
export const heldLots = (words: readonly HoldWord[]): ReadonlySet<string> => {
  const latest = new Map<string, HoldWord>();
  for (const word of words) {
    const key = lotKey(word.item, lotCode(word.lot));
    const before = latest.get(key);
    if (before === undefined || before.hlc < word.hlc) latest.set(key, word);
  }
  return new Set([...latest].flatMap(([key, { held }]) => (held ? [key] : [])));
};
