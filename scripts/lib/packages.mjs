// Plain JavaScript that runs on Node 20: installs what the lockfile names.
import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { sayHowFar } from './progress.mjs';
import { readJson, root } from './root.mjs';

/**
 * Installs the packages of the lockfile when one is missing or of another version (an update brought a new lockfile, an
 * install was cut short). `dev` also asks for the tools of the tests.
 */
export const ensurePackages = async ({ dev }) => {
  if (isComplete(dev)) return;
  await oneAtATime('packages', async () => {
    // Another start may just have brought them.
    if (isComplete(dev)) return;
    console.log('Installing packages, once.');
    const paths = wanted(dev).map(([path]) => path);
    await sayHowFar(() => npm(dev ? ['ci'] : ['ci', '--omit=dev']), {
      count: () => paths.filter((path) => existsSync(join(root, path, 'package.json'))).length,
      of: paths.length,
      words: (done, of) => `${done} of ${of} packages are here.`,
    });
    if (!dev) dropWhatToolsRead();
  });
};

/** npm notes what it installed when it is done with all of it. */
const isComplete = (dev) => {
  // Someone shares one folder between several copies of the program, and looks after it.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  const note = join('node_modules', '.package-lock.json');
  if (!existsSync(join(root, note))) return false;
  const installed = readJson(note).packages;
  return wanted(dev).every(
    ([path, { version }]) =>
      installed[path]?.version === version && existsSync(join(root, path, 'package.json')),
  );
};

/** What the lockfile names for this machine, whatever it is. */
const wanted = (dev) =>
  Object.entries(readJson('package-lock.json').packages).filter(
    ([path, { dev: isTool, devOptional, optional }]) => {
      const isAlways = !optional && !isTool && !devOptional;
      return path !== '' && (isAlways || (dev && !optional));
    },
  );

/**
 * What only the tools of the tests read: the compiler (31 MB; a library may use its types, so npm brings it), the maps
 * from packages to their sources (9 MB), types and sources in TypeScript (13 MB), and what packages say of themselves and test themselves
 * with (7 MB). Licences stay.
 */
const dropWhatToolsRead = () => {
  const packages = join(root, 'node_modules');
  for (const name of ['typescript', '@typescript'])
    rmSync(join(packages, name), { recursive: true, force: true });
  for (const entry of readdirSync(packages, { recursive: true, withFileTypes: true }))
    if (
      entry.isFile() &&
      /\.(?:map|[cm]?ts|md|ya?ml)$/.test(entry.name) &&
      !/^(?:licen[cs]e|notice|copying)/i.test(entry.name)
    )
      rmSync(join(entry.parentPath, entry.name), { force: true });
    else if (entry.isDirectory() && isOfPackage.test(entry.parentPath) && ownMatters.test(entry.name))
      rmSync(join(entry.parentPath, entry.name), { recursive: true, force: true });
};

/** The folder of a package, and folders in it that nothing which runs reads. */
const isOfPackage = /node_modules[\\/](?:@[^\\/]+[\\/])?[^@\\/][^\\/]*$/;
const ownMatters = /^(?:tests?|__tests__|docs|examples|benchmarks?)$/;
