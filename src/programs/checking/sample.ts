import type { ProgramSample } from '../sample.ts';

/** Made-up visits of the counter bring no sample. */
export const sample: ProgramSample = { visit: () => [] };
