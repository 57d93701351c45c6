import { existsSync } from 'node:fs';
import { community } from '#community/list.ts';
import type { CommunityServer } from '#community/server.ts';
import { people } from '#people/list.ts';
import type { ReportTable } from '#report/server/table.ts';
import { programs } from '../list.ts';
import type { Program } from '../program.ts';
import type { ProgramServer } from '../server.ts';
import { withPartsOfOthers } from './kit-parts.ts';

/** A program with what it brings to the server. */
export interface LoadedProgram extends ProgramServer {
  readonly name: string;
  readonly supplies: Program['supplies'];
}

/** Fetches `server.ts` of a folder of one of the lists. Throws with what to do when it is not there or exports nothing of this name. */
const load = async <S>(room: 'programs' | 'people' | 'community', name: string, what: string): Promise<S> => {
  const file = new URL(`../../${room}/${name}/server.ts`, import.meta.url);
  if (!existsSync(file))
    throw new Error(`The ${what} ${name} has no server.ts: write src/${room}/${name}/server.ts`);
  const found = ((await import(file.href)) as Readonly<Record<string, S | undefined>>)[what];
  if (found === undefined)
    throw new Error(
      `src/${room}/${name}/server.ts exports no ${what}: export what the room's server.ts asks for under that name`,
    );
  return found;
};

const loadProgram = async (own: Program): Promise<LoadedProgram> => {
  const { name, supplies } = own;
  const program = await load<ProgramServer>('programs', name, 'program');
  if (program.reports.length === 0)
    throw new Error(
      `The program ${name} has no report: give one at least in src/programs/${name}/report.ts, so that what it records is counted`,
    );
  for (const { id, indicator } of program.reports as readonly Partial<ReportTable>[])
    if (indicator === undefined)
      throw new Error(
        `The table ${id} has no indicator: say in src/programs/${name}/report.ts by which version it counts and since when, and in src/programs/${name}/indicators/words what counts and what does not`,
      );
  return { ...program, name, supplies, projections: withPartsOfOthers(own, program, programs) };
};

/** Every program of the list with its part of the server, in the order of the list. */
export const loadedPrograms: readonly LoadedProgram[] = await Promise.all(programs.map(loadProgram));

const loadPart = async (room: 'people' | 'community', name: string) => ({
  ...(await load<CommunityServer>(room, name, 'part')),
  name,
});

/** Every part of the rooms of participants and of the community with what it brings to the server, in the order of their lists. */
export const loadedParts: readonly (CommunityServer & { readonly name: string })[] = await Promise.all([
  ...people.map(({ name }) => loadPart('people', name)),
  ...community.map(({ name }) => loadPart('community', name)),
]);
