import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import { usualPrograms } from '#programs/list.ts';
import { laterFile, listFile, programFile, screensFile } from './programs.ts';

/** The script that a route makes a phone fetch before it is usable, in bytes. */
export type RouteSize = {
  /** Source file of the screen; `(start)` for what every route needs, `(program NAME)` for what a program adds to it. */
  readonly route: string;
  readonly bytes: number;
  readonly gzip: number;
};

/**
 * Sizes of every route: the entry, its static imports, the heaviest language (all of it but at the counter), the route's own
 * chunks, and the store and the parts and words of the programs that most run, without which nobody is at work. `(program NAME)` is what that
 * program adds wherever its organization is at work. What a save needs is fetched beside the counter (sync/saving.ts) and is a
 * route of its own. `besides`: files that a
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
  /** What a program makes a phone fetch wherever its organization is at work. */
  const ofProgram = (name: string | undefined): readonly string[] =>
    name === undefined
      ? []
      : [
          ...entries.filter(({ source }) => atWork(name).includes(source)),
          ...heaviestWords(name),
          ...entries.filter(
            ({ source }) =>
              (source === laterFile || source === listFile(name)) && !usualPrograms.includes(name),
          ),
        ].map(({ path }) => path);
  const usual = usualPrograms.flatMap(ofProgram);
  const store = entries.filter(({ source }) => source === storeFile).map(({ path }) => path);

  const programs = screens
    .filter(({ source }) => source === screensFile(programOf(source) ?? ''))
    .map(({ source }) => {
      const name = programOf(source);
      return {
        route: `(program ${name})`,
        ...weigh(new Set(ofProgram(name).flatMap((part) => [...closure(part, new Set())]))),
      };
    });
  const routes = screens.flatMap(({ path, source }) => {
    if (isAtWork(source)) return [];
    const parts = [
      path,
      ...ofProgram(programOf(source)),
      ...(isCounter(source) ? [] : rest),
      ...(isBefore(source) ? [] : [...usual, ...store]),
      ...(isOffice(source) ? office : []),
      ...heaviestWords(ownWords[source] ?? '').map((own) => own.path),
    ];
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
  return [{ route: '(start)', ...weigh(start) }, ...programs, ...routes.sort((a, b) => b.gzip - a.gzip)];
};

/**
 * Most bytes of gzipped script a route may need. The counter's is the 56 kB that a cheap phone was
 * promised, keys and an encrypted store included; a further program may add its part to the counter of those who run it, and to no other's.
 */
export const budgetOf = (route: string): number => {
  if (route === '(start)') return 42_000;
  if (isCounter(route)) return 56_000;
  const program = /^\(program (.+)\)$/.exec(route)?.[1];
  return program === undefined ? 100_000 : usualPrograms.includes(program) ? 5_700 : 3_000;
};

/** Routes over their budget, as lines to print. */
export const overBudget = (routes: readonly RouteSize[]): readonly string[] =>
  routes
    .filter(({ route, gzip }) => gzip > budgetOf(route))
    .map(
      ({ route, gzip }) => `${route}: ${(gzip / 1000).toFixed(1)} kB, budget ${budgetOf(route) / 1000} kB`,
    );

/** The screens that say more than the words of all, or than the office's (`partOf` in words.ts). */
const ownWords: Readonly<Record<string, string>> = {
  'src/app/office/figures-part.ts': 'figures',
  'src/app/office/import-part.ts': 'import',
  'src/app/office/kept-part.ts': 'kept',
  'src/app/office/closed-days.tsx': 'kept',
  'src/app/impact/impact.tsx': 'impact',
  'src/app/impact/local-form.tsx': 'impact-form',
  'src/app/impact/result.tsx': 'impact-answer',
  'src/app/impact/scenario-files.tsx': 'impact',
  'src/app/impact/sources.tsx': 'impact',
  'src/stock/screens/part.ts': 'stock',
  'src/visits/screens/part.ts': 'visits',
  'src/visits/screens/change/part.ts': 'visits',
};
const isOffice = (source: string): boolean => source.startsWith('src/app/office/');
const isCounter = (source: string): boolean =>
  /^src\/visits\/screens\/(?:[^/]+\/)?counter[^/]*\.tsx$/.test(source);
/** What reads the store: every screen at work waits for it. */
const storeFile = 'src/app/store/adapters/sealed.ts';
/** Before somebody is at work. */
const isBefore = (source: string): boolean => /^src\/app\/(start\/|session\/)/.test(source);
/** The program that a file is of. */
const programOf = (source: string): string | undefined =>
  /^src\/(?:programs|people|community)\/([^/]+)\//.exec(source)?.[1];
const atWork = (name: string): readonly string[] => [programFile(name), screensFile(name)];
const isAtWork = (source: string): boolean => atWork(programOf(source) ?? '').includes(source);
