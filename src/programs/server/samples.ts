import { programs } from '../list.ts';
import type { Program } from '../program.ts';
import type { ProgramSample } from '../sample.ts';

/** A program with its part in made-up days. */
export interface SampledProgram {
  readonly name: string;
  readonly supplies: Program['supplies'];
  readonly sample: ProgramSample;
}

/** `sample` of a program's `sample.ts`, apart from `server.ts`: a simulation needs no database. */
const load = async ({ name, supplies }: Program): Promise<SampledProgram> => {
  const { sample } = (await import(`../${name}/sample.ts`)) as { readonly sample?: ProgramSample };
  if (sample === undefined)
    throw new Error(
      `src/programs/${name}/sample.ts exports no sample: export a ProgramSample under that name`,
    );
  return { name, supplies, sample };
};

/** Every program of the list with its part in made-up days, in the order of the list. */
export const sampledPrograms: readonly SampledProgram[] = await Promise.all(programs.map(load));
