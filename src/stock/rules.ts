import { daysBetween } from '#log/calendar.ts';
import { type LocalDate, timeToDate } from '#log/index.ts';
import { type StockMove, useReasons } from './moves.ts';

/** Days of use that the forecast looks back on. Four whole weeks even out weekdays; our own choice. */
export const useDays = 28;

/** A history shorter than this is stretched no further: one busy first day says little. Our own choice. */
const fewestDays = 7;

export interface Use {
  /** Units that were used in the days looked at: handed out, or put into kits. */
  readonly used: number;
  /** How many days that was. */
  readonly days: number;
}

/** What was used in the last 28 days up to and with `today`, of moves of one item at one site. */
export const recentUse = (moves: readonly StockMove[], today: LocalDate): Use => {
  let used = 0;
  let oldest = 0;
  for (const move of moves) {
    if (!useReasons.includes(move.reason)) continue;
    const age = daysBetween(timeToDate(move.at), today);
    if (age < 0) continue;
    oldest = Math.max(oldest, age);
    if (age < useDays) used -= move.quantity;
  }
  return useOver(used, oldest + 1);
};

/** Use over as many of the 28 days as are known, but not fewer than 7. */
export const useOver = (used: number, knownDays: number): Use => ({
  used,
  days: Math.min(useDays, Math.max(fewestDays, knownDays)),
});

/**
 * Whole days that stock lasts at that pace. Undefined when nothing was used: then nothing can be said. 0 for a
 * shortfall.
 */
export const daysLeft = (onHand: number, use: Use): number | undefined => {
  if (use.used <= 0) return undefined;
  return Math.max(0, Math.floor((onHand * use.days) / use.used));
};

export type Supply = 'shortfall' | 'out' | 'short' | 'enough' | 'unknown';

/** Two weeks: time to order and receive. Our own choice; shown with the figure. */
export const shortDays = 14;

export const supplyOf = (onHand: number, use: Use): Supply => {
  if (onHand < 0) return 'shortfall';
  const days = daysLeft(onHand, use);
  if (days === undefined) return onHand === 0 ? 'out' : 'unknown';
  if (onHand === 0) return 'out';
  return days < shortDays ? 'short' : 'enough';
};
