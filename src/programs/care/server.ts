import { asPublicPage } from '#public/page.ts';
import type { ProgramServer } from '../server.ts';
import { contactPage } from './public/contact.ts';
import { referPage } from './public/refer.ts';
import { requestPage } from './public/request.ts';
import { careReports } from './report.ts';
import { doseFollow, doseTimer } from './server/doses.ts';
import { careFollow, careTimers } from './server/follow.ts';
import { goalFollow, goalTimer, promisedGoals } from './server/goals.ts';
import { holdTimer } from './server/hold.ts';
import { incomingReferrals } from './server/incoming-waiting.ts';
import { endingMedication, promisedCalls, refusedSlots, silentReferrals } from './server/waiting.ts';
import { goalProjection } from './tables/goals.ts';
import { incomingProjection } from './tables/incoming.ts';
import { careProjection } from './tables.ts';

export const program: ProgramServer = {
  projections: [careProjection, incomingProjection, goalProjection],
  reports: careReports,
  // A referral is made with the person: no spreadsheet becomes one.
  targets: [],
  follows: [careFollow, goalFollow, doseFollow],
  timers: [...careTimers, holdTimer, goalTimer, doseTimer],
  waiting: [silentReferrals, promisedCalls, refusedSlots, incomingReferrals, promisedGoals, endingMedication],
  publicPages: [asPublicPage(requestPage), asPublicPage(contactPage), asPublicPage(referPage)],
};
