import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, failure } from '#log/errors.ts';
import { err, ok, type Result } from '#log/result.ts';
import type { Identity } from './identity.ts';
import { readIfThere } from './layout.ts';

/** The major version of the binaries in package.json. */
export const embeddedMajor = 17;
export const embeddedUser = 'alongside';

/**
 * Makes PostgreSQL's folder if there is none. Made beside and then renamed: a power cut in the middle leaves no half
 * folder that would be taken for a whole one.
 */
export const ensureCluster = (cluster: string, identity: Identity): Result<'made' | 'found', Failure> => {
  const version = readIfThere(join(cluster, 'PG_VERSION'))?.trim();
  if (version !== undefined) return checkVersion(Number(version));
  if (existsSync(cluster))
    return err(failure('database-failed', { detail: `${cluster} is there but is no PostgreSQL folder` }));
  const scratch = `${cluster}.new`;
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  chmodSync(scratch, 0o700);
  identity.own(scratch);
  const { file, args, options } = identity.command(identity.binaries.initdb, [
    `--pgdata=${scratch}`,
    `--username=${embeddedUser}`,
    '--auth-local=trust',
    '--auth-host=reject',
    '--encoding=UTF8',
    // The builtin provider sorts alike on every system; ICU and C libraries differ between machines.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]);
  const made = spawnSync(file, args, { ...options, cwd: scratch, encoding: 'utf8' });
  if (made.status !== 0) {
    rmSync(scratch, { recursive: true, force: true });
    const said = made.error?.message ?? made.stderr;
    return err(
      failure(/No space left/.test(said) ? 'disk-full' : 'database-failed', {
        detail: said.trim().slice(-500),
      }),
    );
  }
  renameSync(scratch, cluster);
  return ok('made');
};

const checkVersion = (major: number): Result<'found', Failure> => {
  if (major === embeddedMajor) return ok('found');
  const detail = `made by PostgreSQL ${major}; this program brings ${embeddedMajor}`;
  return err(failure(major > embeddedMajor ? 'data-newer' : 'database-failed', { detail }));
};
