import { type BuildOptions, build } from 'esbuild';
import { type Chunk, type Import, readChunk } from './chunk.ts';
import { asModules, fromMemory } from './modules.ts';

/** How the bundler is asked to put chunks together. */
export interface Joining {
  readonly root: string;
  readonly assets: string;
  readonly settings: BuildOptions;
}

/** The chunks with each group in one, under its name; whoever needs one of the group needs that. */
export const joinGroups = async (
  groups: readonly { readonly name: string; readonly group: readonly string[] }[],
  cut: ReadonlyMap<string, Chunk>,
  how: Joining,
): Promise<ReadonlyMap<string, Chunk>> => {
  const inside = new Map(groups.flatMap(({ name, group }) => group.map((each) => [each, { name, group }])));
  const joined = new Map<string, Chunk>();
  for (const { name, group } of groups) joined.set(name, await joinOne(name, group, cut, how));
  const moved = (chunk: Chunk, own: string): Chunk => ({
    ...chunk,
    imports: onceEach(
      chunk.imports.map(({ from, names }) => {
        const into = inside.get(from);
        return into === undefined || into.name === own || from === into.name
          ? { from, names }
          : {
              from: into.name,
              names: names.map(([outer, inner]) => [given(into.group, from, outer), inner] as const),
            };
      }),
    ),
  });
  return new Map(
    [...cut].flatMap(([name, chunk]) =>
      inside.has(name) && !joined.has(name) ? [] : [[name, moved(joined.get(name) ?? chunk, name)]],
    ),
  );
};

/** One import for each file. */
const onceEach = (imports: readonly Import[]): readonly Import[] =>
  [...Map.groupBy(imports, ({ from }) => from)].map(([from, all]) => ({
    from,
    names: all.flatMap(({ names }) => names),
  }));

/**
 * What a chunk gives, under a name of its own in the one that it is joined to: by its number among them, as phones fetch each letter
 * and those of a hash are chance, which does not pack. Two of one name would stop the build.
 */
const given = (group: readonly string[], chunk: string, outer: string): string =>
  `${outer}_${group.indexOf(chunk)}`;

const joinOne = async (
  name: string,
  group: readonly string[],
  cut: ReadonlyMap<string, Chunk>,
  { root, assets, settings }: Joining,
): Promise<Chunk> => {
  const exportsOf = (each: string) => cut.get(each)?.exports.map(([, outer]) => outer) ?? [];
  const entry = group.map(
    (each) =>
      `export{${exportsOf(each)
        .map((outer) => (each === name ? outer : `${outer} as ${given(group, each, outer)}`))
        .join()}}from"linked:${each}";`,
  );
  const needed = group.flatMap((each) => cut.get(each)?.imports.map(({ from }) => from) ?? []);
  const modules = asModules(group, cut, [...group, ...needed]);
  const { outputFiles } = await build({
    ...settings,
    entryPoints: ['linked:entry'],
    outdir: assets,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    plugins: [fromMemory(root, new Map([...modules, ...outsiders(group, cut), ['entry', entry.join('\n')]]))],
  });
  const chunk = readChunk(importsFirst(outputFiles?.[0]?.text ?? ''));
  const needs = (all: readonly Import[]): string =>
    String([...new Set(all.filter(({ names }) => names.length > 0).map(({ from }) => from))].sort());
  const outside = group.flatMap((each) => cut.get(each)?.imports ?? []);
  if (needs(chunk.imports) !== needs(outside.filter(({ from }) => !group.includes(from))))
    throw new Error(`${name} cannot be joined: the bundler prints imports in another way`);
  return chunk;
};

/** What the group needs of others, each file a module that takes every name once: else each of the group takes its own. */
const outsiders = (group: readonly string[], cut: ReadonlyMap<string, Chunk>): Map<string, string> => {
  const taken = new Map<string, Set<string>>();
  for (const { from, names } of group.flatMap((each) => cut.get(each)?.imports ?? []))
    if (!group.includes(from))
      taken.set(from, new Set([...(taken.get(from) ?? []), ...names.map(([outer]) => outer)]));
  return new Map(
    [...taken].map(([from, names]) => [from, `export{${[...names].join()}}from"./${from}";`] as const),
  );
};

/** The bundler leaves the imports of each module where that module begins; a chunk has them at its head, once for each file. */
const importsFirst = (text: string): string => {
  const named = new Map<string, string[]>();
  const body = text.replaceAll(
    /(?<=^|[;}])import(?:\{([^}]*)\}from)?"\.\/([^"]+)";/g,
    (_all, names: string | undefined, from: string) => {
      named.set(from, [...(named.get(from) ?? []), ...(names === undefined ? [] : [names])]);
      return '';
    },
  );
  const heads = [...named].map(([from, names]) => `import{${names.join()}}from"./${from}";`);
  return heads.join('') + body;
};
