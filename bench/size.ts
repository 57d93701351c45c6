import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startWhole } from '../test/support/whole.ts';
import { type Bench, round } from './row.ts';

const root = join(import.meta.dirname, '..');

/** Disk taken by what a program installs: sources, built app, packages without the developer's, and a fresh data folder. */
export const size: Bench = async ({ note }) => {
  const code = ['src', 'scripts', 'package.json', 'package-lock.json', 'dist'].reduce(
    (sum, name) => sum + diskUse(join(root, name)),
    0,
  );
  const packages = [...runtimePackages()].reduce((sum, folder) => sum + diskUse(folder), 0);
  const whole = await startWhole();
  await whole.addOrganization('Size', 'UTC');
  const data = diskUse(whole.folder);
  await whole.stop();
  note(`code ${mb(code)} MB, packages ${mb(packages)} MB, fresh data folder ${mb(data)} MB`);
  const total = code + packages + data;
  return [
    {
      name: 'whole product at rest, database included',
      value: mb(total),
      unit: 'MB',
      aim: 'under 300 MB (Node itself apart)',
      ok: total < 300 * 1_048_576,
    },
  ];
};

const mb = (bytes: number): number => round(bytes / 1_048_576);

/** Blocks on disk, not lengths of files; links are not followed. */
const diskUse = (path: string): number => {
  if (!existsSync(path)) return 0;
  const stat = lstatSync(path);
  const own = stat.blocks * 512;
  if (!stat.isDirectory()) return own;
  return readdirSync(path).reduce((sum, name) => sum + diskUse(join(path, name)), own);
};

/** Folders of the packages that run without the developer's tools: dependencies of dependencies included. */
const runtimePackages = (): ReadonlySet<string> => {
  const modules = join(root, 'node_modules');
  const found = new Set<string>();
  const visit = (manifestPath: string): void => {
    const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as {
      readonly dependencies?: Record<string, string>;
      readonly optionalDependencies?: Record<string, string>;
    };
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
      const folder = join(modules, name);
      // Builds for other systems are named but not installed.
      if (found.has(folder) || !existsSync(folder)) continue;
      found.add(folder);
      visit(join(folder, 'package.json'));
    }
  };
  visit(join(root, 'package.json'));
  return found;
};
