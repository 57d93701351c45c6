import { type SpawnOptions, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Failure, failure } from '#log/errors.ts';
import { err, ok, type Result } from '#log/result.ts';
import type { Binaries } from './binaries.ts';
import { layoutOf } from './layout.ts';

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

/**
 * Finds whom to run as. A folder that was made by another user (before a change of machine or container) goes on being
 * theirs; one that was root's is handed over where namespaces are refused.
 * Fails with `file-unusable` when the other user that root needs cannot get at the data folder. */
export const findIdentity = (
  binaries: Binaries,
  dataDir: string,
  {
    uid = process.getuid?.(),
    namespaces = () => canMap(binaries),
  }: { readonly uid?: number | undefined; readonly namespaces?: () => boolean } = {},
): Result<Identity, Failure> => {
  // PostgreSQL's messages and sort order must not depend on the terminal that started the server.
  // LD_PRELOAD: another allocator, or the failing disk of a test.
  const env = {
    PATH: process.env['PATH'],
    LC_ALL: 'C',
    TZ: 'UTC',
    SystemRoot: process.env['SystemRoot'],
    LD_PRELOAD: process.env['LD_PRELOAD'],
  };
  if (uid !== 0) {
    return ok({
      how: 'own',
      binaries,
      command: (file, args) => ({ file, args, options: { env } }),
      own: () => {},
    });
  }
  const owner = ownerOf(layoutOf(dataDir).cluster);
  if ((owner ?? 0) === 0 && namespaces()) {
    return ok({
      how: 'mapped',
      binaries,
      command: (file, args) => ({ file: 'unshare', args: [...mapping, file, ...args], options: { env } }),
      own: () => {},
    });
  }
  return switchUser(binaries, dataDir, env, owner);
};

const switchUser = (
  original: Binaries,
  dataDir: string,
  env: NonNullable<SpawnOptions['env']>,
  owner: number | undefined,
): Result<Identity, Failure> => {
  const { name, uid, gid } = findAccount(owner === 0 ? undefined : owner);
  const binaries = copyBinaries(original, dataDir);
  const own = (path: string): void => chownSync(path, uid, gid);
  if (owner === 0) ownAll(layoutOf(dataDir).cluster, own);
  // That user must pass through the data folder to its own part of it; it still cannot list or read root's.
  chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o011);
  if (spawnSync(binaries.postgres, ['--version'], { uid, gid, env, stdio: 'ignore' }).status !== 0)
    return err(
      failure('file-unusable', {
        detail: `PostgreSQL runs as ${name}, who cannot get into ${dataDir}; set DATA_DIR to a folder like /var/lib/alongside`,
      }),
    );
  return ok({
    how: 'switched',
    binaries,
    command: (file, args) => ({ file, args, options: { env, uid, gid } }),
    own,
  });
};

const mapping = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`];

const canMap = ({ postgres }: Binaries): boolean =>
  spawnSync('unshare', [...mapping, postgres, '--version'], { stdio: 'ignore' }).status === 0;

/** initdb asks for the user's name, so the account must be in the list of users. */
const findAccount = (
  owner: number | undefined,
): { readonly name: string; readonly uid: number; readonly gid: number } => {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  const accounts = lines.map((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return { name, uid: Number(uid), gid: Number(gid) };
  });
  if (owner !== undefined)
    return accounts.find(({ uid }) => uid === owner) ?? { name: `user ${owner}`, uid: owner, gid: owner };
  return (
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody') ?? { name: 'nobody', uid: nobody, gid: nobody }
  );
};

const ownerOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.uid;

const ownAll = (folder: string, own: (path: string) => void): void => {
  own(folder);
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) own(join(folder, path));
};

const copyBinaries = (binaries: Binaries, dataDir: string): Binaries => {
  // By version: an update of ours brings others.
  const about = JSON.parse(readFileSync(join(binaries.home, '..', 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const home = join(dataDir, `postgres-${about.version}`);
  if (!existsSync(home)) {
    for (const old of readdirSync(dataDir).filter((entry) => /^postgres-\d/.test(entry)))
      rmSync(join(dataDir, old), { recursive: true, force: true });
    const scratch = `${home}.new`;
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch, { recursive: true });
    cpSync(binaries.home, scratch, { recursive: true, verbatimSymlinks: true });
    renameSync(scratch, home);
  }
  const moved = (path: string): string => join(home, path.slice(binaries.home.length));
  return { home, initdb: moved(binaries.initdb), postgres: moved(binaries.postgres) };
};
