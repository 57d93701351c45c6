import type { KindRegistry } from '#log/index.ts';
import { isNeededFirst } from './first.ts';
import type { LocalStore } from './ports.ts';

/** For a store that an older build filled: from now on it says what is needed first. */
export const noteFirst = async (store: LocalStore, kinds: KindRegistry): Promise<void> => {
  await store.write(async (tx) => {
    if ((await tx.meta('first')) !== undefined) return;
    const needed = (await tx.all()).filter(({ entry }) => isNeededFirst(kinds, entry));
    await tx.setMeta(
      'first',
      needed.map(({ entry }) => entry.id),
    );
  });
};
