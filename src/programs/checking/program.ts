import { readBody } from '#log/read-body.ts';
import { handedOut } from '#stock/handed-out.ts';
import type { StockEffectOf } from '#stock/moves.ts';
import { defineProgram } from '../program.ts';
import { checkingKinds, stripKind } from './entries.ts';

/** A strip that is dipped leaves the shelf with its lot. */
const effect: StockEffectOf = (entry) => {
  const strip = readBody(stripKind, entry);
  return strip && handedOut(entry, [{ item: `strip-${strip.target}`, quantity: 1, lot: strip.lot }]);
};

/** Drug checking. */
export const checking = defineProgram({
  name: 'checking',
  title: 'checking.program.title',
  kinds: checkingKinds,
  supplies: { items: [], handOut: stripKind.kind, effect, version: 1 },
});
