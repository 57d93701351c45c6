import type { ProgramServer } from '#programs/server.ts';
import { warmthReports } from './report.ts';
import { warmthProjection } from './tables.ts';
import { warmthTargets } from './targets.ts';
import { manyInADay } from './waiting.ts';

export const program: ProgramServer = {
  projections: [warmthProjection],
  reports: warmthReports,
  targets: warmthTargets,
  waiting: [manyInADay],
};
