import type { ReportTable } from '#report/server/table.ts';
import { coveredReport } from './report/covered.ts';
import { goalsReport, needsReport, sessionsReport } from './report/done.ts';
import { contactReport } from './report/first-contact.ts';
import { begunReport, retentionReport, turnsReport } from './report/stays.ts';

export const treatmentReports: readonly ReportTable[] = [
  begunReport,
  retentionReport,
  turnsReport,
  contactReport,
  coveredReport,
  sessionsReport,
  needsReport,
  goalsReport,
];
