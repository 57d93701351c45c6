import type { Plugin } from 'esbuild';
import type { Chunk, Import } from './chunk.ts';

/** Chunks as modules that `fromMemory` gives to the bundler; what is not among `linked` stays an import of a file. */
export const asModules = (
  names: Iterable<string>,
  chunks: ReadonlyMap<string, Chunk>,
  linked: readonly string[],
): Map<string, string> =>
  new Map(
    [...names].map((name) => {
      const { imports = [], body = '', exports = [], rest = '' } = chunks.get(name) ?? {};
      const head = imports.map(({ from, names: taken }) =>
        linked.includes(from) ? importOf(from, taken) : importOf(from, taken).replace('"linked:', '"./'),
      );
      const foot = `export{${exports.map(([inner, outer]) => `${inner} as ${outer}`).join(',')}};`;
      return [name, `${head.join('')}${body}${foot}\n${rest}`];
    }),
  );

export const importOf = (from: string, names: Import['names']): string =>
  `import{${names.map(([outer, inner]) => `${outer} as ${inner}`).join(',')}}from"linked:${from}";`;

/** From memory, so that neither result nor name depends on where it is built. */
export const fromMemory = (root: string, modules: ReadonlyMap<string, string>): Plugin => ({
  name: 'linked',
  setup: (hooks) => {
    hooks.onResolve({ filter: /^linked:/ }, ({ path }) => ({
      path: path.slice('linked:'.length),
      namespace: 'linked',
    }));
    // A chunk that stays a file of its own.
    hooks.onResolve({ filter: /^\.\//, namespace: 'linked' }, ({ path }) => ({ path, external: true }));
    hooks.onLoad({ filter: /.*/, namespace: 'linked' }, ({ path }) => ({
      contents: modules.get(path) ?? '',
      loader: 'js',
      resolveDir: root,
    }));
  },
});
