import type { ProgramSample } from '../sample.ts';

/** Made-up visits of the counter test nobody. */
export const sample: ProgramSample = { visit: () => [] };
