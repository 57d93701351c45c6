import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { locales, pseudoLocale } from '#kit/words/locales.ts';
import type { Catalog } from '#kit/words/words.ts';
import { offered, usualPrograms } from '#programs/list.ts';
import type { CatalogFile } from '../catalog-file.ts';
import { compileCatalog, partOf, readCatalogs } from '../words.ts';
import { contractPlugin } from './contract-plugin.ts';
import { languagesPlugin } from './languages.ts';
import { link, linkSalt } from './link.ts';
import { linkLight } from './link-light.ts';
import { programFile, programsPlugin, screensFile } from './programs.ts';
import { withoutReasons } from './reasons.ts';
import { roomStylesPlugin } from './room-styles.ts';
import { targets } from './targets.ts';

/** `false` for people; `true` adds the gallery and pseudo-locale; a path bundles that file instead of the app. */
export type Development = boolean | { readonly entry: string };

export type Bundle = {
  /** What was made of what, after linking. */
  readonly outputs: Metafile['outputs'];
  /** Path of the script that runs before the app's, in any browser. */
  readonly boot: string;
  /** Path of the worker of the impact engine, which its screen starts. */
  readonly impactWorker: string;
  /** Path of the entry script, of the style sheet and of every file made, as the browser asks for them. */
  readonly script: string;
  readonly style: string;
  readonly files: readonly string[];
  /** Short hash of all the names, which carry hashes of the contents. */
  readonly version: string;
};

/** Bundles entry and style sheet into `outDir/assets`, one chunk for each screen and language. */
export const bundle = async (
  root: string,
  outDir: string,
  development: Development,
  sourcesHash: string,
): Promise<Bundle> => {
  const entry = typeof development === 'object' ? development.entry : 'src/app/main.tsx';
  const settings: BuildOptions = {
    absWorkingDir: root,
    target: [...targets],
    // Links between files are checked by their hashes; maps would show sources to strangers.
    sourcemap: development === false ? false : 'inline',
    logLevel: 'silent',
  };
  const assets = join(outDir, 'assets');
  const impactWorker = await bundleAlone(root, assets, 'src/app/impact/adapters/engine-worker.ts', {
    ...settings,
    entryNames: 'impact-worker-[hash]',
    inject: [newer],
    sourcemap: false,
  });
  const boot = await bundleAlone(root, assets, 'src/app/boot/boot.ts', {
    ...settings,
    target: 'es5',
    format: 'iife',
    sourcemap: false,
  });
  const { metafile, outputFiles, warnings } = await build({
    ...settings,
    entryPoints: { main: entry, style: 'src/kit/style/style.css' },
    outdir: assets,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    banner: { js: linkSalt(root, sourcesHash) },
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // React-shaped packages would otherwise bring their development half.
    define: {
      'process.env.NODE_ENV': '"production"',
      DEVELOPMENT: JSON.stringify(development !== false),
      BUILD: JSON.stringify(sourcesHash.slice(0, 12)),
      IMPACT_WORKER: JSON.stringify(impactWorker),
    },
    plugins: [
      wordsPlugin(development !== false),
      programsPlugin(root, spoken(development !== false)),
      languagesPlugin(root, spoken(development !== false)),
      contractPlugin,
      roomStylesPlugin(root),
      linkLight(root),
      withoutReasons,
    ],
  });
  // A function that the light schemas lack would be undefined in the page.
  const missing = warnings.filter(({ id }) => id === 'import-is-undefined');
  if (missing.length > 0)
    throw new Error(missing.map(({ text, location }) => `${location?.file}: ${text}`).join('\n'));
  for (const { path, contents } of outputFiles.filter((file) => !file.path.endsWith('.js')))
    await writeFile(join(assets, basename(path)), contents);
  const first = [newer, 'src/app/parts/install.ts'];
  const { outputs } = await link({
    root,
    assets,
    files: outputFiles,
    metafile,
    entry,
    first,
    mostOpened,
    programs: offered.map(({ name }) => programFile(name)),
    settings,
  });
  const names = [...Object.keys(outputs).map((path) => `/assets/${basename(path)}`), impactWorker, boot];
  const find = (pattern: RegExp): string => {
    const name = names.find((each) => pattern.test(each));
    if (name === undefined || !existsSync(join(outDir, name)))
      throw new Error(`The build made no ${pattern}`);
    return name;
  };
  return {
    outputs,
    boot,
    impactWorker,
    script: find(/\/main-[^/]+\.js$/),
    style: find(/\/style-[^/]+\.css$/),
    files: names.sort(),
    version: createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 12),
  };
};

const newer = 'src/app/parts/newer.ts';
const mostOpened = ['src/visits/screens/counter.tsx', ...usualPrograms.map(screensFile)];

/** A file that shares no chunks with the rest: a worker, and what runs before the app. Answers its path. */
const bundleAlone = async (
  root: string,
  assets: string,
  source: string,
  settings: BuildOptions,
): Promise<string> => {
  const { metafile } = await build({
    format: 'esm',
    entryNames: '[name]-[hash]',
    ...settings,
    entryPoints: [join(root, source)],
    outdir: assets,
    bundle: true,
    minify: true,
    metafile: true,
  });
  return `/assets/${basename(Object.keys(metafile?.outputs ?? {})[0] ?? '')}`;
};

/** The languages of a build. */
const spoken = (isDevelopment: boolean): readonly string[] =>
  [...locales, ...(isDevelopment ? [pseudoLocale] : [])].map(({ code }) => code);

/** `words:es`, `words:es/rest`, `words:es/office` and `words:es/naloxone`: the parts of a language's compiled catalog. */
const catalogPart = (path: string, files: readonly CatalogFile[]): Catalog => {
  const [locale = '', ...rest] = path.split('/');
  const part = rest.length === 0 ? 'first' : rest.join('/');
  return compileCatalog(
    locale,
    files.map((each) => ({
      ...each,
      entries: each.entries.filter(([id]) => partOf(id, each.file) === part),
    })),
  );
};

/** `import('words:es')` is the first part of Spanish, as a chunk of its own. */
const wordsPlugin = (hasGallery: boolean): Plugin => ({
  name: 'words',
  setup: (hooks) => {
    hooks.onResolve({ filter: /^words:/ }, ({ path }) => ({
      path: path.slice('words:'.length),
      namespace: 'words',
    }));
    // Pages that the server draws bring their words themselves, and so does the page before the app.
    const files = readCatalogs().filter(
      ({ file }) =>
        !/\/(public|server|boot|indicators)\//.test(file) && (hasGallery || !file.includes('/gallery/')),
    );
    hooks.onLoad({ filter: /.*/, namespace: 'words' }, ({ path }) => ({
      contents: `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(catalogPart(path, files)))});`,
      loader: 'js',
    }));
  },
});
