import { byCode, type Item } from '#catalog/item.ts';
import { programs } from './list.ts';
import { itemsOf } from './own-items.ts';

/** Every item this build knows, in the order a counter shows them. An organization hides, renames and adds (catalog/choices.ts). */
export const items: readonly Item[] = itemsOf(programs);

/** The item with this code, or undefined for one that an organization added or a newer build knows. */
export const findItem = byCode(items);

/**
 * The kind that records an item when it is handed out. `find` knows those that an organization added, too; of an item that
 * nobody knows it is the first program's.
 */
export const handOutOf = (
  code: string,
  find: (code: string) => Pick<Item, 'program'> | undefined = findItem,
): string | undefined =>
  (programs.find(({ name }) => name === find(code)?.program) ?? programs[0])?.supplies?.handOut;
