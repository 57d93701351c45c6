import { asPublicPage } from '#public/page.ts';
import type { ProgramServer } from '../server.ts';
import { samplePage } from './public/sample.ts';
import { checkingReports } from './report.ts';
import { sameCode } from './server/same-code.ts';
import { checkingProjection } from './tables.ts';

export const program: ProgramServer = {
  projections: [checkingProjection],
  reports: checkingReports,
  // Samples come from the bench, with a label each: no spreadsheet becomes one.
  targets: [],
  publicPages: [asPublicPage(samplePage)],
  waiting: [sameCode],
};
