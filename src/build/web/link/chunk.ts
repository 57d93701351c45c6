import type { Metafile } from 'esbuild';

/** A chunk as the bundler printed it, read apart: what it needs, what it is, what it gives. */

export type Import = {
  readonly from: string;
  readonly names: readonly (readonly [outer: string, inner: string])[];
};
export type Chunk = {
  readonly imports: readonly Import[];
  readonly body: string;
  readonly exports: readonly (readonly [inner: string, outer: string])[];
  /** Licences of libraries, and in builds for developers the source map's comment. */
  readonly rest: string;
};

export const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

const pairs = (list: string): readonly (readonly [string, string])[] =>
  list
    .split(',')
    .filter((each) => each !== '')
    .map((each) => {
      const [left = '', right = left] = each.split(' as ');
      return [left, right];
    });

export const readChunk = (text: string): Chunk => {
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
    '$$parts.load("$1")',
  );
  return { imports, body, exports: pairs(end?.[1] ?? ''), rest: end?.[2] ?? '' };
};

/** What was read of a chunk must be what the bundler says is in it. */
export const checkAgainst = (
  name: string,
  chunk: Chunk,
  output: Metafile['outputs'][string] | undefined,
): void => {
  const said = (kind: string) =>
    [...new Set(output?.imports.filter((each) => each.kind === kind).map(({ path }) => nameOf(path)))].sort();
  const fixed = [...new Set(chunk.imports.map(({ from }) => from))].sort();
  const lazy = [
    ...new Set([...chunk.body.matchAll(/\$parts\.load\("([^"]+)"\)/g)].map((found) => found[1])),
  ].sort();
  const exported = chunk.exports.map(([, outer]) => outer).sort();
  if (
    String(fixed) !== String(said('import-statement')) ||
    String(lazy) !== String(said('dynamic-import')) ||
    String(exported) !== String([...(output?.exports ?? [])].sort())
  )
    throw new Error(`${name} cannot be linked: the bundler prints imports or exports in another way`);
};

export const closure = (
  name: string,
  chunks: ReadonlyMap<string, Chunk>,
  seen = new Set<string>(),
): Set<string> => {
  if (!seen.has(name)) {
    seen.add(name);
    for (const { from } of chunks.get(name)?.imports ?? []) closure(from, chunks, seen);
  }
  return seen;
};

/** Parts that need each other would wait for each other for ever. */
export const refuseCircle = (
  name: string,
  chunks: ReadonlyMap<string, Chunk>,
  done: ReadonlySet<string>,
  path: readonly string[],
): void => {
  if (done.has(name)) return;
  if (path.includes(name)) throw new Error(`Chunks need each other: ${[...path, name].join(', ')}`);
  for (const { from } of chunks.get(name)?.imports ?? []) refuseCircle(from, chunks, done, [...path, name]);
};

/** What a chunk that was joined gives to other parts alone (`given` in join.ts). */
const innerOf = (chunk: Chunk | undefined): Chunk['exports'] =>
  (chunk?.exports ?? []).filter(([, outer]) => /_\d+$/.test(outer));

/** By what a part gives this name to others: by its place among those that only they take, since a name for each weighs more. */
export const keyOf = (chunk: Chunk | undefined, outer: string): string => {
  const place = innerOf(chunk).findIndex(([, name]) => name === outer);
  return place < 0 ? outer : String(place);
};

export const asPart = (name: string, chunk: Chunk): string => {
  const { imports, body, exports, rest } = chunk;
  const needs = JSON.stringify(imports.map(({ from }) => from));
  const taken = imports.map(
    ({ names }) => `{${names.map(([outer, inner]) => `${outer}:${inner}`).join(',')}}`,
  );
  const inner = innerOf(chunk);
  const given = [
    ...(inner.length === 0 ? [] : [`...[${inner.map(([own]) => own).join(',')}]`]),
    ...exports.filter((each) => !inner.includes(each)).map(([own, outer]) => `${outer}:${own}`),
  ].join(',');
  return `"use strict";$parts.add(${JSON.stringify(name)},${needs},(${taken.join(',')})=>{${body};return{${given}}});\n${rest}`;
};
