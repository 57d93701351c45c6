import type { ProgramServer } from '../server.ts';
import { exchangeReports } from './report.ts';
import { exchangeKitParts, exchangeProjection } from './tables.ts';
import { exchangeTargets } from './targets.ts';

export const program: ProgramServer = {
  projections: [exchangeProjection],
  reports: exchangeReports,
  targets: exchangeTargets,
  kitParts: exchangeKitParts,
};
