import { lotCode } from '#codes/lot.ts';
import type { Entry } from '#log/index.ts';
import type { MoveReason, StockEffect, StockMove } from './moves.ts';

/** One line of an entry that moves supplies. */
export interface Line {
  readonly item: string;
  readonly quantity: number;
  readonly lot?: string | undefined;
}

/** Lines of a hand-out as moves out of the entry's site. For the programs. */
export const handedOut = (entry: Entry, lines: readonly Line[]): StockEffect =>
  onlyMoves(lines.map((line) => move(entry, line, 'handed-out', -1)));

export const onlyMoves = (moves: readonly StockMove[]): StockEffect => ({ moves, counts: [] });

/** A line as a move at the entry's site and time. */
export const move = (entry: Entry, line: Line, reason: MoveReason, sign: 1 | -1): StockMove => ({
  site: entry.site,
  item: line.item,
  lot: lotCode(line.lot ?? ''),
  quantity: sign * line.quantity,
  reason,
  at: entry.occurredAt,
});
