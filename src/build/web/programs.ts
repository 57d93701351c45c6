import type { Plugin } from 'esbuild';
import { offered, usualPrograms } from '#programs/list.ts';

/**
 * `import { load } from 'programs:parts'`: what the page fetches of each program and part that an organization can turn on.
 * Nothing of a program itself stands in it, and of those that few run not even the names of its files: each has its own list
 * (`programs:of/NAME`), and where those are is in `programs:later`, fetched with the first of them. So one more is a word here, a
 * line there, and no weight for who does not run it.
 */
export const programsPlugin = (root: string, locales: readonly string[]): Plugin => ({
  name: 'programs',
  setup: (hooks) => {
    const isUsual = (name: string): boolean => usualPrograms.includes(name);
    const names = offered.map(({ name }) => name);
    const filesOf = (some: readonly string[]): string =>
      `{${some.map((name) => `${JSON.stringify(name)}:${partOf(name, locales)}`).join()}}`;
    hooks.onResolve({ filter: /^programs:/ }, ({ path }) => ({
      path: path.slice('programs:'.length),
      namespace: 'programs',
    }));
    hooks.onLoad({ filter: /^parts$/, namespace: 'programs' }, () => ({
      contents: `const near = ${filesOf(names.filter(isUsual))};
export const names = ${JSON.stringify(names)};
export const usual = ${JSON.stringify(usualPrograms)};
export const load = async (name, part, or) => {
  const files = near[name] ?? (await (await import(${JSON.stringify(laterFile)})).lists[name]()).files;
  return (files[part] ?? files[or])();
};`,
      loader: 'js',
      resolveDir: root,
    }));
    hooks.onLoad({ filter: /^later$/, namespace: 'programs' }, () => ({
      contents: `export const lists = {${names
        .filter((name) => !isUsual(name))
        .map((name) => `${JSON.stringify(name)}:()=>import(${JSON.stringify(listFile(name))})`)
        .join()}};`,
      loader: 'js',
      resolveDir: root,
    }));
    hooks.onLoad({ filter: /^of\//, namespace: 'programs' }, ({ path }) => ({
      contents: `export const files = ${partOf(path.slice('of/'.length), locales)};`,
      loader: 'js',
      resolveDir: root,
    }));
  },
});

/** Where the lists of files are of what few organizations run. */
export const laterFile = 'programs:later';
/** The files of one of them. */
export const listFile = (name: string): string => `programs:of/${name}`;

const partOf = (name: string, locales: readonly string[]): string => {
  const fetched = {
    program: `./${programFile(name)}`,
    screens: `./${screensFile(name)}`,
    ...Object.fromEntries(
      locales.flatMap((code) => [
        [code, `words:${code}/${name}`],
        [`${code}+`, `words:${code}/${name}/folded`],
      ]),
    ),
  };
  const lines = Object.entries(fetched).map(
    ([part, file]) => `${JSON.stringify(part)}:()=>import(${JSON.stringify(file)})`,
  );
  return `{${lines.join()}}`;
};

/** The file that says what a program records, hands out and moves. */
export const programFile = (name: string): string => `${folderOf(name)}/program.ts`;

/** The file of a program that the page begins with. */
export const screensFile = (name: string): string => `${folderOf(name)}/screens/index.ts`;

const folderOf = (name: string): string =>
  `src/${offered.find((one) => one.name === name)?.room ?? 'programs'}/${name}`;
