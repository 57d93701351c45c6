import { dayMs } from '#log/calendar.ts';
import {
  type Clock,
  err,
  type KindRegistry,
  limits,
  type Random,
  type Result,
  type Sha256,
} from '#log/index.ts';
import { neededForStock, type StockHeld } from '#stock/keep.ts';
import type { BringKinds } from '../store/bring-kinds.ts';
import type { LocalStore, Reading, SyncPhase } from '../store/ports.ts';
import { prune } from '../store/retention.ts';
import type { AttachmentSync } from './attachment-sync.ts';
import { createSyncEngine } from './engine.ts';
import { createLoop, type SyncLoop } from './loop.ts';
import type { Timers, Transport } from './ports.ts';
import type { SyncFailure } from './sync-store.ts';

/** What the tab that syncs brings along. */
export interface LeaderParts {
  readonly store: LocalStore;
  readonly timers: Timers;
  readonly kinds: KindRegistry;
  readonly bring?: BringKinds;
  readonly clock: Clock;
  readonly random: Random;
  readonly restMs?: number;
  /** Shelves are reckoned from entries however old. */
  readonly stock?: () => StockHeld | undefined;
  /** False while not all that is here was read: what must be kept is not known yet. Left out: it always was. */
  readonly isWhole?: () => boolean;
  /** Hands in and has it proven, and reads nothing: what is here is behind a passphrase. */
  readonly isHandInOnly?: boolean;
  readonly onPhase: (phase: SyncPhase) => void;
  readonly onClock?: (clockAhead: number | undefined) => void;
  readonly onReading?: (reading: Reading | undefined) => void;
}

/** Made for the store that is synced; left out where nothing is attached. */
export type CreateAttachmentSync = (parts: Pick<LeaderParts, 'store' | 'clock'>) => AttachmentSync;

export type CreateLeader = (parts: LeaderParts) => SyncLoop;

const pruneEveryMs = dayMs;

/** Syncs over this transport, and once a day lets go of what is proven and past its keeping time. */
export const createLeader =
  (transport: Transport, sha256: Sha256, attachments?: CreateAttachmentSync): CreateLeader =>
  (parts) => {
    const engine = createSyncEngine({
      ...parts,
      transport,
      sha256,
      ...(attachments !== undefined && { attachments: attachments(parts) }),
    });
    let prunedAt: number | undefined;
    const pass = async (): Promise<Result<void, SyncFailure>> => {
      const done = await engine.pass();
      const now = transport.serverNow();
      // Letting go is for good: not while one of the two clocks must be wrong.
      if (parts.isHandInOnly === true) return done;
      if (!done.ok || now === undefined || Math.abs(now - parts.clock.now()) > limits.clockDriftMs)
        return done;
      if (parts.isWhole?.() === false) return done;
      if (prunedAt !== undefined && now - prunedAt < pruneEveryMs) return done;
      prunedAt = now;
      const stock = parts.stock?.();
      const pruned = await prune(parts, now, stock && neededForStock(stock));
      return pruned.ok ? done : err({ kind: 'storage', failure: pruned.error });
    };
    return createLoop({ ...parts, pass });
  };
