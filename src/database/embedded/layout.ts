import { createHash } from 'node:crypto';
import { accessSync, constants, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Failure, failure } from '#log/errors.ts';
import { err, ok, type Result } from '#log/result.ts';
import { errorCode } from '../faults.ts';

/** Where things are in a data folder. */
export interface Layout {
  /** PostgreSQL's own folder. */
  readonly cluster: string;
  /** What PostgreSQL says: starts, stops, errors by code. Never what was written (see settings.ts). */
  readonly log: string;
  /** Holds the socket; only its owner may look in. */
  readonly run: string;
  readonly port: number;
}

/** A path to a socket may have 107 bytes at most (sockaddr_un); `.s.PGSQL.5432.lock` goes behind the folder. */
const longestRun = 107 - '/.s.PGSQL.5432.lock'.length;

export const layoutOf = (dataDir: string): Layout => {
  const root = resolve(dataDir);
  const near = join(root, 'run');
  const mark = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return {
    cluster: join(root, 'postgres'),
    log: join(root, 'postgres.log'),
    run: Buffer.byteLength(near) <= longestRun ? near : join(tmpdir(), `alongside-${mark}`),
    port: 5432,
  };
};

/** Makes the data folder if there is none. Fails with `file-unusable` where we may not write, and with `disk-full`. */
export const prepareDataDir = (dataDir: string): Result<void, Failure> => {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    return ok(undefined);
  } catch (error) {
    const code = errorCode(error);
    return err(
      code === 'ENOSPC'
        ? failure('disk-full', { detail: code })
        : failure('file-unusable', { detail: `DATA_DIR ${dataDir}: ${code}` }),
    );
  }
};

/** Makes the folder of the socket, or makes sure that the one there is ours: whoever reaches the socket is let in. */
export const prepareRun = (run: string, uid: number | undefined): Result<void, Failure> => {
  mkdirSync(run, { recursive: true, mode: 0o700 });
  const stat = lstatSync(run);
  const isOurs = uid === undefined || uid === 0 || stat.uid === uid;
  if (stat.isDirectory() && isOurs && (process.platform === 'win32' || (stat.mode & 0o077) === 0))
    return ok(undefined);
  return err(failure('database-failed', { detail: `${run} must be a folder that only its owner can open` }));
};

export interface PostmasterFile {
  readonly pid: number;
  readonly cluster: string;
}

/** What PostgreSQL wrote about itself when it started; undefined when it is not running or not that far. */
export const readPostmasterFile = (cluster: string): PostmasterFile | undefined => {
  const text = readIfThere(join(cluster, 'postmaster.pid'));
  const [pid, folder] = text?.split('\n') ?? [];
  return pid === undefined || folder === undefined || !/^\d+$/.test(pid.trim())
    ? undefined
    : { pid: Number(pid), cluster: folder };
};

export const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};
