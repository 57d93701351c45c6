import { sql } from '#database/sql.ts';
import { msToDate } from '#log/calendar.ts';
import { asPublicPage } from '#public/page.ts';
import type { CommunityServer, Waiting } from '../server.ts';
import { answerPage } from './public/answer.ts';
import { feedbackPage } from './public/feedback.ts';
import { youSaidPage, youSaidTelling } from './public/you-said.ts';
import { sayReports } from './report.ts';
import { isOverdue, readTold } from './tables/read.ts';
import { sayProjection } from './tables.ts';

/** What was said and has waited too long: that it is there, and none of its words. */
const overdue: Waiting = {
  code: 'say.overdue',
  needs: 'feedback',
  read: async (tx, { org, sites, limit, now }) => {
    const here = sites === 'all' ? sql`true` : sql`site = any(${sites}::uuid[])`;
    const which = sql`${isOverdue(msToDate(now))} and ${here}`;
    const told = await readTold(tx, org, { which, limit, isOldestFirst: true });
    return told.map(({ id, site, day }) => ({ id, site, since: `${day}T00:00:00Z`, path: `/say/at/${id}` }));
  },
};

export const part: CommunityServer = {
  projections: [sayProjection],
  reports: sayReports,
  publicPages: [asPublicPage(feedbackPage), asPublicPage(answerPage), asPublicPage(youSaidPage)],
  waiting: [overdue],
  tells: [youSaidTelling],
};
