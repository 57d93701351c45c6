import { lotCode } from '#codes/lot.ts';
import type { Entry } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import {
  adjustKind,
  arriveKind,
  assembleKind,
  countKind,
  disposeKind,
  receiveKind,
  transferKind,
} from './entries.ts';
import { move, onlyMoves } from './handed-out.ts';
import type { StockCount, StockEffectOf } from './moves.ts';

/** What the stock room's own kinds do to stock. Programs have a function of the same type for theirs. */
export const stockEffect: StockEffectOf = (entry) => {
  const received = readBody(receiveKind, entry);
  if (received !== undefined)
    return onlyMoves(received.lines.map((line) => move(entry, line, 'received', 1)));
  const sent = readBody(transferKind, entry);
  if (sent !== undefined) {
    return onlyMoves([
      ...sent.lines.map((line) => move(entry, line, 'sent', -1)),
      ...(sent.later === true
        ? []
        : sent.lines.map((line) => ({ ...move(entry, line, 'arrived', 1), site: sent.to }))),
    ]);
  }
  const came = readBody(arriveKind, entry);
  if (came !== undefined)
    return onlyMoves(
      came.lines.filter(({ quantity }) => quantity > 0).map((line) => move(entry, line, 'arrived', 1)),
    );
  const adjusted = readBody(adjustKind, entry);
  if (adjusted !== undefined) {
    return onlyMoves(
      adjusted.lines.map((line) => move(entry, { ...line, quantity: line.change }, 'adjusted', 1)),
    );
  }
  const disposed = readBody(disposeKind, entry);
  if (disposed !== undefined)
    return onlyMoves(disposed.lines.map((line) => move(entry, line, 'disposed', -1)));
  const packed = readBody(assembleKind, entry);
  if (packed !== undefined) {
    const { way, kit, quantity, parts } = packed;
    const [kits, part, sign] =
      way === 'assembled'
        ? (['assembled', 'into-kits', 1] as const)
        : (['taken-apart', 'out-of-kits', -1] as const);
    return onlyMoves([
      move(entry, { item: kit, quantity }, kits, sign),
      ...parts.map((line) => move(entry, line, part, sign === 1 ? -1 : 1)),
    ]);
  }
  const counted = readBody(countKind, entry);
  if (counted === undefined) return undefined;
  return { moves: [], counts: countsOf(entry, counted.lines) };
};

/** Two lines of one lot in one count are two places of one shelf, the front and the back room: they add up. */
const countsOf = (
  entry: Entry,
  lines: readonly { readonly item: string; readonly counted: number; readonly lot?: string | undefined }[],
): readonly StockCount[] => {
  const byLot = new Map<string, StockCount>();
  for (const { item, counted, lot: typed = '' } of lines) {
    const lot = lotCode(typed);
    const key = JSON.stringify([item, lot]);
    const before = byLot.get(key)?.counted ?? 0;
    byLot.set(key, { site: entry.site, item, lot, counted: before + counted, at: entry.occurredAt });
  }
  return [...byLot.values()];
};
