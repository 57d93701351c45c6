import type { Item } from '#catalog/item.ts';
import type { CounterLine } from '#visits/screens/counter/counter.ts';

/** The whole syringe that a number of syringes is offered for: the one on the counter, else a usual one, else the first. */
export const syringeFor = (lines: readonly CounterLine[], items: readonly Item[]): Item | undefined => {
  const whole = items.filter(({ set, parts }) => set === 'complete' && parts === undefined);
  return (
    whole.find(({ code }) => lines.some(({ item }) => item.code === code)) ??
    whole.find(({ usual }) => usual === true) ??
    whole[0]
  );
};
