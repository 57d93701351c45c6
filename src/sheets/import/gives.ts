import { timeToDate } from '#log/index.ts';
import { findItem } from '#programs/items.ts';
import type { Content } from './batch.ts';
import type { Gives } from './ports.ts';

interface Body {
  readonly lines?: readonly {
    readonly item: string;
    readonly quantity?: number;
    readonly counted?: number;
    readonly set?: string;
    readonly dosesPerUnit?: number;
  }[];
  readonly returned?: { readonly count?: number; readonly estimated?: number };
  readonly servedFor?: { readonly self: boolean; readonly others: number };
  readonly people?: number;
  readonly visits?: number;
}

/** Adds up what entries say, for the preview and for the list of imports. */
export const createGives = () => {
  const sums = { syringesOut: 0, syringesBack: 0, visits: 0, people: 0, kits: 0, reversals: 0 };
  const tallied = { visits: 0, people: 0 };
  const items: Record<string, number> = {};
  const received: Record<string, number> = {};
  const months: Record<string, number> = {};
  const sites: Record<string, number> = {};
  let [first, last] = ['', ''];
  const add = (to: Record<string, number>, key: string, count: number): void => {
    to[key] = (to[key] ?? 0) + count;
  };

  const handOut = (month: string, lines: Body['lines']): void => {
    for (const { item, quantity = 0, set, dosesPerUnit = 0 } of lines ?? []) {
      add(items, item, quantity);
      const known = findItem(item);
      // An item that the organization made says in its line how it counts.
      const isSyringe =
        known === undefined
          ? set === 'complete' || set === 'barrel'
          : known.group === 'syringes' && known.set !== 'needle';
      if (isSyringe) {
        sums.syringesOut += quantity;
        add(months, month, quantity);
      }
      if (known === undefined ? dosesPerUnit > 1 : known.group === 'naloxone' && known.unit === 'kit')
        sums.kits += quantity;
    }
  };

  return {
    add: (entries: readonly Content[]): void => {
      const [one] = entries;
      if (one === undefined) return;
      const day = timeToDate(one.occurredAt);
      const month = day.slice(0, 7);
      if (first === '' || day < first) first = day;
      if (day > last) last = day;
      add(sites, one.site, 1);
      add(months, month, 0);
      for (const { kind, body: content } of entries) {
        const body = content as Body;
        if (kind.endsWith('.handout')) {
          handOut(month, body.lines);
          sums.people += body.people ?? 0;
        } else if (kind === 'exchange.return')
          sums.syringesBack += body.returned?.count ?? body.returned?.estimated ?? 0;
        else if (kind === 'visits.visit') {
          sums.visits += 1;
          if (body.servedFor !== undefined)
            sums.people += (body.servedFor.self ? 1 : 0) + body.servedFor.others;
        } else if (kind === 'visits.tally') {
          tallied.visits += body.visits ?? 0;
          tallied.people += body.people ?? 0;
        } else if (kind === 'naloxone.reversal') sums.reversals += 1;
        else if (kind.startsWith('stock.'))
          for (const { item, quantity, counted } of body.lines ?? [])
            add(received, item, quantity ?? counted ?? 0);
      }
    },
    gives: (): Gives => ({
      ...sums,
      tallied: { ...tallied },
      items: { ...items },
      received: { ...received },
      months: { ...months },
      sites: { ...sites },
      first,
      last,
    }),
  };
};
