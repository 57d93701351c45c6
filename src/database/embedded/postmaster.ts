import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { type Failure, failure } from '#log/errors.ts';
import { err, ok, type Result } from '#log/result.ts';
import { errorCode } from '../faults.ts';
import type { Identity } from './identity.ts';
import { type Layout, readPostmasterFile } from './layout.ts';
import { settingsFor } from './settings.ts';

/** PostgreSQL's first process: starting it, telling why it did not start, stopping it. */
export interface Postmaster {
  readonly start: () => void;
  /** Runs and was started here. */
  readonly isOurs: () => boolean;
  /** What the last start said before it ended; undefined while it runs or when it was never started. */
  readonly lastWords: () => string | undefined;
  readonly stop: () => Promise<void>;
}

const logTurn = 5_000_000;

export const createPostmaster = (layout: Layout, identity: Identity): Postmaster => {
  let child: ChildProcess | undefined;
  let saidFrom = 0;
  const isOurs = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;

  const start = (): void => {
    if (existsSync(layout.log) && statSync(layout.log).size > logTurn)
      renameSync(layout.log, `${layout.log}.1`);
    const log = openSync(layout.log, 'a', 0o600);
    saidFrom = fstatSync(log).size;
    const settings = Object.entries(settingsFor(layout)).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
    const { file, args, options } = identity.command(identity.binaries.postgres, [
      '-D',
      layout.cluster,
      ...settings,
    ]);
    // A group of its own: Ctrl-C in the terminal is for the server, which stops PostgreSQL when it is done with it.
    child = spawn(file, args, {
      ...options,
      cwd: layout.cluster,
      stdio: ['ignore', log, log],
      detached: true,
    });
    child.on('error', () => {});
    child.unref();
    closeSync(log);
  };

  const stop = async (): Promise<void> => {
    // SIGINT: refuse new work, roll back the running, write everything. SIGQUIT: at once; the next start recovers.
    for (const [signal, patience] of [
      ['SIGINT', 60_000],
      ['SIGQUIT', 20_000],
    ] as const) {
      const pid = readPostmasterFile(layout.cluster)?.pid;
      if (pid === undefined) break;
      signalIfThere(pid, signal);
      if (await becomesTrue(() => !existsSync(join(layout.cluster, 'postmaster.pid')), patience)) break;
    }
    await becomesTrue(() => !isOurs(), 5_000);
  };

  return {
    start,
    isOurs,
    lastWords: () => (child === undefined || isOurs() ? undefined : readFrom(layout.log, saidFrom)),
    stop,
  };
};

/**
 * A connection to a running PostgreSQL, started if need be. Waits for a recovery after a crash, and for the lock of a
 * killed predecessor: its processes may take seconds to be gone.
 */
export const bringUp = async (
  postmaster: Postmaster,
  connect: () => Promise<Client>,
): Promise<Result<Client, Failure>> => {
  let patienceForLock = 40_000;
  let patience = 600_000;
  let started = false;
  for (;;) {
    const client = await connect().catch((error: unknown) => error);
    if (!(client instanceof Error)) return ok(client as Client);
    // 57P03: it is starting, recovering or stopping.
    const isThere = errorCode(client) === '57P03';
    if (!isThere && !postmaster.isOurs()) {
      const words = started ? postmaster.lastWords() : undefined;
      if (words !== undefined) {
        const isLocked = /lock file .* already exists|shared memory block .* still in use/.test(words);
        if (!isLocked || patienceForLock <= 0) return err(wordsToFailure(words));
        patienceForLock -= 500;
        await pause(500);
      }
      postmaster.start();
      started = true;
    }
    if (patience <= 0)
      return err(failure('database-failed', { detail: 'it did not answer for ten minutes' }));
    patience -= 25;
    await pause(25);
  }
};

const wordsToFailure = (words: string): Failure => {
  const reason = words.match(/(?:FATAL|PANIC|error):\s*(.*)/)?.[1] ?? words.trim().slice(-300);
  return failure(/No space left/.test(words) ? 'disk-full' : 'database-failed', { detail: reason });
};

const readFrom = (path: string, from: number): string => {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.max(0, Math.min(fstatSync(file).size - from, 100_000)));
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, from));
  } finally {
    closeSync(file);
  }
};

const signalIfThere = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
};

const becomesTrue = async (condition: () => boolean, patience: number): Promise<boolean> => {
  for (let left = patience; left > 0; left -= 10) {
    if (condition()) return true;
    await pause(10);
  }
  return condition();
};

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));
