import type { ProgramSample } from '../sample.ts';

/** Made-up visits of the counter send nobody anywhere. */
export const sample: ProgramSample = { visit: () => [] };
