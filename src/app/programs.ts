import { parts } from 'programs:parts';
import type { Screen } from '#kit/screen.ts';
import type { Catalog } from '#kit/words/words.ts';
import { items } from '#programs/items.ts';
import { programs } from '#programs/list.ts';
import { combineEffects, stockEffect } from '#stock/effects.ts';
import { stockKinds } from '#stock/entries.ts';
import { stockScreens } from '#stock/screens/index.ts';
import type { StockSources } from '#stock/screens/sources.tsx';
import { visitScreens } from '#visits/screens/index.ts';
import type { VisitParts } from '#visits/screens/panels.tsx';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { tallySummary } from '#visits/screens/tally-summary.ts';
import { visitSummary } from '#visits/screens/visit-summary.ts';

const supplies = programs.flatMap((program) => program.supplies ?? []);

/** What moves stock, of every program: a hand-out of one that is not shown here still moves its shelf. */
export const stockSources: StockSources = {
  items,
  kinds: [
    ...stockKinds.map(({ kind }) => kind),
    ...supplies.flatMap(({ handOut, moves = [] }) => [handOut, ...moves]),
  ],
  effectOf: combineEffects([...supplies.map(({ effect }) => effect), stockEffect]),
};

/** Of the programs that an organization runs those that this build knows, in the order of the list. */
export const knownPrograms = (names: readonly string[]): readonly string[] =>
  programs.flatMap(({ name }) => (names.includes(name) ? [name] : []));

/** Panels, summaries and screens of programs; of the others nothing is fetched. */
export const loadScreens = (names: readonly string[]): Promise<readonly ProgramScreens[]> =>
  Promise.all(names.flatMap((name) => parts[name]?.screens().then(({ program }) => program) ?? []));

/** What programs say in a language, at once or in what is folded away; English where they do not speak it. */
export const loadProgramWords = async (
  locale: string,
  names: readonly string[],
  which: 'words' | 'folded',
): Promise<Catalog> => {
  const loads = names.flatMap((name) => {
    const words = parts[name]?.[which];
    return words?.[locale] ?? words?.['en'] ?? [];
  });
  const catalogs = await Promise.all(loads.map((load) => load()));
  return Object.assign({}, ...catalogs.map(({ messages }) => messages));
};

export const visitPartsOf = (loaded: readonly ProgramScreens[]): VisitParts => ({
  panels: loaded.flatMap(({ panel }) => panel ?? []),
  summaries: [visitSummary, tallySummary, ...loaded.flatMap(({ summaries }) => summaries)],
});

/** The screens of every organization, then those of its programs. */
export const screensOf = (loaded: readonly ProgramScreens[]): readonly Screen[] => [
  ...visitScreens,
  ...stockScreens,
  ...loaded.flatMap(({ screens }) => screens),
];
