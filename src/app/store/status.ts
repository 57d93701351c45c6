import type { SyncStatus } from '#kit/recorder.ts';
import type { DeliveryState, Uuid } from '#log/index.ts';
import type { LocalRecord, SyncPhase } from './ports.ts';

/**
 * Counts what was saved on this device for the status line: "3 saved, 0 sent", "3 of 3 sent". A visit is one, however many
 * entries it has, and what corrects it or takes it back belongs to it: people count hand-outs, not entries. It is told by
 * its least settled part, and sent is said only when every part is proven by the ledger.
 */
export const countStatus = (
  records: Iterable<LocalRecord>,
  find: (id: Uuid) => LocalRecord | undefined,
  sync: { readonly phase: SyncPhase; readonly lastSyncAt?: number },
): SyncStatus => {
  const saved = new Map<Uuid, Told>();
  for (const record of records) {
    if (!record.own) continue;
    const key = savedWith(record, find);
    const told = toldAs[record.delivery];
    const before = saved.get(key);
    if (before === undefined || severity[told] > severity[before]) saved.set(key, told);
  }
  const counts = { own: saved.size, waiting: 0, sent: 0, held: 0, refused: 0 };
  for (const told of saved.values()) counts[told] += 1;
  return { ...counts, ...sync };
};

type Told = 'waiting' | 'sent' | 'held' | 'refused';

const toldAs: Readonly<Record<DeliveryState, Told>> = {
  waiting: 'waiting',
  sent: 'waiting',
  proven: 'sent',
  held: 'held',
  refused: 'refused',
};

/** What needs a person outweighs what only waits. */
const severity: Readonly<Record<Told, number>> = { sent: 0, waiting: 1, held: 2, refused: 3 };

/** The visit, or the first entry, that an own entry belongs to. */
const savedWith = ({ entry }: LocalRecord, find: (id: Uuid) => LocalRecord | undefined): Uuid => {
  if (entry.visit !== undefined) return entry.visit;
  const before = entry.supersedes?.[0];
  const found = before === undefined ? undefined : find(before);
  // Taking back what another device saved is something saved here.
  return found === undefined || !found.own ? entry.id : savedWith(found, find);
};
