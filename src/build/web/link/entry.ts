import { join } from 'node:path';
import { build } from 'esbuild';
import { type Chunk, type Import, nameOf } from './chunk.ts';
import type { Joining } from './join.ts';
import { asModules, fromMemory, importOf } from './modules.ts';

/** What the entry gives to parts, all under one name of its own: the chunk it is of, its name there, and the name it is given by. */
export type Gift = { readonly from: string; readonly outer: string; readonly name: string };
const entryPart = 'main';

/**
 * Imports with all that is there at once taken of the entry, by numbers: letters of a chunk's hash are chance, which does not pack,
 * and there are hundreds. A number moves with what other parts ask for; all names of files follow all of the sources
 * (`linkSalt`), so that a file keeps its name only as long as it keeps its text.
 */
export const fromEntry = (
  imports: readonly Import[],
  atOnce: ReadonlySet<string>,
  asked: Map<string, Gift>,
): readonly Import[] => {
  const names = imports
    .filter(({ from }) => atOnce.has(from))
    .flatMap(({ from, names: taken }) =>
      taken.map(([outer, inner]) => {
        const key = `${outer} ${from}`;
        const gift = asked.get(key) ?? { from, outer, name: `g${asked.size}` };
        asked.set(key, gift);
        return [gift.name, inner] as const;
      }),
    );
  const others = imports.filter(({ from }) => !atOnce.has(from));
  return names.length === 0 ? others : [{ from: entryPart, names }, ...others];
};

type EntryOptions = Joining & {
  readonly first: readonly string[];
  readonly chunks: ReadonlyMap<string, Chunk>;
  readonly atOnce: ReadonlySet<string>;
  readonly main: string;
  /** What the parts need of the chunks that are there at once. */
  readonly asked: ReadonlyMap<string, Gift>;
};

export const linkEntry = async (options: EntryOptions): Promise<string> => {
  const { root, assets, chunks, atOnce, main, asked, first, settings } = options;
  const modules = asModules(atOnce, chunks, [...atOnce]);
  const gifts = [...asked.values()];
  const given = gifts.map(({ name }) => `${name}:_${name}`).join(',');
  const entry = [
    ...first.map((path) => `import ${JSON.stringify(join(root, path))};`),
    importOf(main, []),
    ...gifts.map(({ name, from, outer }) => importOf(from, [[outer, `_${name}`]])),
    `$parts.add("${entryPart}",[],()=>({${given}}));`,
  ].join('\n');
  const { metafile } = await build({
    ...settings,
    entryPoints: ['linked:entry'],
    outdir: assets,
    entryNames: 'main-[hash]',
    bundle: true,
    minify: true,
    metafile: true,
    format: 'iife',
    plugins: [fromMemory(root, modules.set('entry', entry))],
  });
  return nameOf(Object.keys(metafile?.outputs ?? {})[0] ?? '');
};
