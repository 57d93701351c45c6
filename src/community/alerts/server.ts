import { asPublicPage } from '#public/page.ts';
import type { CommunityServer } from '../server.ts';
import { alertsPage } from './public/alerts.ts';
import { reportPage } from './public/report.ts';
import { alertsFollow, alertsTimer } from './server/follow.ts';
import { textNumberMigration, textNumberUseMigration } from './server/texts/numbers.ts';
import { textFollow, textTimer } from './server/texts/send.ts';
import { draftsWait, reportsWait } from './server/waiting.ts';
import { alertsProjection } from './tables.ts';

export const part: CommunityServer = {
  projections: [alertsProjection],
  // What is reported is no count of anything: alerts are listed, not summed.
  reports: [],
  follows: [alertsFollow, textFollow],
  timers: [alertsTimer, textTimer],
  waiting: [reportsWait, draftsWait],
  publicPages: [asPublicPage(alertsPage), asPublicPage(reportPage)],
  migrations: [textNumberMigration, textNumberUseMigration],
};
