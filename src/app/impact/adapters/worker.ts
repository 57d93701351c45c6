import { answerEffects } from '#impact/evidence/answer-evidence.ts';
import { registryVersion } from '#impact/evidence/registry-version.ts';
import { createEngine, type Engine } from '../engine/client.ts';
import type { Figures } from './engine-worker.ts';

/** Starts the engine's worker from the file that the build made for it, and hands it the published figures. */
export const startEngine = (): Engine => {
  const worker = new Worker(IMPACT_WORKER, { type: 'module' });
  worker.postMessage({ version: registryVersion, effects: answerEffects } satisfies Figures);
  return createEngine(worker);
};
