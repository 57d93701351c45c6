import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import { usualPrograms } from '#programs/list.ts';

/** The script that a route makes a phone fetch before it is usable, in bytes. */
export type RouteSize = {
  /** Source file of the screen; `(start)` for what every route needs. */
  readonly route: string;
  readonly bytes: number;
  readonly gzip: number;
};

/**
 * Sizes of every route: the entry, its static imports, the heaviest language (all of it but at the counter) and the
 * route's own chunks.
 * The counter counts with the parts and words of the programs that most run: it is composed of them. `besides`: files that a
 * screen needs and no import names, such as its worker; under `atStart` those that every route needs.
 */
export const routeSizes = (
  made: Metafile['outputs'],
  outDir: string,
  besides: Readonly<Record<string, readonly string[]>> = {},
): readonly RouteSize[] => {
  const outputs = new Map(
    Object.entries(made)
      .filter(([path]) => path.endsWith('.js'))
      .map(([path, output]) => [path, output] as const),
  );
  const closure = (path: string, seen: Set<string>): Set<string> => {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const { path: next, kind } of outputs.get(path)?.imports ?? [])
      if (kind === 'import-statement' && outputs.has(next)) closure(next, seen);
    return seen;
  };
  const weigh = (paths: ReadonlySet<string>): { readonly bytes: number; readonly gzip: number } => {
    const contents = [...paths].map((path) =>
      readFileSync(join(outDir, 'assets', path.split('/').at(-1) ?? '')),
    );
    return {
      bytes: contents.reduce((total, content) => total + content.length, 0),
      gzip: contents.reduce((total, content) => total + gzipSync(content, { level: 9 }).length, 0),
    };
  };

  const entries = [...outputs].flatMap(([path, { entryPoint }]) =>
    entryPoint === undefined ? [] : [{ path, source: entryPoint }],
  );
  const main = entries.filter(({ source }) => source === 'src/app/main.tsx');
  // What the counter says comes first; the other half of a language is fetched after the first screen stands.
  const heaviestWords = (part: string) =>
    entries
      .filter(
        ({ source }) =>
          source.startsWith('words:') && (source.split('/').slice(1).join('/') || 'first') === part,
      )
      .map(({ path }) => ({ path, gzip: weigh(new Set([path])).gzip }))
      .sort((a, b) => b.gzip - a.gzip)
      .slice(0, 1);
  const words = heaviestWords('first');
  const rest = heaviestWords('rest').map(({ path }) => path);
  const office = heaviestWords('office').map(({ path }) => path);
  const start = new Set([
    ...[...main, ...words].flatMap(({ path }) => [...closure(path, new Set())]),
    ...(besides['atStart'] ?? []),
  ]);
  const screens = entries.filter(({ source }) => source.startsWith('src/') && source !== 'src/app/main.tsx');
  const ofProgram = ({ path, source }: (typeof screens)[number]): readonly string[] => {
    const name = programOf(source);
    return name === undefined ? [] : [path, ...heaviestWords(name).map((words) => words.path)];
  };
  const usual = screens
    .filter(({ source }) => usualPrograms.includes(programOf(source) ?? ''))
    .flatMap(ofProgram);

  const routes = screens.map(({ path, source }) => {
    const parts = isCounter(source)
      ? [path, ...usual]
      : [path, ...ofProgram({ path, source }), ...rest, ...(isOffice(source) ? office : [])];
    return {
      route: source,
      ...weigh(
        new Set([
          ...start,
          ...parts.flatMap((part) => [...closure(part, new Set())]),
          ...(besides[source] ?? []),
        ]),
      ),
    };
  });
  return [{ route: '(start)', ...weigh(start) }, ...routes.sort((a, b) => b.gzip - a.gzip)];
};

/** Most bytes of gzipped script a route may need. */
export const budgetOf = (route: string): number =>
  isCounter(route) || route === '(start)' ? 60_000 : 100_000;

/** Routes over their budget, as lines to print. */
export const overBudget = (routes: readonly RouteSize[]): readonly string[] =>
  routes
    .filter(({ route, gzip }) => gzip > budgetOf(route))
    .map(
      ({ route, gzip }) => `${route}: ${(gzip / 1000).toFixed(1)} kB, budget ${budgetOf(route) / 1000} kB`,
    );

const isOffice = (source: string): boolean => source.startsWith('src/app/office/');
const isCounter = (source: string): boolean =>
  /^src\/visits\/screens\/(?:[^/]+\/)?counter[^/]*\.tsx$/.test(source);
/** The program whose screens begin in this file. */
const programOf = (source: string): string | undefined =>
  /^src\/programs\/([^/]+)\/screens\/index\.ts$/.exec(source)?.[1];
