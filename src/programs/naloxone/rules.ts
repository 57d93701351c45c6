import { byCode } from '#catalog/item.ts';
import { readBody } from '#log/read-body.ts';
import { handedOut } from '#stock/handed-out.ts';
import type { StockEffectOf } from '#stock/moves.ts';
import type { Warning } from '#visits/rules.ts';
import { handoutKind, type NaloxoneLine, type ReversalBody } from './entries.ts';
import { naloxoneItems } from './items.ts';

const findItem = byCode(naloxoneItems);

/** Kits and single doses apart, as Ontario counts them, and the doses of both together. */
export interface Amount {
  readonly kits: number;
  readonly singles: number;
  readonly doses: number;
}

/**
 * What a line gives. What the catalog calls a kit is one, whatever it holds; of things that nobody knows one dose is a single
 * dose and more are a kit; what holds none (masks, muscle syringes) is neither. Doses come from the line when it says how many a kit holds, else from the catalog.
 */
export const amountOf = (line: NaloxoneLine): Amount => {
  const perUnit = line.dosesPerUnit ?? findItem(line.item)?.dosesPerUnit ?? 0;
  const isKit = (findItem(line.item)?.unit ?? (perUnit === 1 ? 'dose' : 'kit')) === 'kit' && perUnit > 0;
  return {
    kits: isKit ? line.quantity : 0,
    singles: !isKit && perUnit > 0 ? line.quantity : 0,
    doses: line.quantity * perUnit,
  };
};

/** The product of a line, `other` when nobody knows it, undefined when it holds no medicine. */
export const productOf = (line: NaloxoneLine): string | undefined => {
  const item = findItem(line.item);
  if (line.product !== undefined) return line.product;
  if (item !== undefined) return item.product;
  return (line.dosesPerUnit ?? 0) > 0 ? 'other' : undefined;
};

/** Doses given in a reversal: a number, 0 when it was done without naloxone, undefined when not known. */
export const dosesGiven = (body: Pick<ReversalBody, 'doses'>): number | undefined =>
  body.doses?.reduce((sum, dose) => sum + dose.count, 0);

/** More kits at once for one person than this is asked about. Our own choice: a slip adds a digit. */
const manyKits = 50;

export const naloxoneWarnings = (lines: readonly NaloxoneLine[]): readonly Warning[] =>
  lines
    .filter((line) => line.quantity > manyKits)
    .map((line) => ({ id: 'naloxone.warning.many', values: { quantity: line.quantity } }));

/** Kits leave the site's stock. A reversal uses kits that left it before. */
export const naloxoneStock: StockEffectOf = (entry) => {
  const body = readBody(handoutKind, entry);
  return body === undefined ? undefined : handedOut(entry, body.lines);
};
