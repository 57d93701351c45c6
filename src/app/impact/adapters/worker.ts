import { createEngine, type Engine } from '../engine/client.ts';

/** Starts the engine's worker from the file that the build made for it. */
export const startEngine = (): Engine => createEngine(new Worker(IMPACT_WORKER, { type: 'module' }));
