import { catalogKinds } from '#catalog/entries.ts';
import { eraseKind, type Kind, voidKind } from '#log/index.ts';
import { visitsKinds } from '#visits/entries.ts';

/**
 * What people of every organization record, whatever it runs, and a page needs at once; what is done to stock a page fetches with
 * the first entry of it (app/known-programs.ts). What is said of whole devices (kinds.ts) phones keep and pass on as
 * whatever they do not know, and apply it by its name (app/store/rules.ts).
 */
export const commonKinds = [
  voidKind,
  eraseKind,
  ...catalogKinds,
  ...visitsKinds,
] as unknown as readonly Kind[];
