import { attachmentsIn } from '#attachments/named.ts';
import { dayMs } from '#log/calendar.ts';
import { type Clock, type ErrorCode, err, type Failure, ok, type Result, type Uuid } from '#log/index.ts';
import type { LocalRecord, LocalStore } from '../store/ports.ts';
import type { AttachmentSync } from '../sync/attachment-sync.ts';
import type { TransportFailure } from '../sync/ports.ts';
import type { SyncFailure } from '../sync/sync-store.ts';
import type { AttachmentStore, Noted } from './ports.ts';

export interface HandInDeps {
  readonly store: AttachmentStore;
  readonly log: LocalStore;
  readonly clock: Clock;
  readonly send: (
    noted: Noted,
    bytes: Uint8Array,
  ) => Promise<Result<void, TransportFailure | { readonly kind: 'refused'; readonly code: ErrorCode }>>;
}

/** What was kept and never recorded goes after this; a form may stand open over a night. */
const unrecordedMs = dayMs;
/** What the server failed on is not offered again at once. */
const pauseMs = 60_000;

/**
 * Hands in what this device keeps beside its entries, each once its entry is on the server, and lets go of what no entry here
 * names any more: it was erased, it faded, or its entry left after its keeping time. Until then it stays, handed in or not: a
 * restored server asks for it again.
 */
export const createHandIn = (deps: HandInDeps): AttachmentSync => {
  const { store, log, clock } = deps;
  const pausedUntil = new Map<string, number>();
  /** Refused before this start of the app: offered again once. */
  const refusedNow = new Set<string>();

  const read = async () => {
    const noted = await store.all();
    if (!noted.ok) return noted;
    if (noted.value.length === 0) return ok({ noted: [], epoch: '', records: new Map<Uuid, LocalRecord>() });
    return log.read(async (tx) => {
      const records = new Map<Uuid, LocalRecord>();
      for (const { entry } of noted.value) {
        const record = await tx.get(entry);
        if (record !== undefined) records.set(entry, record);
      }
      return { noted: noted.value, records, epoch: (await tx.meta('epoch')) ?? '' };
    });
  };

  const isNamed = ({ entry, ref, at }: Noted, records: ReadonlyMap<Uuid, LocalRecord>): boolean => {
    const record = records.get(entry);
    return record === undefined
      ? clock.now() - at < unrecordedMs
      : attachmentsIn(record.entry.body).some(({ attachment }) => attachment === ref.attachment);
  };

  const waits = ({ state, ...noted }: Noted, epoch: string): boolean => {
    switch (state.is) {
      case 'waiting':
        return true;
      case 'handed-in':
        return state.epoch !== epoch;
      case 'refused':
        return !refusedNow.has(keyOf(noted));
    }
  };

  return {
    sweep: async () => {
      const now = await read();
      if (!now.ok) return asStorage(now);
      const gone = now.value.noted.filter((noted) => !isNamed(noted, now.value.records));
      return gone.length === 0 ? ok(undefined) : asStorage(await store.remove(gone));
    },
    waiting: async () => {
      const now = await read();
      if (!now.ok) return asStorage(now);
      const { noted, epoch } = now.value;
      return ok(new Set(noted.filter((each) => waits(each, epoch)).map(({ entry }) => entry)));
    },
    handIn: async () => {
      const now = await read();
      if (!now.ok) return asStorage(now);
      const { noted, epoch, records } = now.value;
      for (const each of noted) {
        const key = keyOf(each);
        const delivery = records.get(each.entry)?.delivery;
        const isThere = delivery === 'sent' || delivery === 'proven' || delivery === 'held';
        if (!isThere || !waits(each, epoch) || (pausedUntil.get(key) ?? 0) > clock.now()) continue;
        const bytes = await store.bytes(each.entry, each.ref.attachment);
        if (!bytes.ok) return asStorage(bytes);
        if (bytes.value === undefined) continue;
        const sent = await deps.send(each, bytes.value);
        if (sent.ok || sent.error.kind === 'refused') {
          if (!sent.ok) refusedNow.add(key);
          const state: Noted['state'] = sent.ok
            ? { is: 'handed-in', epoch }
            : { is: 'refused', code: sent.error.kind === 'refused' ? sent.error.code : '' };
          const done = await store.note({ ...each, state });
          if (!done.ok) return asStorage(done);
        } else if (sent.error.kind === 'unreachable' || sent.error.kind === 'not-signed-in') {
          return err(sent.error);
        } else {
          // One that the server fails on keeps no other from going.
          pausedUntil.set(key, clock.now() + pauseMs);
        }
      }
      return ok(undefined);
    },
  };
};

const keyOf = ({ entry, ref }: Pick<Noted, 'entry' | 'ref'>): string => `${entry} ${ref.attachment}`;

const asStorage = <T>(result: Result<T, Failure>): Result<T, SyncFailure> =>
  result.ok ? result : err({ kind: 'storage', failure: result.error });
