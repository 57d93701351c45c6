/**
 * Bundles the web app (`src/app/main.tsx`) and its service worker into `dist/web`, ready to be served as files:
 * hashed names, precompressed copies, integrity hashes, an install manifest, and `build.json`, which says what was
 * built from what and how heavy each route is. Nothing inline and no eval, so a strict content policy holds.
 */
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { buildImpact } from './impact.ts';
import { bundle, type Development } from './web/bundle.ts';
import { compressFolder } from './web/compress.ts';
import { indexPage, installManifest } from './web/page.ts';
import { type RouteSize, routeSizes } from './web/sizes.ts';
import { hashSources } from './web/sources.ts';
import { targets } from './web/targets.ts';

const root = join(import.meta.dirname, '..', '..');

/** What `build.json` holds. Paths are as the browser asks for them. */
export type BuildReport = {
  /** Short hash of the output; also the version of the service worker's cache. */
  readonly version: string;
  /** Hash of everything the build was made from. */
  readonly sources: string;
  /** Path of the style sheet, for pages that the server renders. */
  readonly style: string;
  readonly routes: readonly RouteSize[];
};

export type BuildOptions = {
  /** Where to put the result; `dist/web` when left out. Replaced as a whole. */
  readonly outDir?: string;
  /** Adds the gallery of all controls, the pseudo-locale and source maps. Never for people's use. */
  readonly development?: Development;
  /** Builds even when the sources are unchanged. */
  readonly force?: boolean;
};

/**
 * Builds the web app, or returns the report of the last build when its sources are unchanged (about 50 ms, so that
 * every start can ask). Throws when the sources do not compile.
 */
export const buildWeb = async (options: BuildOptions = {}): Promise<BuildReport> => {
  const outDir = options.outDir ?? join(root, 'dist', 'web');
  const development = options.development ?? false;
  const sources = hashSources(root, String(development));
  const last = options.force === true ? undefined : readReport(outDir);
  if (last?.sources === sources) return last;

  // Built aside and moved in whole: a build that fails or is stopped leaves the last one in use.
  const fresh = `${outDir}.${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(join(fresh, 'assets'), { recursive: true });

  const { outputs, boot, script, style, version, files, impactWorker } = await bundle(
    root,
    fresh,
    development,
    sources,
  );
  await cp(join(root, 'src', 'app', 'shell', 'icons'), join(fresh, 'icons'), { recursive: true });
  await writeFile(join(fresh, 'index.html'), indexPage(fresh, { boot, script, style }));
  await writeFile(join(fresh, 'manifest.webmanifest'), installManifest());
  await buildServiceWorker(fresh, version, [
    '/',
    '/manifest.webmanifest',
    '/icons/mark.svg',
    '/icons/192.png',
    ...files,
  ]);
  const report: BuildReport = {
    version,
    sources,
    style,
    routes: routeSizes(outputs, fresh, { atStart: [boot], 'src/app/impact/impact.tsx': [impactWorker] }),
  };
  await writeFile(join(fresh, 'build.json'), `${JSON.stringify(report, null, 2)}\n`);
  await compressFolder(fresh);

  // Another process may have built the same sources meanwhile, and serve them: theirs are as good as ours.
  if (options.force !== true && readReport(outDir)?.sources === sources)
    await rm(fresh, { recursive: true, force: true });
  else await moveIn(fresh, outDir);
  return report;
};

/** Again: theirs is as good as ours, if it came between. */
const moveIn = async (fresh: string, outDir: string): Promise<void> => {
  await rm(outDir, { recursive: true, force: true });
  try {
    await rename(fresh, outDir);
  } catch (error) {
    const ours = readReport(fresh);
    await rm(fresh, { recursive: true, force: true });
    if (readReport(outDir)?.sources !== ours?.sources) throw error;
  }
};

const readReport = (outDir: string): BuildReport | undefined => {
  const path = join(outDir, 'build.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as BuildReport) : undefined;
};

const buildServiceWorker = async (outDir: string, version: string, precache: readonly string[]) => {
  await build({
    entryPoints: [join(root, 'src', 'app', 'service-worker', 'worker.ts')],
    outfile: join(outDir, 'service-worker.js'),
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'iife',
    target: [...targets],
    define: { VERSION: JSON.stringify(version), PRECACHE: JSON.stringify(precache) },
  });
};

if (import.meta.main) {
  const report = await buildWeb({ force: process.argv.includes('--force') });
  console.log(`Web app ${report.version} in ${relative(root, join(root, 'dist', 'web'))}`);
  console.table(report.routes.map(({ route, gzip }) => ({ route, 'kB gzip': (gzip / 1000).toFixed(1) })));
  const impact = await buildImpact();
  const types = impact.hasTypes ? '' : ', without types: the TypeScript compiler is not installed';
  console.log(`Impact engine in ${relative(root, impact.outDir)}${types}`);
}
