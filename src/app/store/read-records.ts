import type { Uuid } from '#log/index.ts';
import type { LocalRecord, LocalStore } from './ports.ts';

/** Reading one by one beats reading all for a save; after a change of epoch all of them changed. */
const readOneByOne = 200;

/** The records of these ids, of those that are held. */
export const readRecords = async (
  store: LocalStore,
  ids: readonly Uuid[],
): Promise<readonly LocalRecord[]> => {
  const read = await store.read(async (tx) => {
    if (ids.length > readOneByOne) {
      const wanted = new Set(ids);
      return (await tx.all()).filter((record) => wanted.has(record.entry.id));
    }
    const found: LocalRecord[] = [];
    for (const id of ids) {
      const record = await tx.get(id);
      if (record !== undefined) found.push(record);
    }
    return found;
  });
  // A store that cannot be read shows at the next save; until then this tab shows what it knew.
  return read.ok ? read.value : [];
};
