import { catalogKinds } from '#catalog/entries.ts';
import { createKindRegistry, eraseKind, type Kind, type KindRegistry, voidKind } from '#log/index.ts';
import { stockKinds } from '#stock/entries.ts';
import { visitsKinds } from '#visits/entries.ts';
import { programs } from './list.ts';

const kinds = [
  voidKind,
  eraseKind,
  ...catalogKinds,
  ...visitsKinds,
  ...stockKinds,
  ...programs.flatMap((program) => program.kinds),
] as unknown as readonly Kind[];

/**
 * Every kind that people record with this build. What is said of whole devices (kinds.ts) phones keep and pass on as they
 * keep whatever they do not know, and apply it by its name (app/store/rules.ts).
 */
export const recordedKinds: KindRegistry = createKindRegistry(kinds);
