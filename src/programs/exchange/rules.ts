import { byCode, type SetPart } from '#catalog/item.ts';
import { type KitPart, partsOf } from '#catalog/kit-parts.ts';
import { readBody } from '#log/read-body.ts';
import { handedOut } from '#stock/handed-out.ts';
import type { StockEffectOf } from '#stock/moves.ts';
import type { Warning } from '#visits/rules.ts';
import { type HandoutLine, handoutKind } from './entries.ts';
import { exchangeItems } from './items.ts';

const findItem = byCode(exchangeItems);

export interface Sets {
  /** Needle and syringe that can be used together, each counted once. */
  readonly complete: number;
  readonly looseBarrels: number;
  readonly looseNeedles: number;
}

/** What lines hold, by how it counts toward sets: syringes with their needle, and parts that come apart. */
export interface Pieces {
  readonly whole: number;
  readonly barrels: number;
  readonly needles: number;
}

/**
 * What counts of lines: each as it is, and of a kit what is in it, each part once. The kit itself is no part of a set then,
 * whatever was said of it before.
 */
export const piecesOf = (lines: readonly HandoutLine[]): Pieces =>
  piecesIn([...lines.filter(({ parts }) => parts === undefined), ...partsOf(lines, 'exchange', 'exchange')]);

export const piecesIn = (
  lines: readonly (Pick<HandoutLine, 'item' | 'set' | 'quantity'> | KitPart)[],
): Pieces => {
  const sum: Record<SetPart, number> = { complete: 0, barrel: 0, needle: 0, none: 0 };
  for (const line of lines) sum[setPartOf(line)] += line.quantity;
  return { whole: sum.complete, barrels: sum.barrel, needles: sum.needle };
};

/**
 * Complete sets in the hand-outs of one visit: a syringe with its needle is one; barrels and needles that come apart make
 * as many sets as there are of the fewer, whichever hand-out each was in, and the rest is reported as loose. UNAIDS asks
 * that barrel and needle of one set are not counted as two (docs/practice.md, UNAIDS). The report pairs the same way.
 * @param lines of all hand-outs of the visit
 */
export const completeSets = (lines: readonly HandoutLine[]): Sets => {
  const { whole, barrels, needles } = piecesOf(lines);
  const paired = Math.min(barrels, needles);
  return { complete: whole + paired, looseBarrels: barrels - paired, looseNeedles: needles - paired };
};

/** What the line says, else what the catalog says; an item that nobody knows is no part of a set. */
export const setPartOf = (line: Pick<HandoutLine, 'item' | 'set'>): SetPart =>
  line.set ?? findItem(line.item)?.set ?? 'none';

/**
 * A suggestion, never a limit: injections a day x days until the next contact x people, and a margin for what breaks or
 * is lost (needs-based distribution, docs/practice.md, CDC; 5 a day x 3 days = 15 in an outreach guide, S67).
 * `margin` is a share: 0.2 adds a fifth. Undefined when a number is missing or negative.
 */
export const suggestQuantity = (needs: {
  readonly injectionsPerDay: number;
  readonly days: number;
  readonly people: number;
  readonly margin?: number;
}): number | undefined => {
  const { injectionsPerDay, days, people, margin = 0 } = needs;
  if (!(injectionsPerDay >= 0 && days >= 0 && people >= 0 && margin >= 0)) return undefined;
  const suggested = Math.ceil(injectionsPerDay * days * people * (1 + margin) - rounding);
  return Number.isFinite(suggested) ? Math.max(0, suggested) : undefined;
};

/** 10 x 1.1 is 11.000000000000002 to a computer and 11 to people. */
const rounding = 1e-6;

/**
 * Usual quantities by barrel size: the plausibility ranges of Queensland's data set (docs/practice.md, Queensland). Theirs
 * check typing; here too, outside them is a question to the worker and no more, since needs have no cap.
 */
const usualByBarrel: ReadonlyMap<number, { readonly low: number; readonly high: number }> = new Map([
  [1, { low: 2, high: 50 }],
  [3, { low: 2, high: 100 }],
]);

/** A line of anything else beyond this is asked about. Our own choice: a slip adds a digit. */
const manyPieces = 500;

/** Questions about a hand-out to one person. A bulk hand-out is large by nature: ask nothing. */
export const handoutWarnings = (lines: readonly HandoutLine[]): readonly Warning[] => {
  const byBarrel = new Map<number, number>();
  const warnings: Warning[] = [];
  for (const line of lines) {
    const barrelMl = findItem(line.item)?.barrelMl;
    if (barrelMl !== undefined && usualByBarrel.has(barrelMl)) {
      byBarrel.set(barrelMl, (byBarrel.get(barrelMl) ?? 0) + line.quantity);
    } else if (line.quantity > manyPieces) {
      warnings.push({ id: 'exchange.warning.many', values: { quantity: line.quantity } });
    }
  }
  for (const [barrelMl, quantity] of byBarrel) {
    const usual = usualByBarrel.get(barrelMl);
    if (usual !== undefined && (quantity < usual.low || quantity > usual.high)) {
      warnings.push({ id: 'exchange.warning.unusual', values: { quantity, barrelMl, ...usual } });
    }
  }
  return warnings;
};

/** Supplies leave the site's stock. Returns are waste from the start and enter no stock. */
export const exchangeStock: StockEffectOf = (entry) => {
  const body = readBody(handoutKind, entry);
  return body === undefined ? undefined : handedOut(entry, body.lines);
};
