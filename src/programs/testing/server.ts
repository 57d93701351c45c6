import type { ProgramServer } from '../server.ts';
import { testingReports } from './report.ts';
import { testingProjection } from './tables.ts';
import { testingTargets } from './targets.ts';

export const program: ProgramServer = {
  projections: [testingProjection],
  reports: testingReports,
  targets: testingTargets,
};
