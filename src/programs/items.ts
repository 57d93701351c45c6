import { byCode, type Item, type ItemGroup } from '#catalog/item.ts';
import { programs } from './list.ts';

/** Every item this build knows, in the order a counter shows them. An organization hides, renames and adds (catalog/choices.ts). */
export const items: readonly Item[] = programs.flatMap(({ name, supplies }) =>
  (supplies?.items ?? []).map((own) => ({
    ...own,
    program: name,
    ...(supplies?.usual?.includes(own.code) && { usual: true as const }),
  })),
);

/** The item with this code, or undefined for one that an organization added or a newer build knows. */
export const findItem = byCode(items);

/** The program that records what an organization adds to this group. */
export const programOfGroup = (group: ItemGroup): string | undefined =>
  (programs.find(({ supplies }) => supplies?.groups?.includes(group)) ?? programs[0])?.name;

/**
 * The kind that records an item when it is handed out. `find` knows those that an organization added, too; of an item that
 * nobody knows it is the first program's.
 */
export const handOutOf = (
  code: string,
  find: (code: string) => Pick<Item, 'program'> | undefined = findItem,
): string | undefined =>
  (programs.find(({ name }) => name === find(code)?.program) ?? programs[0])?.supplies?.handOut;
