import { asPublicPage } from '#public/page.ts';
import type { ProgramServer } from '../server.ts';
import { naloxoneGives, naloxoneLeaving } from './leaving.ts';
import { reversalPage } from './public/reversal.ts';
import { naloxoneReports } from './report.ts';
import { naloxoneSeries } from './series.ts';
import { naloxoneKitParts, naloxoneProjection } from './tables.ts';
import { naloxoneTargets } from './targets.ts';

export const program: ProgramServer = {
  series: naloxoneSeries,
  projections: [naloxoneProjection],
  reports: naloxoneReports,
  leaving: naloxoneLeaving,
  gives: naloxoneGives,
  targets: naloxoneTargets,
  kitParts: naloxoneKitParts,
  publicPages: [asPublicPage(reversalPage)],
};
