import type { Plugin } from 'esbuild';
import { offered, usualPrograms } from '#programs/list.ts';

/**
 * `import { parts } from 'programs:parts'`: what the page fetches of each program and part that an organization can turn on. Nothing of a program itself
 * stands in it: one more program is a line here, and no weight for organizations that do not run it.
 */
export const programsPlugin = (root: string, locales: readonly string[]): Plugin => ({
  name: 'programs',
  setup: (hooks) => {
    hooks.onResolve({ filter: /^programs:parts$/ }, ({ path }) => ({ path, namespace: 'programs' }));
    hooks.onLoad({ filter: /.*/, namespace: 'programs' }, () => ({
      contents: `export const parts = {${offered.map(({ name }) => partOf(name, locales)).join()}};
export const usual = ${JSON.stringify(usualPrograms)};`,
      loader: 'js',
      resolveDir: root,
    }));
  },
});

const partOf = (name: string, locales: readonly string[]): string => {
  const program = JSON.stringify(`./${programFile(name)}`);
  const screens = JSON.stringify(`./${screensFile(name)}`);
  const words = (part: string): string =>
    locales.map((code) => `${JSON.stringify(code)}:()=>import("words:${code}/${part}")`).join();
  return `${JSON.stringify(name)}:{program:()=>import(${program}).then(all=>Object.values(all).find(one=>one.name===${JSON.stringify(name)})),screens:()=>import(${screens}),words:{${words(name)}},folded:{${words(`${name}/folded`)}}}`;
};

/** The file that says what a program records, hands out and moves. */
export const programFile = (name: string): string => `${folderOf(name)}/program.ts`;

/** The file of a program that the page begins with. */
export const screensFile = (name: string): string => `${folderOf(name)}/screens/index.ts`;

const folderOf = (name: string): string =>
  `src/${offered.find((one) => one.name === name)?.room ?? 'programs'}/${name}`;
