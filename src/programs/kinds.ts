import { clockKind, importKind, redateKind, takebackKind } from '#log/device-kinds.ts';
import { createKindRegistry, type Kind, type KindRegistry } from '#log/index.ts';
import { recordedKinds } from './recorded.ts';

/** Every kind this build knows, once. */
export const kindRegistry: KindRegistry = createKindRegistry([
  ...recordedKinds.all,
  ...([importKind, takebackKind, clockKind, redateKind] as unknown as readonly Kind[]),
]);
