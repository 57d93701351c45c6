import { pauseAfter, spread } from '#log/backoff.ts';
import { err, type Random, type Result } from '#log/index.ts';
import type { SyncPhase } from '../store/ports.ts';
import { type LoopAction, type LoopEvent, type LoopState, loopTable } from './loop-table.ts';
import type { Timers } from './ports.ts';
import type { SyncFailure } from './sync-store.ts';

/**
 * Runs passes when there is reason to: after a save, when woken, and every few minutes. After a failure it tries again,
 * at growing intervals up to five minutes, for ever.
 */
export interface SyncLoop {
  readonly saved: () => void;
  readonly woken: () => void;
  readonly stop: () => void;
}

export const createLoop = (deps: {
  readonly pass: () => Promise<Result<void, SyncFailure>>;
  readonly timers: Timers;
  readonly random: Random;
  readonly onPhase: (phase: SyncPhase) => void;
  readonly restMs?: number;
}): SyncLoop => {
  let state: LoopState = 'idle';
  let failures = 0;
  let lastFailure: SyncFailure | undefined;
  let cancel = (): void => {};

  const after = (ms: number): void => {
    cancel();
    cancel = deps.timers.after(ms, () => on('due'));
  };

  const run = async (): Promise<void> => {
    cancel();
    deps.onPhase('syncing');
    const done = await passOrTrouble(deps.pass);
    if (state === 'stopped') return;
    failures = done.ok ? 0 : failures + 1;
    lastFailure = done.ok ? undefined : done.error;
    deps.onPhase(done.ok ? 'idle' : phaseOf[done.error.kind]);
    on(done.ok ? 'succeeded' : 'failed');
  };

  const actions: Readonly<Record<LoopAction, () => void>> = {
    none: () => {},
    start: () => void run(),
    rest: () => after(deps.restMs ?? restMs),
    pause: () => after(pauseMs(failures, deps.random.fraction(), lastFailure)),
    end: () => cancel(),
  };

  const on = (event: LoopEvent): void => {
    const [next, action] = loopTable[state][event];
    state = next;
    actions[action]();
  };

  return { saved: () => on('saved'), woken: () => on('woken'), stop: () => on('stopped') };
};

/** A bug in a pass must be seen, and may not end syncing: what is said next is "trouble", and it is tried again. */
const passOrTrouble = async (
  pass: () => Promise<Result<void, SyncFailure>>,
): Promise<Result<void, SyncFailure>> => {
  try {
    return await pass();
  } catch (error) {
    return err({ kind: 'crashed', error });
  }
};

const restMs = 5 * 60_000;
const firstPauseMs = 1_000;
const longestPauseMs = 5 * 60_000;

/** Doubles from one second to five minutes; between half and all of it, so that devices do not come back all at once. */
export const pauseMs = (failures: number, fraction: number, failure: SyncFailure | undefined): number => {
  const full = pauseAfter(failures, { firstMs: firstPauseMs, mostMs: longestPauseMs });
  const asked = failure?.kind === 'server-trouble' ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(spread(full, fraction), Math.min(asked, longestPauseMs));
};

const phaseOf: Readonly<Record<SyncFailure['kind'], SyncPhase>> = {
  unreachable: 'offline',
  'too-large': 'trouble',
  'not-signed-in': 'signed-out',
  'server-trouble': 'trouble',
  storage: 'trouble',
  crashed: 'trouble',
};
