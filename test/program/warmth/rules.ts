import { readBody } from '#log/read-body.ts';
import { handedOut } from '#stock/handed-out.ts';
import type { StockEffectOf } from '#stock/moves.ts';
import { handoutKind } from './entries.ts';

export const warmthStock: StockEffectOf = (entry) => {
  const body = readBody(handoutKind, entry);
  return body === undefined ? undefined : handedOut(entry, body.lines);
};
