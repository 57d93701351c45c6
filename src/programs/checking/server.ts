import { asPublicPage } from '#public/page.ts';
import type { ProgramServer } from '../server.ts';
import { aroundPage, aroundTelling } from './public/around.ts';
import { samplePage } from './public/sample.ts';
import { checkingReports } from './report.ts';
import { aroundTimer } from './server/around-timer.ts';
import { sameCode } from './server/same-code.ts';
import { findings } from './server/series.ts';
import { checkingProjection } from './tables.ts';

export const program: ProgramServer = {
  projections: [checkingProjection],
  reports: checkingReports,
  // Samples come from the bench, with a label each: no spreadsheet becomes one.
  targets: [],
  publicPages: [asPublicPage(samplePage), asPublicPage(aroundPage)],
  waiting: [sameCode],
  timers: [aroundTimer],
  series: [findings],
  tells: [aroundTelling],
};
