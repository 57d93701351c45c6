import { catalogKinds } from '#catalog/entries.ts';
import { createKindRegistry, eraseKind, type Kind, type KindRegistry, voidKind } from '#log/index.ts';
import { stockKinds } from '#stock/entries.ts';
import { visitsKinds } from '#visits/entries.ts';
import { programs } from './list.ts';

/** Every kind this build records, once. */
const kinds = [
  voidKind,
  eraseKind,
  ...catalogKinds,
  ...visitsKinds,
  ...stockKinds,
  ...programs.flatMap((program) => program.kinds),
] as unknown as readonly Kind[];

export const kindRegistry: KindRegistry = createKindRegistry(kinds);
