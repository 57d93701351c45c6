import type { ProgramServer } from '../server.ts';
import { exchangeGives, exchangeLeaving } from './leaving.ts';
import { exchangeReports } from './report.ts';
import { exchangeKitParts, exchangeProjection } from './tables.ts';
import { exchangeTargets } from './targets.ts';

export const program: ProgramServer = {
  projections: [exchangeProjection],
  reports: exchangeReports,
  leaving: exchangeLeaving,
  gives: exchangeGives,
  targets: exchangeTargets,
  kitParts: exchangeKitParts,
};
