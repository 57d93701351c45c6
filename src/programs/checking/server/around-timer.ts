import { sql } from '#database/sql.ts';
import type { TimerHandler } from '#database/timers.ts';
import { addDays, dayMs, msToDate } from '#log/calendar.ts';
import { aroundKind } from '../entries.ts';
import { releasesDue } from '../rules/around/release.ts';
import { readAround, readSamples } from '../tables/read.ts';

/** A sample whose first result came later than this after it came in is not waited for. */
const longestDays = 365;

/**
 * Looks once a day which weeks may leave, and writes them into the log: there they stand for good, are restored and are never
 * reckoned anew.
 */
export const aroundTimer: TimerHandler = {
  kind: 'checking.around',
  everyMs: dayMs,
  writes: async (tx, { org, now }) => {
    const today = msToDate(now);
    const [latest] = await readAround(tx, org, 1);
    const since = addDays(latest?.to ?? today, -longestDays);
    const samples = await readSamples(tx, org, sql`day >= ${since}::date`);
    const site = samples[0]?.intake.site;
    return site === undefined
      ? []
      : releasesDue(samples, { last: latest?.to, today }).map((body) => ({
          kind: aroundKind.kind,
          version: aroundKind.version,
          body: { said: JSON.stringify(body) },
          site,
        }));
  },
  run: async () => undefined,
};
