import type { Plugin } from 'esbuild';

/**
 * `import { load } from 'languages:rest'`: how the page fetches a part of the words of each shipped language (`partOf` in
 * words.ts). No words stand in it: one more language is no weight for those who read another.
 */
export const languagesPlugin = (root: string, locales: readonly string[]): Plugin => ({
  name: 'languages',
  setup: (hooks) => {
    hooks.onResolve({ filter: /^languages:/ }, ({ path }) => ({
      path: path.slice('languages:'.length),
      namespace: 'languages',
    }));
    hooks.onLoad({ filter: /.*/, namespace: 'languages' }, ({ path }) => ({
      contents: `export const load = {${locales.map((code) => loadOf(code, path)).join()}};`,
      loader: 'js',
      resolveDir: root,
    }));
  },
});

const loadOf = (code: string, part: string): string =>
  `${JSON.stringify(code)}:()=>import("words:${code}${part === 'first' ? '' : `/${part}`}")`;
