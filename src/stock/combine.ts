import type { StockEffectOf } from './moves.ts';

/** Asks several rooms in turn: one of them knows the kind, or nobody does. */
export const combineEffects =
  (rooms: readonly StockEffectOf[]): StockEffectOf =>
  (entry) => {
    for (const effectOf of rooms) {
      const effect = effectOf(entry);
      if (effect !== undefined) return effect;
    }
    return undefined;
  };
