import { community } from '#community/list.ts';
import type { CommunityPart } from '#community/part.ts';
import { people } from '#people/list.ts';
import { care } from './care/program.ts';
import { checking } from './checking/program.ts';
import { consumption } from './consumption/program.ts';
import { exchange } from './exchange/program.ts';
import { naloxone } from './naloxone/program.ts';
import type { Program } from './program.ts';
import { testing } from './testing/program.ts';
import { treatment } from './treatment/program.ts';

/**
 * Every program, once: adding one is its folder and a line here. In the order of counters and reports. The first stays
 * first: it records what an organization added without saying whose it is.
 */
export const programs: readonly Program[] = [
  exchange,
  naloxone,
  consumption,
  checking,
  care,
  testing,
  treatment,
];

/** What an organization can turn on: its programs, then parts of the rooms of participants and of the community. `room` is the folder of its folder. */
export const offered: readonly (CommunityPart & { readonly room: 'programs' | 'people' | 'community' })[] = [
  ...programs.map((program) => ({ ...program, room: 'programs' as const })),
  ...people.map((part) => ({ ...part, room: 'people' as const })),
  ...community.map((part) => ({ ...part, room: 'community' as const })),
];

/** What an organization runs that never said: what there was before organizations could say. A new program waits to be turned on. */
export const usualPrograms: readonly string[] = [exchange.name, naloxone.name];
