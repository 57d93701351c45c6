import type { SyncStatus } from '#kit/recorder.ts';
import type { DeliveryState } from '#log/index.ts';
import type { LocalRecord, SyncPhase } from './ports.ts';

/** Where each delivery state stands in what a person is told. Sent is said only of what the ledger proves. */
const toldAs: Readonly<Record<DeliveryState, 'waiting' | 'sent' | 'held' | 'refused'>> = {
  waiting: 'waiting',
  sent: 'waiting',
  proven: 'sent',
  held: 'held',
  refused: 'refused',
};

/** Counts this device's own entries for the status line: "3 saved, 0 sent", "3 of 3 sent". */
export const countStatus = (
  records: Iterable<LocalRecord>,
  sync: { readonly phase: SyncPhase; readonly lastSyncAt?: number },
): SyncStatus => {
  const counts = { own: 0, waiting: 0, sent: 0, held: 0, refused: 0 };
  for (const record of records) {
    if (!record.own) continue;
    counts.own += 1;
    counts[toldAs[record.delivery]] += 1;
  }
  return { ...counts, ...sync };
};
