/**
 * Links the chunks that the bundler cut. A browser remembers for a page that an `import()` failed and never asks for that
 * file again, so chunks are not left as modules: the entry and all that it needs at once become one script, and every other
 * chunk a script that hands itself in to `src/app/parts/parts.ts`, which fetches it as often as it takes. Each chunk runs
 * once, whoever needs it and however often it was asked for.
 */
import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildOptions, Metafile, OutputFile } from 'esbuild';
import { asPart, checkAgainst, closure, keyOf, nameOf, readChunk, refuseCircle } from './link/chunk.ts';
import { fromEntry, type Gift, linkEntry } from './link/entry.ts';
import { joinGroups } from './link/join.ts';
import { refuseMovingExports } from './link/moving-exports.ts';

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
    const imports = fromEntry(chunk.imports, atOnce, asked).map(({ from, names }) => ({
      from,
      names: names.map(([outer, inner]) => [keyOf(chunks.get(from), outer), inner] as const),
    }));
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
      .filter((path) => path !== '' && !/^src\/(?:programs|people|community)\/[^/]+$/.test(path))
      .map((path) => /^src\/(?:programs|people|community)\/[^/]+(?=\/)/.exec(path)?.[0]),
  );
  return folders.size === 1 && !folders.has(undefined);
};

/**
 * Salt for the chunks' names, which the bundler makes before they are linked: another way of linking, another name. A chunk that
 * is joined to others changes with them, and so does what those write that need it, of which the bundler's names know nothing:
 * so names follow all of the sources. A phone fetches a version as a whole in any case (service-worker/worker.ts).
 */
export const linkSalt = (root: string, sources: string): string => {
  const folder = join(root, 'src', 'build', 'web');
  const files = globSync(['link.ts', 'link/*.ts'], { cwd: folder }).sort();
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('') + sources;
  let sum = 0;
  for (const letter of text) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0;
  return `/*${sum.toString(36)}*/`;
};
