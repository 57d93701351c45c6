import type { Entry, LocalTime, Uuid } from '#log/index.ts';

/**
 * How stock hears of supplies. A kind that hands out or takes in supplies says so through a `StockMoves` function;
 * stock knows no program.
 */
export interface StockMove {
  readonly site: Uuid;
  /** Code of a catalog item. */
  readonly item: string;
  /** Lot number as printed, '' when not recorded. */
  readonly lot: string;
  /** Units of the item: positive in, negative out. */
  readonly quantity: number;
  readonly reason: MoveReason;
  readonly at: LocalTime;
}

export type MoveReason =
  | 'handed-out'
  | 'received'
  | 'sent'
  | 'arrived'
  | 'adjusted'
  | 'disposed'
  /** Kits that were put together, and the parts that went into them. */
  | 'assembled'
  | 'into-kits'
  /** Kits that were taken apart, and the parts that came out of them. */
  | 'taken-apart'
  | 'out-of-kits';

/** What uses supplies up, as far as a forecast is concerned; what comes out of kits again was not used. */
export const useReasons: readonly MoveReason[] = ['handed-out', 'into-kits', 'out-of-kits'];

/** "There were n of this lot on this shelf at this moment": a point from which the balance is reckoned anew. */
export interface StockCount {
  readonly site: Uuid;
  readonly item: string;
  readonly lot: string;
  readonly counted: number;
  readonly at: LocalTime;
}

export interface StockEffect {
  readonly moves: readonly StockMove[];
  readonly counts: readonly StockCount[];
}

/** What an entry does to stock; undefined for kinds that do nothing to it. Pure. */
export type StockEffectOf = (entry: Entry) => StockEffect | undefined;
