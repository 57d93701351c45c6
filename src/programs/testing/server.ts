import type { ProgramServer } from '../server.ts';
import { testingReports } from './report.ts';
import { cascadeProjection } from './tables/cascade.ts';
import { testingProjection } from './tables.ts';
import { testingTargets } from './targets.ts';

export const program: ProgramServer = {
  projections: [testingProjection, cascadeProjection],
  reports: testingReports,
  targets: testingTargets,
};
