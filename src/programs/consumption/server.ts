import type { ProgramServer } from '../server.ts';
import { roomKind } from './entries.ts';
import { consumptionLeaving } from './leaving.ts';
import { consumptionReports } from './report.ts';
import { consumptionSeries } from './series.ts';
import { endedStays } from './server/ended.ts';
import { consumptionFollow, consumptionTimers } from './server/follow.ts';
import { roomStanding } from './server/standing.ts';
import { consumptionProjection } from './tables.ts';

export const program: ProgramServer = {
  series: consumptionSeries,
  projections: [consumptionProjection],
  reports: consumptionReports,
  leaving: consumptionLeaving,
  // No spreadsheet of a room was seen: there is nothing to read one by.
  targets: [],
  follows: [consumptionFollow],
  timers: consumptionTimers,
  calls: [roomKind.kind],
  ended: endedStays,
  standing: roomStanding,
};
