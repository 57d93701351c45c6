import type { Draft } from '#kit/recorder.ts';
import { draft } from '#programs/sample.ts';
import { sampledPrograms } from '#programs/server/samples.ts';
import { type Outlet, type Plan, shareOf } from './plan.ts';
import type { Prng } from './prng.ts';

/** What lies on an outlet's shelf, so that deliveries match what is used and counts come near what is there. */
export interface Shelf {
  readonly deliver: (day: string, outlet: number) => Draft;
  /** Undefined while nothing was ever delivered. */
  readonly count: (prng: Prng) => Draft | undefined;
  readonly take: (drafts: readonly Draft[]) => void;
}

const handOuts: ReadonlySet<string> = new Set(
  sampledPrograms.flatMap(({ supplies }) => supplies?.handOut ?? []),
);

export const createShelf = (plan: Plan, outlet: Outlet): Shelf => {
  const share = outlet.weight / plan.outlets.reduce((sum, one) => sum + one.weight, 0);
  const [syringes, visits] = [(plan.syringes * share) / 12, (plan.visits * share) / 12];
  const there = new Map<string, number>();
  const add = (item: string, quantity: number): void => {
    there.set(item, (there.get(item) ?? 0) + quantity);
  };
  const month = { syringes, visits, share: shareOf(plan) };
  const wanted = sampledPrograms.flatMap(({ name, sample }) =>
    (sample.shelf?.(month) ?? []).map((stock) => ({ ...stock, mark: name.charAt(0).toUpperCase() })),
  );

  return {
    deliver: (day, index) => {
      const lines = wanted.flatMap(({ item, level, box, mark }) => {
        const missing = Math.max(level, 1) - (there.get(item) ?? 0);
        if (missing <= 0) return [];
        const quantity = Math.ceil(missing / box) * box;
        add(item, quantity);
        const lot = `${mark}${day.slice(2, 4)}${day.slice(5, 7)}-${(index % 97) + 1}`;
        return [{ item, quantity, lot, expires: `${Number(day.slice(0, 4)) + 2}-${day.slice(5, 7)}-28` }];
      });
      // Everything is there: one box of the most used comes all the same, by standing order.
      if (lines.length === 0) {
        add('syringe-1ml', 100);
        lines.push({ item: 'syringe-1ml', quantity: 100, lot: '', expires: '' });
      }
      return draft('stock.receive', {
        lines: lines.map(({ lot, expires, ...line }) => (lot === '' ? line : { ...line, lot, expires })),
        supplier: 'Supply hub',
      });
    },
    count: (prng) => {
      if (there.size === 0) return undefined;
      const lines = [...there].map(([item, quantity]) => {
        // Counts differ a little from the books, mostly downward.
        const counted = Math.max(0, quantity + (prng.chance(0.3) ? prng.int(-8, 3) : 0));
        there.set(item, counted);
        return { item, counted };
      });
      return draft('stock.count', { lines });
    },
    take: (drafts) => {
      for (const { kind, body } of drafts)
        if (handOuts.has(kind))
          for (const line of body['lines'] as readonly { readonly item: string; readonly quantity: number }[])
            add(line.item, -line.quantity);
    },
  };
};
