import { readBody } from '#log/read-body.ts';
import { handedOut } from '#stock/handed-out.ts';
import type { StockEffectOf } from '#stock/moves.ts';
import { defineProgram } from '../program.ts';
import { stepKind, useKind } from './entries.ts';
import { roomKinds } from './kinds.ts';

/** Supplies given for a use, and each dose given in a response: it leaves the shelf with its lot. */
const effect: StockEffectOf = (entry) => {
  const step = readBody(stepKind, entry);
  const lines = step?.item
    ? [{ item: step.item, quantity: 1, lot: step.lot }]
    : readBody(useKind, entry)?.lines;
  return lines && handedOut(entry, lines);
};

/** The supervised room. */
export const consumption = defineProgram({
  name: 'consumption',
  title: 'consumption.program.title',
  kinds: roomKinds,
  supplies: { items: [], handOut: useKind.kind, moves: [stepKind.kind], effect, version: 1 },
});
