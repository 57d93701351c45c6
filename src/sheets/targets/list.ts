import type { RowTarget } from '#catalog/row-target.ts';
import { loadedPrograms } from '#programs/server/loaded.ts';
import { stockTargets } from './stock.ts';
import { visitsTargets } from './visits.ts';

/** Every kind that rows can become. */
export const rowTargets: readonly RowTarget[] = [
  ...visitsTargets,
  ...loadedPrograms.flatMap(({ targets }) => targets),
  ...stockTargets,
];
