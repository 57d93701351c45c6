import type { ProgramSample } from '../sample.ts';

/** Made-up visits of the counter record nothing in a room: a room's days are simulated by themselves (test/simulator/room). */
export const sample: ProgramSample = { visit: () => [] };
