import type { ProgramSample } from '../sample.ts';

/** Made-up visits of the counter open no file. */
export const sample: ProgramSample = { visit: () => [] };
