import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import type { Catalog } from '../../src/kit/words/words.ts';
import { type CatalogFile, compileCatalog, partOf, readCatalogs } from '../words.ts';

/** `false` for people; `true` adds the gallery and pseudo-locale; a path bundles that file instead of the app. */
export type Development = boolean | { readonly entry: string };

export type Bundle = {
  readonly metafile: Metafile;
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
  const impactWorker = await bundleWorker(root, outDir);
  const { metafile } = await build({
    entryPoints: { main: entry, style: 'src/kit/style/style.css' },
    outdir: join(outDir, 'assets'),
    absWorkingDir: root,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Links between files are checked by their hashes; maps would show sources to strangers.
    sourcemap: development === false ? false : 'inline',
    // React-shaped packages would otherwise bring their development half.
    define: {
      'process.env.NODE_ENV': '"production"',
      DEVELOPMENT: JSON.stringify(development !== false),
      BUILD: JSON.stringify(sourcesHash.slice(0, 12)),
      IMPACT_WORKER: JSON.stringify(impactWorker),
    },
    plugins: [wordsPlugin(development !== false)],
    logLevel: 'silent',
  });
  const names = [
    ...Object.keys(metafile.outputs).map((path) => `/assets/${path.split('/').at(-1)}`),
    impactWorker,
  ];
  const find = (pattern: RegExp): string => {
    const name = names.find((each) => pattern.test(each));
    if (name === undefined || !existsSync(join(outDir, name)))
      throw new Error(`The build made no ${pattern}`);
    return name;
  };
  return {
    metafile,
    impactWorker,
    script: find(/\/main-[^/]+\.js$/),
    style: find(/\/style-[^/]+\.css$/),
    files: names.sort(),
    version: createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 12),
  };
};

/** The impact engine in a file of its own: a worker shares no chunks with the page. Answers its path. */
const bundleWorker = async (root: string, outDir: string): Promise<string> => {
  const { metafile } = await build({
    entryPoints: { 'impact-worker': 'src/app/impact/adapters/engine-worker.ts' },
    outdir: join(outDir, 'assets'),
    absWorkingDir: root,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
    logLevel: 'silent',
  });
  return `/assets/${Object.keys(metafile.outputs)[0]?.split('/').at(-1)}`;
};

/** `words:es`, `words:es/rest` and `words:es/office`: the parts of a language's compiled catalog. */
const catalogPart = (path: string, files: readonly CatalogFile[]): Catalog => {
  const [locale = '', part = 'first'] = path.split('/');
  return Object.fromEntries(
    Object.entries(compileCatalog(locale, files)).filter(([id]) => partOf(id) === part),
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
    // Pages that the server draws bring their words themselves.
    const files = readCatalogs().filter(
      ({ file }) => !/\/(public|server)\//.test(file) && (hasGallery || !file.includes('/gallery/')),
    );
    hooks.onLoad({ filter: /.*/, namespace: 'words' }, ({ path }) => ({
      contents: `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(catalogPart(path, files)))});`,
      loader: 'js',
    }));
  },
});
