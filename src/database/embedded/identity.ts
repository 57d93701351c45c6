import { type SpawnOptions, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';

/**
 * As whom PostgreSQL runs. It refuses to run as root, and mini-computers and containers often run everything as root.
 * - own: as the user who started the server.
 * - mapped: root, seen by PostgreSQL alone as `nobody` through a user namespace. Files stay root's; nothing is copied.
 * - switched: where namespaces are refused (some containers): as the system user `postgres` or `nobody`, with the
 *   binaries copied beside the data because that user cannot look into root's folders.
 */
export interface Identity {
  readonly how: 'own' | 'mapped' | 'switched';
  /** The binaries as that user sees them. */
  readonly binaries: Binaries;
  readonly command: (
    file: string,
    args: readonly string[],
  ) => {
    readonly file: string;
    readonly args: readonly string[];
    readonly options: Pick<SpawnOptions, 'uid' | 'gid' | 'env'>;
  };
  /** Hands a folder over to that user. */
  readonly own: (path: string) => void;
}

const nobody = 65534;

export const findIdentity = (
  binaries: Binaries,
  dataDir: string,
  { uid = process.getuid?.(), namespaces = canMap }: { uid?: number; namespaces?: () => boolean } = {},
): Identity => {
  // PostgreSQL's messages and sort order must not depend on the terminal that started the server.
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', SystemRoot: process.env['SystemRoot'] };
  if (uid !== 0) {
    return {
      how: 'own',
      binaries,
      command: (file, args) => ({ file, args, options: { env } }),
      own: () => {},
    };
  }
  if (namespaces()) {
    return {
      how: 'mapped',
      binaries,
      command: (file, args) => ({ file: 'unshare', args: [...mapping, file, ...args], options: { env } }),
      own: () => {},
    };
  }
  const account = findAccount();
  return {
    how: 'switched',
    binaries: copyBinaries(binaries, dataDir),
    command: (file, args) => ({ file, args, options: { env, uid: account.uid, gid: account.gid } }),
    own: (path) => chownSync(path, account.uid, account.gid),
  };
};

const mapping = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`];

const canMap = (): boolean => spawnSync('unshare', [...mapping, 'true'], { stdio: 'ignore' }).status === 0;

/** initdb asks for the user's name, so the account must be in the list of users. */
const findAccount = (): { readonly uid: number; readonly gid: number } => {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: nobody, gid: nobody };
};

const copyBinaries = (binaries: Binaries, dataDir: string): Binaries => {
  const home = join(dataDir, 'postgres-binaries');
  if (!existsSync(home)) {
    const scratch = `${home}.new`;
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch, { recursive: true });
    cpSync(binaries.home, scratch, { recursive: true, verbatimSymlinks: true });
    renameSync(scratch, home);
  }
  const moved = (path: string): string => join(home, path.slice(binaries.home.length));
  return { home, initdb: moved(binaries.initdb), postgres: moved(binaries.postgres) };
};
