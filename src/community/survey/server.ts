import type { CommunityServer } from '../server.ts';
import { surveyReports } from './report.ts';
import { resultTimer } from './server/result-timer.ts';
import { surveyProjection } from './tables.ts';

export const part: CommunityServer = {
  projections: [surveyProjection],
  reports: surveyReports,
  timers: [resultTimer],
};
