import type { ProgramServer } from '../server.ts';
import { exchangeLeaving } from './leaving.ts';
import { exchangeReports } from './report.ts';
import { exchangeKitParts, exchangeProjection } from './tables.ts';
import { exchangeTargets } from './targets.ts';

export const program: ProgramServer = {
  projections: [exchangeProjection],
  reports: exchangeReports,
  leaving: exchangeLeaving,
  targets: exchangeTargets,
  kitParts: exchangeKitParts,
};
