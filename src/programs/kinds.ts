import { createKindRegistry, eraseKind, type Kind, type KindRegistry, voidKind } from '#log/index.ts';

/** Every kind this build records, once. Adding a program adds its line here and in the server's and the app's lists. */
const kinds: readonly Kind[] = [voidKind as unknown as Kind, eraseKind as unknown as Kind];

export const kindRegistry: KindRegistry = createKindRegistry(kinds);
