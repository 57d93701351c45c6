import type { Item } from './item.ts';
import { naloxoneItems } from './items/naloxone.ts';
import { supplies } from './items/supplies.ts';
import { syringes } from './items/syringes.ts';

/** Every item this build knows, in the order a counter shows them. An organization hides, renames and adds (choices.ts). */
export const items: readonly Item[] = [...syringes, ...supplies, ...naloxoneItems];

const byCode = new Map(items.map((item) => [item.code, item]));

/** The item with this code, or undefined for one that an organization added or a newer build knows. */
export const findItem = (code: string): Item | undefined => byCode.get(code);
