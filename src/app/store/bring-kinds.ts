import type { LocalStore } from './ports.ts';

/** Fetches what reads these kinds; undefined where nothing has to come. Rejects with a TypeError when it did not. */
export type BringKinds = (kinds: Iterable<string>) => Promise<void> | undefined;

/** All that is held here can be read: what an erasure leaves of an entry depends on its kind. */
export const bringAllKinds = async (store: LocalStore, bring: BringKinds | undefined): Promise<void> => {
  if (bring === undefined) return;
  const held = await store.read((tx) => tx.all());
  if (held.ok) await bring(held.value.map(({ entry }) => entry.kind));
};
