import { type Clock, err, type KindRegistry, ok, type Random, type Result, type Sha256 } from '#log/index.ts';
import type { BringKinds } from '../store/bring-kinds.ts';
import type { LocalStore, Reading } from '../store/ports.ts';
import { readReading } from '../store/reading.ts';
import { applyPage } from './apply-page.ts';
import type { AttachmentSync } from './attachment-sync.ts';
import type { Transport } from './ports.ts';
import { applyLedger, auditLedger } from './prove.ts';
import { createPush } from './push.ts';
import { bringReaders } from './readers.ts';
import { createSyncStore, type SyncFailure } from './sync-store.ts';

/**
 * One pass brings device and server together: hand in, have it proven, read. It works on the store alone, keeps nothing
 * in memory that must not be lost, and may be cut off after any step and begun again. Only one tab runs it at a time.
 */
export interface EngineDeps {
  readonly store: LocalStore;
  readonly transport: Transport;
  /** What lies beside entries; left out where nothing is attached. */
  readonly attachments?: AttachmentSync;
  readonly kinds: KindRegistry;
  /** Fetches what reads kinds that `kinds` lacks; left out where it lacks none. */
  readonly bring?: BringKinds;
  readonly sha256: Sha256;
  readonly clock: Clock;
  readonly random: Random;
  /** Told after each answer how far this device's clock is ahead of the server's, in milliseconds, where it is wrong. */
  readonly onClock?: (clockAhead: number | undefined) => void;
  /** How far a new store has read; undefined once the log was read to its end. */
  readonly onReading?: (reading: Reading | undefined) => void;
  /** Nothing is read: what is here is behind a passphrase. */
  readonly isHandInOnly?: boolean;
}

export interface SyncEngine {
  /** Ok: nothing waits any more, what was sent is proven, and the log is read to its end. */
  readonly pass: () => Promise<Result<void, SyncFailure>>;
}

const auditEveryMs = 3_600_000;
/** More rounds than a pass can need: each round after the first answers to another epoch or to entries saved meanwhile. */
const mostRounds = 5;
const proveAtOnce = 1_000;

export const createSyncEngine = (deps: EngineDeps): SyncEngine => {
  const transport = compared(deps);
  const store = createSyncStore(deps.store);
  const push = createPush({ ...deps, transport }, store, (entries) => bringReaders(deps, entries));
  let auditedAt: number | undefined;

  const prove = async (): Promise<Result<void, SyncFailure>> => {
    const sent = await store.read((tx) => tx.inState('sent', proveAtOnce));
    if (!sent.ok) return sent;
    const beside = (await deps.attachments?.waiting()) ?? ok(new Set());
    if (!beside.ok) return beside;
    const whole = sent.value.filter((record) => !beside.value.has(record.entry.id));
    for (const device of new Set(whole.map((record) => record.entry.device))) {
      const ledger = await transport.ledger(device);
      if (!ledger.ok) return ledger;
      const applied = await store.write((tx) => applyLedger(tx, whole, ledger.value, transport.serverNow()));
      if (!applied.ok) return applied;
    }
    return ok(undefined);
  };

  const audit = async (): Promise<Result<void, SyncFailure>> => {
    const now = deps.clock.now();
    if (auditedAt !== undefined && Math.abs(now - auditedAt) < auditEveryMs) return ok(undefined);
    const me = await store.read(async (tx) => ({
      device: await tx.meta('device'),
      lastSeq: (await tx.meta('deviceSeq')) ?? 0,
    }));
    if (!me.ok) return me;
    const { device, lastSeq } = me.value;
    if (device === undefined || lastSeq === 0) return ok(undefined);
    const ledger = await transport.ledger(device);
    if (!ledger.ok) return ledger;
    const applied = await store.write((tx) => auditLedger(tx, lastSeq, ledger.value));
    if (!applied.ok) return applied;
    auditedAt = now;
    return ok(undefined);
  };

  const pull = async (): Promise<Result<void, SyncFailure>> => {
    let startsOver = 0;
    for (;;) {
      const at = await store.read(async (tx) => ({
        after: (await tx.meta('cursor')) ?? 0,
        reading: await readReading(tx),
      }));
      if (!at.ok) return at;
      const { after, reading } = at.value;
      deps.onReading?.(reading);
      const page = await transport.pull(after);
      if (!page.ok) return page;
      const readable = await bringReaders(
        deps,
        page.value.entries.map(({ entry }) => entry),
      );
      if (!readable.ok) return readable;
      const asked = { after, isFirstRead: reading !== undefined, serverNow: transport.serverNow() };
      const applied = await store.write((tx) => applyPage(deps, tx, asked, page.value));
      if (!applied.ok) return applied;
      if (applied.value === 'end') {
        if (reading !== undefined) deps.onReading?.(undefined);
        return ok(undefined);
      }
      // A long log takes its time, and what is saved meanwhile is news to others.
      const handedIn = await push();
      if (!handedIn.ok) return handedIn;
      if (applied.value === 'again') startsOver += 1;
      // A log that keeps changing, or has more and does not go on: trouble, to be tried again later and not at once.
      const isStuck = applied.value === 'more' && page.value.next === after;
      if (startsOver > mostRounds || isStuck) return err({ kind: 'server-trouble' });
    }
  };

  // After reading: large bytes over a weak line keep nobody from what is new.
  const handIn = async (): Promise<Result<void, SyncFailure>> =>
    (await deps.attachments?.handIn()) ?? ok(undefined);
  const sweep = async (): Promise<Result<void, SyncFailure>> =>
    (await deps.attachments?.sweep()) ?? ok(undefined);

  const isSettled = async (): Promise<Result<boolean, SyncFailure>> =>
    store.read(async (tx) => {
      const open = [...(await tx.inState('waiting', 1)), ...(await tx.inState('sent', 1))];
      return open.length === 0;
    });

  // What is saved during a pass waits for one step of it and not for its end: in a room somebody else is waiting for it.
  const steps =
    deps.isHandInOnly === true
      ? [push, prove, push, handIn]
      : [sweep, push, prove, push, audit, pull, push, handIn];
  return {
    pass: async () => {
      for (let round = 0; round < mostRounds; round += 1) {
        // Handing in and proof come first: the right to read may be gone, the right to hand in is not.
        for (const step of steps) {
          const done = await step();
          if (!done.ok) return done;
        }
        const settled = await isSettled();
        if (!settled.ok) return settled;
        if (settled.value) return ok(undefined);
      }
      return err({ kind: 'server-trouble' });
    },
  };
};

/** The same transport; each answer tells how the two clocks stand to each other. */
const compared = ({ transport, clock, onClock }: EngineDeps): Transport => {
  if (onClock === undefined) return transport;
  const tell = <T>(answer: T): T => {
    const server = transport.serverNow();
    if (server !== undefined) onClock(wrongBy(clock.now() - server));
    return answer;
  };
  return {
    ...transport,
    push: async (entries, hashes) => tellIfOk(await transport.push(entries, hashes), tell),
    pull: async (after) => tellIfOk(await transport.pull(after), tell),
    ledger: async (device) => tellIfOk(await transport.ledger(device), tell),
  };
};

const tellIfOk = <R extends { readonly ok: boolean }>(answer: R, tell: (answer: R) => R): R =>
  answer.ok ? tell(answer) : answer;

/** Below this nobody need do anything about a clock. */
const fineMs = 5 * 60_000;
/** To the minute: nothing is told anew for what nobody would notice. */
const wrongBy = (aheadMs: number): number | undefined =>
  Math.abs(aheadMs) < fineMs ? undefined : Math.round(aheadMs / 60_000) * 60_000;
