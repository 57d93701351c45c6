import { catalogKinds } from '#catalog/entries.ts';
import {
  createKindRegistry,
  eraseKind,
  importKind,
  type Kind,
  type KindRegistry,
  takebackKind,
  voidKind,
} from '#log/index.ts';
import { stockKinds } from '#stock/entries.ts';
import { visitsKinds } from '#visits/entries.ts';
import { exchangeKinds } from './exchange/entries.ts';
import { naloxoneKinds } from './naloxone/entries.ts';

/** Every kind this build records, once. Adding a program adds its line here and in the server's and the app's lists. */
const kinds = [
  voidKind,
  eraseKind,
  importKind,
  takebackKind,
  ...catalogKinds,
  ...visitsKinds,
  ...stockKinds,
  ...exchangeKinds,
  ...naloxoneKinds,
] as unknown as readonly Kind[];

export const kindRegistry: KindRegistry = createKindRegistry(kinds);
