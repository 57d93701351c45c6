import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { programs } from '#programs/list.ts';

/** `import { parts } from 'programs:parts'`: what the page fetches of each program of the list, when it is run. */
export const programsPlugin = (root: string, locales: readonly string[]): Plugin => ({
  name: 'programs',
  setup: (hooks) => {
    hooks.onResolve({ filter: /^programs:parts$/ }, ({ path }) => ({ path, namespace: 'programs' }));
    hooks.onLoad({ filter: /.*/, namespace: 'programs' }, () => ({
      contents: `export const parts = {${programs.map(({ name }) => partOf(name, locales)).join()}};`,
      loader: 'js',
      resolveDir: root,
    }));
  },
});

const partOf = (name: string, locales: readonly string[]): string => {
  const screens = JSON.stringify(`./${screensFile(name)}`);
  const words = (part: string): string =>
    locales.map((code) => `${JSON.stringify(code)}:()=>import("words:${code}/${part}")`).join();
  return `${JSON.stringify(name)}:{screens:()=>import(${screens}),words:{${words(name)}},folded:{${words(`${name}/folded`)}}}`;
};

/** The file of a program that the page begins with. */
export const screensFile = (name: string): string =>
  join('src', 'programs', name, 'screens', 'index.ts').replaceAll('\\', '/');
