import type { KitEntry } from './entries.ts';
import type { Item } from './item.ts';
import type { KitPart } from './kit-parts.ts';

/** What is in each kit, by its code: the latest word by `hlc` counts, and of a kit without parts nothing is said. */
export const kitsOf = (entries: readonly KitEntry[]): ReadonlyMap<string, KitEntry['body']['parts']> => {
  const kits = new Map<string, KitEntry['body']['parts']>();
  for (const { body } of entries.toSorted((a, b) => (a.hlc === b.hlc ? 0 : a.hlc < b.hlc ? -1 : 1))) {
    if (body.parts.length === 0) kits.delete(body.kit);
    else kits.set(body.kit, body.parts);
  }
  return kits;
};

/** Items with what is in them, so that a hand-out of a kit says how its parts count. A kit in a kit is a part as any other. */
export const withParts = (items: readonly Item[], entries: readonly KitEntry[]): readonly Item[] => {
  const kits = kitsOf(entries);
  if (kits.size === 0) return items;
  const known = new Map(items.map((item) => [item.code, item]));
  return items.map((item) => {
    const parts = kits.get(item.code);
    return parts === undefined ? item : { ...item, parts: parts.map((part) => partOf(part, item, known)) };
  });
};

const partOf = (
  { item: code, quantity }: KitEntry['body']['parts'][number],
  kit: Item,
  known: ReadonlyMap<string, Item>,
): KitPart => {
  const item = known.get(code);
  return {
    item: code,
    quantity,
    ...(item !== undefined && item.set !== 'none' && { set: item.set }),
    ...(item !== undefined && item.dosesPerUnit > 0 && { dosesPerUnit: item.dosesPerUnit }),
    ...(item?.product !== undefined && { product: item.product }),
    ...(item !== undefined && item.program !== kit.program && { program: item.program }),
  };
};
