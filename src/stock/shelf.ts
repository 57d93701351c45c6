import type { LocalDate, Uuid } from '#log/index.ts';
import { balances } from './balances.ts';
import { type ExpiryStatus, expiryStatus } from './expiry.ts';
import { earliestExpiry, firstExpiryFirst, type Lot, type LotOnHand } from './lots.ts';
import type { StockEffect, StockMove } from './moves.ts';
import { daysLeft, recentUse, type Supply, supplyOf } from './rules.ts';

/** One item on one site's shelf, as the stock screen shows it. */
export interface ShelfRow {
  readonly item: string;
  readonly onHand: number;
  readonly supply: Supply;
  readonly daysLeft: number | undefined;
  /** Lots to give next first. */
  readonly lots: readonly LotOnHand[];
  /** The most urgent expiry among the lots that are there. */
  readonly expiry: ExpiryStatus;
}

/** A site's shelf from everything that moved or counted it; what runs short first, then by code. Pure. */
export const shelfOf = (
  site: Uuid,
  effects: readonly StockEffect[],
  lots: readonly Lot[],
  today: LocalDate,
  held?: ReadonlySet<string>,
): readonly ShelfRow[] => {
  const expiries = earliestExpiry(lots);
  const byItem = new Map<string, ReturnType<typeof balances>[number][]>();
  for (const balance of balances(effects)) {
    if (balance.site !== site) continue;
    const known = byItem.get(balance.item);
    if (known === undefined) byItem.set(balance.item, [balance]);
    else known.push(balance);
  }
  const moves = new Map<string, StockMove[]>();
  for (const move of effects.flatMap((effect) => effect.moves)) {
    if (move.site !== site) continue;
    const known = moves.get(move.item);
    if (known === undefined) moves.set(move.item, [move]);
    else known.push(move);
  }
  return [...byItem]
    .map(([item, shelf]): ShelfRow => {
      const onHand = shelf.reduce((sum, balance) => sum + balance.onHand, 0);
      const use = recentUse(moves.get(item) ?? [], today);
      const there = firstExpiryFirst(shelf, expiries, today, held);
      return {
        item,
        onHand,
        supply: supplyOf(onHand, use),
        daysLeft: daysLeft(onHand, use),
        lots: there,
        expiry: worst(there.map((lot) => expiryStatus(lot.expires, today))),
      };
    })
    .toSorted((a, b) => urgency[a.supply] - urgency[b.supply] || (a.item < b.item ? -1 : 1));
};

const urgency: Readonly<Record<Supply, number>> = { shortfall: 0, out: 1, short: 2, unknown: 3, enough: 3 };

const order: readonly ExpiryStatus[] = ['expired-usable', 'expires-soon', 'in-date', 'unknown'];
const worst = (statuses: readonly ExpiryStatus[]): ExpiryStatus =>
  order.find((status) => statuses.includes(status)) ?? 'unknown';
