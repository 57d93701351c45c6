import {
  type Clock,
  type Entry,
  err,
  type KindRegistry,
  limits,
  ok,
  type Random,
  type Result,
  type Sha256,
  type Uuid,
} from '#log/index.ts';
import { move } from '../store/move.ts';
import type { LocalRecord } from '../store/ports.ts';
import { applyVerdicts } from './apply-verdicts.ts';
import type { Transport } from './ports.ts';
import type { SyncFailure, SyncStore } from './sync-store.ts';

/**
 * Offers all that waits, in batches, until nothing waits. A batch that is too large is halved, down to one entry; one
 * entry that is too large alone is refused and shown. There is no cap on tries. When the server fails on the same batch
 * again and again, its entries are tried alone, so that one that cannot be taken does not hold up the rest.
 */
export const createPush = (
  deps: {
    readonly transport: Transport;
    readonly kinds: KindRegistry;
    readonly sha256: Sha256;
    readonly random: Random;
    readonly clock: Clock;
  },
  store: SyncStore,
  /** Fetches what reads these entries (readers.ts); left out where all of it is here. */
  bring: (entries: readonly Entry[]) => Promise<Result<void, SyncFailure>> = async () => ok(undefined),
): (() => Promise<Result<void, SyncFailure>>) => {
  let size: number = limits.batchEntries;
  let troubles = 0;

  const waiting = async (aside: ReadonlySet<Uuid>): Promise<Result<readonly LocalRecord[], SyncFailure>> => {
    const read = await store.read((tx) => tx.inState('waiting', size + aside.size));
    if (!read.ok) return read;
    return ok(read.value.filter((record) => !aside.has(record.entry.id)).slice(0, size));
  };

  const refuse = (record: LocalRecord): Promise<Result<void, SyncFailure>> =>
    store.write(async (tx) => {
      const current = await tx.get(record.entry.id);
      if (current?.hash !== record.hash) return;
      await tx.put({ ...move(current, 'rejected'), code: 'entry-too-large' });
    });

  return async () => {
    const aside = new Set<Uuid>();
    for (;;) {
      const batch = await waiting(aside);
      if (!batch.ok) return batch;
      const [first] = batch.value;
      if (first === undefined) return aside.size === 0 ? ok(undefined) : err({ kind: 'server-trouble' });
      const offered = batch.value.map((record) => record.entry);
      const answer = await deps.transport.push(
        offered,
        batch.value.map(({ hash }) => hash),
      );
      if (answer.ok) {
        const isErasing = answer.value.verdicts.some(({ verdict }) => verdict === 'erased');
        const readable = isErasing ? await bring(offered) : ok(undefined);
        if (!readable.ok) return readable;
        const applied = await store.write((tx) => applyVerdicts(deps, tx, batch.value, answer.value));
        if (!applied.ok) return applied;
        if (applied.value === 0) return err({ kind: 'server-trouble' });
        size = Math.min(limits.batchEntries, size * 2);
        if (aside.size === 0) troubles = 0;
        continue;
      }
      const failure = answer.error;
      if (failure.kind === 'too-large') {
        if (batch.value.length > 1) size = Math.floor(batch.value.length / 2);
        else {
          const refused = await refuse(first);
          if (!refused.ok) return refused;
        }
        continue;
      }
      if (failure.kind === 'unreachable') size = Math.max(smallestOnBadLine, Math.floor(size / 2));
      if (failure.kind !== 'server-trouble') return answer;
      troubles += 1;
      if (troubles <= troublesBeforeParting || aside.size >= mostAside) return answer;
      if (batch.value.length > 1) size = Math.floor(batch.value.length / 2);
      else aside.add(first.entry.id);
    }
  };
};

/** A line that keeps breaking gets smaller batches, which fit between two breaks. */
const smallestOnBadLine = 10;
const troublesBeforeParting = 3;
const mostAside = 3;
