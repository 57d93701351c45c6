import { asPublicPage } from '#public/page.ts';
import type { ProgramServer } from '../server.ts';
import { naloxoneLeaving } from './leaving.ts';
import { reversalPage } from './public/reversal.ts';
import { naloxoneReports } from './report.ts';
import { naloxoneSeries } from './series.ts';
import { naloxoneKitParts, naloxoneProjection } from './tables.ts';
import { naloxoneTargets } from './targets.ts';

/** What everyone reads each month: doses of every product, in kits and single ones. */
const gives: ProgramServer['gives'] = [
  { code: 'doses', title: 'month.given.doses', measure: 'naloxone.doses', counts: () => true },
];

export const program: ProgramServer = {
  series: naloxoneSeries,
  projections: [naloxoneProjection],
  reports: naloxoneReports,
  leaving: naloxoneLeaving,
  gives,
  targets: naloxoneTargets,
  kitParts: naloxoneKitParts,
  publicPages: [asPublicPage(reversalPage)],
};
