// What a run names so that it can be repeated to the same figures.
import { registryVersion } from './evidence/registry-version.ts';

/** Version of the engine's equations; raised whenever the same input gives other figures (docs/impact/answer.md tells what changed). */
export const engineVersion = '2.0.0';

/** Version of the data carried along (slopes of the naloxone use law by state). */
export const dataVersion = '2026-11-23';

export type Versions = { readonly engine: string; readonly registry: string; readonly data: string };

export const versions: Versions = { engine: engineVersion, registry: registryVersion, data: dataVersion };
