import type { SyncStatus } from '#kit/recorder.ts';
import type { DeliveryState, Uuid } from '#log/index.ts';
import type { LocalRecord } from './ports.ts';

/**
 * Counts what was saved on this device for the status line: "3 saved, 0 sent", "3 of 3 sent". A visit is one, however many
 * entries it has, and what corrects it or takes it back belongs to it: people count hand-outs, not entries. It is told by
 * its least settled part, and sent is said only when every part is proven by the ledger.
 *
 * Kept up to date with each change, so that a save costs the same on a phone with twenty entries and with twenty thousand.
 */
export interface SavedCount {
  /** Records as they are now, and ids of those that left. `find` must know all of them already. */
  readonly apply: (changed: Iterable<LocalRecord>, removed?: readonly Uuid[]) => void;
  readonly status: (
    sync: Pick<SyncStatus, 'phase' | 'lastSyncAt' | 'reading' | 'clockAhead' | 'cleared'>,
  ) => SyncStatus;
}

export const createSavedCount = (find: (id: Uuid) => LocalRecord | undefined): SavedCount => {
  const parts = new Map<Uuid, { readonly saved: Uuid; readonly told: Told }>();
  /** Of each saved thing, how many parts stand where. */
  const standing = new Map<Uuid, Record<Told, number>>();
  const counts: Record<Told, number> = { sent: 0, waiting: 0, held: 0, refused: 0 };

  const change = (saved: Uuid, told: Told, by: 1 | -1): void => {
    const now = standing.get(saved) ?? { sent: 0, waiting: 0, held: 0, refused: 0 };
    const before = leastSettled(now);
    now[told] += by;
    const after = leastSettled(now);
    if (before !== undefined) counts[before] -= 1;
    if (after !== undefined) counts[after] += 1;
    if (after === undefined) standing.delete(saved);
    else standing.set(saved, now);
  };
  const leave = (id: Uuid): void => {
    const part = parts.get(id);
    if (part === undefined) return;
    parts.delete(id);
    change(part.saved, part.told, -1);
  };
  return {
    apply: (changed, removed = []) => {
      for (const record of changed) {
        leave(record.entry.id);
        if (!record.own) continue;
        const part = { saved: savedWith(record, find), told: toldAs[record.delivery] };
        parts.set(record.entry.id, part);
        change(part.saved, part.told, 1);
      }
      for (const id of removed) leave(id);
    },
    status: (sync) => ({ own: standing.size, ...counts, ...sync }),
  };
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
const leastSettled = (parts: Readonly<Record<Told, number>>): Told | undefined =>
  (['refused', 'held', 'waiting', 'sent'] as const).find((told) => parts[told] > 0);

/** A chain of corrections longer than this is a broken device's; following it further tells nobody more. */
const longestChain = 100;

/** The visit, or the first entry, that an own entry belongs to. */
const savedWith = (record: LocalRecord, find: (id: Uuid) => LocalRecord | undefined): Uuid => {
  let at = record;
  for (let step = 0; step < longestChain; step += 1) {
    if (at.entry.visit !== undefined) return at.entry.visit;
    const before = at.entry.supersedes?.[0];
    const found = before === undefined ? undefined : find(before);
    // Taking back what another device saved is something saved here.
    if (found === undefined || !found.own) return at.entry.id;
    at = found;
  }
  return at.entry.id;
};
