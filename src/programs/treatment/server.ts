import type { ProgramServer } from '../server.ts';
import { treatmentReports } from './report.ts';
import { doseFollow, doseTimer, endingDoses } from './server/doses.ts';
import { treatmentProjection } from './tables.ts';

export const program: ProgramServer = {
  projections: [treatmentProjection],
  reports: treatmentReports,
  // A file is opened with the person: no spreadsheet becomes one.
  targets: [],
  follows: [doseFollow],
  timers: [doseTimer],
  waiting: [endingDoses],
};
