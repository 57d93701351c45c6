import { readBody } from '#log/read-body.ts';
import { handedOut } from '#stock/handed-out.ts';
import type { StockEffectOf } from '#stock/moves.ts';
import { controlKind, serviceKind, testKind } from '../entries.ts';

/** A kit that is used, on a person or on a control, leaves the shelf with its lot; so do pregnancy tests. */
export const testingStock: StockEffectOf = (entry) => {
  const used = readBody(testKind, entry) ?? readBody(controlKind, entry);
  if (used !== undefined)
    return used.item === undefined
      ? undefined
      : handedOut(entry, [{ item: used.item, quantity: 1, lot: used.lot }]);
  const service = readBody(serviceKind, entry);
  return service?.what === 'pregnancy-test'
    ? handedOut(entry, [{ item: 'pregnancy-test', quantity: service.people }])
    : undefined;
};
