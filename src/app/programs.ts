import { load, names as programNames, usual } from 'programs:parts';
import type { Screen } from '#kit/screen.ts';
import type { Catalog } from '#kit/words/words.ts';
import { stockScreens } from '#stock/screens/index.ts';
import { visitScreens } from '#visits/screens/index.ts';
import { noteSummary } from '#visits/screens/note-summary.ts';
import type { VisitParts } from '#visits/screens/panels.tsx';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { tallySummary } from '#visits/screens/tally-summary.ts';
import { unmetSummary } from '#visits/screens/unmet-summary.ts';
import { visitSummary } from '#visits/screens/visit-summary.ts';

/** Every program of this build, in the order of the list. */
export { programNames };

/** What an organization runs by its settings, of what this build knows, in the order of the list. */
export const programsRun = (names: readonly string[] = usual): readonly string[] =>
  programNames.filter((name) => names.includes(name));

/** Panels, summaries and screens of programs; of the others nothing is fetched. */
export const loadScreens = (names: readonly string[]): Promise<readonly ProgramScreens[]> =>
  Promise.all(names.map((name) => load(name, 'screens').then(({ program }) => program)));

/** What programs say in a language, at once or in what is folded away; English where they do not speak it. */
export const loadProgramWords = async (
  locale: string,
  names: readonly string[],
  which: '' | '+',
): Promise<Catalog> => {
  const catalogs = await Promise.all(names.map((name) => load(name, `${locale}${which}`, `en${which}`)));
  return Object.assign({}, ...catalogs.map(({ messages }) => messages));
};

export const visitPartsOf = (loaded: readonly ProgramScreens[]): VisitParts => ({
  panels: loaded.flatMap(({ panel }) => panel ?? []),
  summaries: [
    visitSummary,
    noteSummary,
    unmetSummary,
    tallySummary,
    ...loaded.flatMap(({ summaries }) => summaries),
  ],
  programs: loaded,
});

/** The screens of every organization, then those of its programs. */
export const screensOf = (loaded: readonly ProgramScreens[]): readonly Screen[] => [
  ...visitScreens,
  ...stockScreens,
  ...loaded.flatMap(({ screens }) => screens),
];
