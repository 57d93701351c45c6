import { type Entry, toMonth } from '#log/index.ts';
import { findItem } from '#programs/items.ts';

/** What entries add up to, by the names that cases use; see the README of a folder of cases. */
export type Totals = Readonly<Record<string, number>>;

interface Body {
  readonly lines?: readonly { item: string; quantity: number; counted?: number; lot?: string }[];
  readonly returned?: { readonly how: string; readonly count?: number; readonly estimated?: number };
  readonly servedFor?: { readonly self: boolean; readonly others: number };
  readonly people?: number;
  readonly visits?: number;
}

/**
 * `item:CODE` supplies handed out, `back:HOW` syringes that came back, `nalkits:PRODUCT` and `naldoses:PRODUCT` (doses of
 * kits included), `reversals:MONTH` reports, `people:MONTH` (tallied ones included), `tallied` visits that were only counted, `onhand:ITEM/LOT` what came in or was counted.
 */
export const totalsOf = (entries: Iterable<Entry>): Totals => {
  const totals: Record<string, number> = {};
  const add = (key: string, count: number): void => {
    totals[key] = (totals[key] ?? 0) + count;
  };
  for (const entry of entries) {
    const body = entry.body as unknown as Body;
    const month = toMonth(entry.occurredAt);
    switch (entry.kind) {
      case 'exchange.handout':
        for (const { item, quantity } of body.lines ?? []) add(`item:${item}`, quantity);
        break;
      case 'exchange.return':
        add(`back:${body.returned?.how}`, body.returned?.count ?? body.returned?.estimated ?? 0);
        break;
      case 'naloxone.handout':
        for (const { item, quantity } of body.lines ?? []) {
          const known = findItem(item);
          if (known?.product === undefined) continue;
          if (known.unit === 'kit') add(`nalkits:${known.product}`, quantity);
          add(`naldoses:${known.product}`, quantity * known.dosesPerUnit);
        }
        break;
      case 'naloxone.reversal':
        add(`reversals:${month}`, 1);
        break;
      case 'visits.visit':
        add('visits', 1);
        if (body.servedFor !== undefined)
          add(`people:${month}`, (body.servedFor.self ? 1 : 0) + body.servedFor.others);
        break;
      case 'visits.tally':
        add(`people:${month}`, body.people ?? 0);
        add('tallied', body.visits ?? 0);
        break;
      case 'stock.receive':
      case 'stock.count':
        for (const { item, quantity, counted, lot } of body.lines ?? [])
          add(`onhand:${item}${lot === undefined ? '' : `/${lot}`}`, quantity ?? counted ?? 0);
        break;
    }
  }
  return totals;
};

/** Figures that must not appear unless the case names them: a made-up one is as wrong as a missing one. */
const telling = /^(item:|back:|nalkits:|reversals:|onhand:)/;

/** The figures that differ, as `KEY got/right`; none: the file came in as a careful person counts it. */
export const differences = (right: Totals, got: Totals): readonly string[] => {
  const keys = new Set([...Object.keys(right), ...Object.keys(got).filter((key) => telling.test(key))]);
  return [...keys].flatMap((key) =>
    (right[key] ?? 0) === (got[key] ?? 0) ? [] : [`${key} ${got[key] ?? 0}/${right[key] ?? 0}`],
  );
};
