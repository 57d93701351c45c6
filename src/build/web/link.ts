/**
 * Links the chunks that the bundler cut. A browser remembers for a page that an `import()` failed and never asks for that
 * file again, so chunks are not left as modules: the entry and all that it needs at once become one script, and every other
 * chunk a script that hands itself in to `src/app/parts/parts.ts`, which fetches it as often as it takes. Each chunk runs
 * once, whoever needs it and however often it was asked for.
 */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile, type OutputFile, type Plugin } from 'esbuild';

export type Linked = {
  /** As the bundler's, for what is there after linking: the entry has no static imports, chunks no longer import it. */
  readonly outputs: Metafile['outputs'];
  /** File name of the entry script. */
  readonly script: string;
};

export type LinkOptions = {
  readonly root: string;
  /** Where the linked files go. */
  readonly assets: string;
  readonly files: readonly OutputFile[];
  readonly metafile: Metafile;
  /** Source path of the entry. */
  readonly entry: string;
  /** Run before all else in the entry script. */
  readonly first: readonly string[];
  /** Source paths of what is opened most: what they share with others comes in the entry script, in one piece. */
  readonly mostOpened: readonly string[];
  /** Source paths of what each program is: with all that only that program brings, each is one chunk. */
  readonly programs: readonly string[];
  readonly settings: BuildOptions;
};

/** Writes the linked scripts. Throws when a chunk is not of the shape that the bundler prints, or chunks form a circle. */
export const link = async ({
  root,
  assets,
  files,
  metafile,
  entry,
  first,
  mostOpened,
  programs,
  settings,
}: LinkOptions): Promise<Linked> => {
  const cut = new Map(
    files.filter(({ path }) => path.endsWith('.js')).map(({ path, text }) => [nameOf(path), readChunk(text)]),
  );
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [nameOf(path), output]));
  for (const [name, chunk] of cut) checkAgainst(name, chunk, outputs.get(name));
  const main = [...outputs].find(([, { entryPoint }]) => entryPoint === entry)?.[0];
  if (main === undefined) throw new Error(`The build made nothing of ${entry}`);
  const ofProgram = new Set([...outputs].flatMap(([name, output]) => (isOfOneProgram(output) ? [name] : [])));
  const groups = [...outputs].flatMap(([name, { entryPoint = '' }]) =>
    programs.includes(entryPoint)
      ? [{ name, group: [...closure(name, cut)].filter((each) => ofProgram.has(each)) }]
      : [],
  );
  const chunks = await joinGroups(groups, cut, { root, assets, settings });
  const atOnce = closure(main, chunks);
  const opened = new Set(
    [...outputs].flatMap(([name, { entryPoint = '' }]) => (mostOpened.includes(entryPoint) ? [name] : [])),
  );
  // What only one program brings must not weigh on pages that do not show it.
  for (const name of opened)
    for (const needed of closure(name, chunks))
      if (!opened.has(needed) && !ofProgram.has(needed)) atOnce.add(needed);
  const later = [...chunks].filter(([name]) => !atOnce.has(name));
  for (const [name] of later) refuseCircle(name, chunks, atOnce, []);
  refuseMovingExports(root, metafile);

  const asked = new Map<string, Gift>();
  for (const [name, chunk] of later) {
    const imports = fromEntry(chunk.imports, atOnce, asked);
    await writeFile(join(assets, name), asPart(name, { ...chunk, imports }));
  }
  const script = await linkEntry({ root, assets, chunks, atOnce, main, asked, first, settings });

  const kept = Object.fromEntries(
    Object.entries(metafile.outputs).flatMap(([path, output]) => {
      const name = nameOf(path);
      if (name === main) return [[path.replace(name, script), { ...output, imports: [] }]];
      const chunk = chunks.get(name);
      if (atOnce.has(name) || (chunk === undefined && name.endsWith('.js'))) return [];
      const fixed = chunk?.imports.filter(({ from }) => !atOnce.has(from)) ?? [];
      const imports = [
        ...output.imports.filter(({ kind }) => kind !== 'import-statement'),
        ...fixed.map(({ from }) => ({ path: path.replace(name, from), kind: 'import-statement' as const })),
      ];
      return [[path, { ...output, imports }]];
    }),
  );
  return { outputs: kept, script };
};

/** Whether all of a chunk is of one program, with what stands beside the folders and that only this one needs. */
const isOfOneProgram = (output: Metafile['outputs'][string] | undefined): boolean => {
  const folders = new Set(
    [...Object.keys(output?.inputs ?? {}), output?.entryPoint ?? '']
      .filter((path) => path !== '' && !/^src\/(?:programs|community)\/[^/]+$/.test(path))
      .map((path) => /^src\/(?:programs|community)\/[^/]+(?=\/)/.exec(path)?.[0]),
  );
  return folders.size === 1 && !folders.has(undefined);
};

/**
 * Salt for the chunks' names, which the bundler makes before they are linked: another way of linking, another name. A chunk that
 * is joined to others changes with them, and so does what those write that need it, of which the bundler's names know nothing:
 * so names follow all of the sources. A phone fetches a version as a whole in any case (service-worker/worker.ts).
 */
export const linkSalt = (root: string, sources: string): string => {
  const text = readFileSync(join(root, 'src', 'build', 'web', 'link.ts'), 'utf8') + sources;
  let sum = 0;
  for (const letter of text) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0;
  return `/*${sum.toString(36)}*/`;
};

type Import = { readonly from: string; readonly names: readonly (readonly [outer: string, inner: string])[] };
type Chunk = {
  readonly imports: readonly Import[];
  readonly body: string;
  readonly exports: readonly (readonly [inner: string, outer: string])[];
  /** Licences of libraries, and in builds for developers the source map's comment. */
  readonly rest: string;
};

/** Four letters of a chunk's hash. */
const markOf = (chunk: string): string => chunk.replace(/^.*-(.{4}).*$/, '$1');

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

const pairs = (list: string): readonly (readonly [string, string])[] =>
  list
    .split(',')
    .filter((each) => each !== '')
    .map((each) => {
      const [left = '', right = left] = each.split(' as ');
      return [left, right];
    });

const readChunk = (text: string): Chunk => {
  let left = text.replace(/^\/\*[a-z0-9]+\*\/\n?/, '');
  const imports: Import[] = [];
  for (;;) {
    const found = left.match(/^import(?:\{([^}]*)\}from)?"\.\/([^"]+)";/);
    if (found === null) break;
    imports.push({ from: found[2] ?? '', names: pairs(found[1] ?? '') });
    left = left.slice(found[0].length);
  }
  const end = left.match(
    /export\{([^{}]*)\};\s*((?:\/\*! Bundled license[\s\S]*?\*\/\s*)?(?:\/\/# sourceMappingURL=.*\s*)?)$/,
  );
  const body = (end === null ? left : left.slice(0, end.index)).replaceAll(
    /\bimport\("\.\/([^"]+)"\)/g,
    'alongsideParts.load("$1")',
  );
  return { imports, body, exports: pairs(end?.[1] ?? ''), rest: end?.[2] ?? '' };
};

/** What was read of a chunk must be what the bundler says is in it. */
const checkAgainst = (name: string, chunk: Chunk, output: Metafile['outputs'][string] | undefined): void => {
  const said = (kind: string) =>
    [...new Set(output?.imports.filter((each) => each.kind === kind).map(({ path }) => nameOf(path)))].sort();
  const fixed = [...new Set(chunk.imports.map(({ from }) => from))].sort();
  const lazy = [
    ...new Set([...chunk.body.matchAll(/alongsideParts\.load\("([^"]+)"\)/g)].map((found) => found[1])),
  ].sort();
  const exported = chunk.exports.map(([, outer]) => outer).sort();
  if (
    String(fixed) !== String(said('import-statement')) ||
    String(lazy) !== String(said('dynamic-import')) ||
    String(exported) !== String([...(output?.exports ?? [])].sort())
  )
    throw new Error(`${name} cannot be linked: the bundler prints imports or exports in another way`);
};

const closure = (name: string, chunks: ReadonlyMap<string, Chunk>, seen = new Set<string>()): Set<string> => {
  if (!seen.has(name)) {
    seen.add(name);
    for (const { from } of chunks.get(name)?.imports ?? []) closure(from, chunks, seen);
  }
  return seen;
};

/** Parts that need each other would wait for each other for ever. */
const refuseCircle = (
  name: string,
  chunks: ReadonlyMap<string, Chunk>,
  done: ReadonlySet<string>,
  path: readonly string[],
): void => {
  if (done.has(name)) return;
  if (path.includes(name)) throw new Error(`Chunks need each other: ${[...path, name].join(', ')}`);
  for (const { from } of chunks.get(name)?.imports ?? []) refuseCircle(from, chunks, done, [...path, name]);
};

/**
 * A part gets what it imports when it starts: an export that changes later would be seen by one side only. A `var` that is
 * assigned once is a constant in older words.
 */
const refuseMovingExports = (root: string, metafile: Metafile): void => {
  for (const path of Object.keys(metafile.inputs)) {
    const file = join(root, path);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const moves = [...text.matchAll(/^export (let|var) ([\w$]+)/gm)].some(
      ([, word, name = '']) => word === 'let' || assignments(text, name) !== 1,
    );
    if (moves) throw new Error(`${path} exports a variable: export a function that answers it`);
  }
};

const assignments = (text: string, name: string): number => {
  const escaped = name.replaceAll('$', '\\$');
  const shape = `(?<![\\w$.])${escaped}\\s*(?:\\+\\+|--|[-+*/%&|^?<>]*=(?![=>]))|(?:\\+\\+|--)${escaped}\\b`;
  return [...text.matchAll(new RegExp(shape, 'g'))].length;
};

const asPart = (name: string, { imports, body, exports, rest }: Chunk): string => {
  const needs = JSON.stringify(imports.map(({ from }) => from));
  const taken = imports.map(
    ({ names }) => `{${names.map(([outer, inner]) => `${outer}:${inner}`).join(',')}}`,
  );
  const given = exports.map(([inner, outer]) => `${outer}:${inner}`).join(',');
  return `"use strict";alongsideParts.add(${JSON.stringify(name)},${needs},(${taken.join(',')})=>{${body};return{${given}}});\n${rest}`;
};

/** The chunks with each group in one, under its name; whoever needs one of the group needs that. */
const joinGroups = async (
  groups: readonly { readonly name: string; readonly group: readonly string[] }[],
  cut: ReadonlyMap<string, Chunk>,
  how: Pick<LinkOptions, 'root' | 'assets' | 'settings'>,
): Promise<ReadonlyMap<string, Chunk>> => {
  const inside = new Map(groups.flatMap(({ name, group }) => group.map((each) => [each, name] as const)));
  const joined = new Map<string, Chunk>();
  for (const { name, group } of groups) joined.set(name, await joinOne(name, group, cut, how));
  const moved = (chunk: Chunk, own: string): Chunk => ({
    ...chunk,
    imports: chunk.imports.map(({ from, names }) => {
      const into = inside.get(from);
      return into === undefined || into === own || from === into
        ? { from, names }
        : { from: into, names: names.map(([outer, inner]) => [given(from, outer), inner] as const) };
    }),
  });
  return new Map(
    [...cut].flatMap(([name, chunk]) =>
      inside.has(name) && !joined.has(name) ? [] : [[name, moved(joined.get(name) ?? chunk, name)]],
    ),
  );
};

/**
 * What a chunk gives, under a name of its own in the one that it is joined to: by a piece of its hash, as phones fetch each letter. Two of
 * one name would stop the build.
 */
const given = (chunk: string, outer: string): string => `${outer}_${markOf(chunk)}`;

const joinOne = async (
  name: string,
  group: readonly string[],
  cut: ReadonlyMap<string, Chunk>,
  { root, assets, settings }: Pick<LinkOptions, 'root' | 'assets' | 'settings'>,
): Promise<Chunk> => {
  const exportsOf = (each: string) => cut.get(each)?.exports.map(([, outer]) => outer) ?? [];
  const entry = group.map(
    (each) =>
      `export{${exportsOf(each)
        .map((outer) => (each === name ? outer : `${outer} as ${given(each, outer)}`))
        .join()}}from"linked:${each}";`,
  );
  const { outputFiles } = await build({
    ...settings,
    entryPoints: ['linked:entry'],
    outdir: assets,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    plugins: [fromMemory(root, asModules(group, cut, group).set('entry', entry.join('\n')))],
  });
  const chunk = readChunk(importsFirst(outputFiles?.[0]?.text ?? ''));
  const needs = (all: readonly Import[]): string =>
    String([...new Set(all.filter(({ names }) => names.length > 0).map(({ from }) => from))].sort());
  const outside = group.flatMap((each) => cut.get(each)?.imports ?? []);
  if (needs(chunk.imports) !== needs(outside.filter(({ from }) => !group.includes(from))))
    throw new Error(`${name} cannot be joined: the bundler prints imports in another way`);
  return chunk;
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

/** Chunks as modules that `fromMemory` gives to the bundler; what is not among `linked` stays an import of a file. */
const asModules = (
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

/** What the entry gives to parts, all under one name of its own: the chunk it is of, and its name there. */
type Gift = { readonly from: string; readonly outer: string };
const entryPart = 'main';

/**
 * Imports with all that is there at once taken of the entry. Its name there depends on nothing but the chunk it is of: that
 * chunk's name is in this one's hash, so a file keeps its name only as long as it keeps its text.
 */
const fromEntry = (
  imports: readonly Import[],
  atOnce: ReadonlySet<string>,
  asked: Map<string, Gift>,
): readonly Import[] => {
  const names = imports
    .filter(({ from }) => atOnce.has(from))
    .flatMap(({ from, names: taken }) =>
      taken.map(([outer, inner]) => {
        const gift = `${outer}_${markOf(from)}`;
        const known = asked.get(gift);
        if (known !== undefined && known.from !== from) throw new Error(`Two chunks are called ${gift}`);
        asked.set(gift, { from, outer });
        return [gift, inner] as const;
      }),
    );
  const others = imports.filter(({ from }) => !atOnce.has(from));
  return names.length === 0 ? others : [{ from: entryPart, names }, ...others];
};

type EntryOptions = Pick<LinkOptions, 'root' | 'assets' | 'first' | 'settings'> & {
  readonly chunks: ReadonlyMap<string, Chunk>;
  readonly atOnce: ReadonlySet<string>;
  readonly main: string;
  /** What the parts need of the chunks that are there at once. */
  readonly asked: ReadonlyMap<string, Gift>;
};

const linkEntry = async (options: EntryOptions): Promise<string> => {
  const { root, assets, chunks, atOnce, main, asked, first, settings } = options;
  const modules = asModules(atOnce, chunks, [...atOnce]);
  const gifts = [...asked].sort(([a], [b]) => (a < b ? -1 : 1));
  const given = gifts.map(([name]) => `${name}:_${name}`).join(',');
  const entry = [
    ...first.map((path) => `import ${JSON.stringify(join(root, path))};`),
    importOf(main, []),
    ...gifts.map(([name, { from, outer }]) => importOf(from, [[outer, `_${name}`]])),
    `alongsideParts.add("${entryPart}",[],()=>({${given}}));`,
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

const importOf = (from: string, names: Import['names']): string =>
  `import{${names.map(([outer, inner]) => `${outer} as ${inner}`).join(',')}}from"linked:${from}";`;

/** From memory, so that neither result nor name depends on where it is built. */
const fromMemory = (root: string, modules: ReadonlyMap<string, string>): Plugin => ({
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
