import { existsSync } from 'node:fs';
import { programs } from '../list.ts';
import type { Program } from '../program.ts';
import type { ProgramServer } from '../server.ts';

/** A program with what it brings to the server. */
export interface LoadedProgram extends ProgramServer {
  readonly name: string;
  readonly supplies: Program['supplies'];
}

/** Fetches `server.ts` of a program by its name. Throws with what to do when it is not whole. */
const load = async ({ name, supplies }: Program): Promise<LoadedProgram> => {
  const file = new URL(`../${name}/server.ts`, import.meta.url);
  if (!existsSync(file))
    throw new Error(
      `The program ${name} has no server.ts: write src/programs/${name}/server.ts, see ProgramServer`,
    );
  const { program } = (await import(file.href)) as { readonly program?: ProgramServer };
  if (program === undefined)
    throw new Error(
      `src/programs/${name}/server.ts exports no program: export a ProgramServer under that name`,
    );
  if (program.reports.length === 0)
    throw new Error(
      `The program ${name} has no report: give one at least in src/programs/${name}/report.ts, so that what it records is counted`,
    );
  return { ...program, name, supplies };
};

/** Every program of the list with its part of the server, in the order of the list. */
export const loadedPrograms: readonly LoadedProgram[] = await Promise.all(programs.map(load));
