import { catalogKinds } from '#catalog/entries.ts';
import { eraseKind, importKind, type Kind, takebackKind, voidKind } from '#log/index.ts';
import { stockKinds } from '#stock/entries.ts';
import { visitsKinds } from '#visits/entries.ts';

/** What every organization records, whatever it runs. */
export const commonKinds = [
  voidKind,
  eraseKind,
  importKind,
  takebackKind,
  ...catalogKinds,
  ...visitsKinds,
  ...stockKinds,
] as unknown as readonly Kind[];
