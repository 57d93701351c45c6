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
import { programs } from './list.ts';

/** Every kind this build records, once. */
const kinds = [
  voidKind,
  eraseKind,
  importKind,
  takebackKind,
  ...catalogKinds,
  ...visitsKinds,
  ...stockKinds,
  ...programs.flatMap((program) => program.kinds),
] as unknown as readonly Kind[];

export const kindRegistry: KindRegistry = createKindRegistry(kinds);
