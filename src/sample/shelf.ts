import type { Draft } from '#kit/recorder.ts';
import { draft } from './encounter.ts';
import type { Outlet, Plan } from './plan.ts';
import type { Prng } from './prng.ts';

/** What lies on an outlet's shelf, so that deliveries match what is used and counts come near what is there. */
export interface Shelf {
  readonly deliver: (day: string, outlet: number) => Draft;
  /** Undefined while nothing was ever delivered. */
  readonly count: (prng: Prng) => Draft | undefined;
  readonly take: (drafts: readonly Draft[]) => void;
}

/** What is handed out on average for each syringe and each visit (encounter.ts), and what a box holds. */
const rates: readonly (readonly [item: string, perSyringe: number, perVisit: number, box: number])[] = [
  ['syringe-1ml', 0.7, 0, 100],
  ['syringe-0-5ml', 0.2, 0, 100],
  ['syringe-2ml', 0.085, 0, 100],
  ['syringe-5ml', 0.045, 0, 50],
  ['cooker', 0.19, 0.2, 50],
  ['citric-acid', 0.25, 0.2, 100],
  ['swab', 0.45, 0, 100],
  ['water', 0.15, 0.1, 100],
  ['sharps-container-1l', 0, 0.25, 10],
  ['foil', 0, 3.8, 100],
  ['condom-external', 0, 0.7, 100],
  ['strip-fentanyl', 0, 0.13, 25],
];

export const createShelf = (plan: Plan, outlet: Outlet): Shelf => {
  const share = outlet.weight / plan.outlets.reduce((sum, one) => sum + one.weight, 0);
  const [syringes, visits] = [(plan.syringes * share) / 12, (plan.visits * share) / 12];
  const there = new Map<string, number>();
  const add = (item: string, quantity: number): void => {
    there.set(item, (there.get(item) ?? 0) + quantity);
  };
  const wanted = new Map<string, readonly [number, number]>([
    ...rates.map(([item, a, b, box]) => [item, [(a * syringes + b * visits) * 1.5, box]] as const),
    ['naloxone-nasal-4mg-kit', [plan.naloxoneShare * visits * 1.6, 6]],
    ['naloxone-im-prefilled-kit', [plan.naloxoneShare * visits * 1.2, 6]],
  ]);

  return {
    deliver: (day, index) => {
      const lines = [...wanted].flatMap(([item, [level, box]]) => {
        const missing = Math.max(level, 1) - (there.get(item) ?? 0);
        if (missing <= 0) return [];
        const quantity = Math.ceil(missing / box) * box;
        add(item, quantity);
        const lot = `${item.startsWith('naloxone') ? 'N' : 'L'}${day.slice(2, 4)}${day.slice(5, 7)}-${(index % 97) + 1}`;
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
        if (kind === 'exchange.handout' || kind === 'naloxone.handout')
          for (const line of body['lines'] as readonly { readonly item: string; readonly quantity: number }[])
            add(line.item, -line.quantity);
    },
  };
};
