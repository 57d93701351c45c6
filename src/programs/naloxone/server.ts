import type { ProgramServer } from '../server.ts';
import { reversalPage } from './public/page.ts';
import { naloxoneReports } from './report.ts';
import { naloxoneProjection } from './tables.ts';
import { naloxoneTargets } from './targets.ts';

export const program: ProgramServer = {
  projections: [naloxoneProjection],
  reports: naloxoneReports,
  targets: naloxoneTargets,
  publicPages: [reversalPage],
};
