import { sql } from '#database/sql.ts';
import type { TimerDraft, TimerHandler } from '#database/timers.ts';
import type { Transaction } from '#database/transaction.ts';
import { addDays, dayMs, daysBetween, mondayOf, msToDate } from '#log/calendar.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import type { EventSeries } from '../../server.ts';
import { reportKind } from '../entries.ts';
import { judge } from '../spikes/spikes.ts';

/** Days after its end before a week is judged: what comes in late is there, and nobody learns of a spike while it happens. */
const delayDays = 3;
const weeksBack = 52 * 5 + 8;

/**
 * Looks once a day at the last whole week of every series and site. A spike opens a report that waits for a person, once for each
 * week: coarse (a site, a week), late, and never an alert by itself.
 */
export const createSpikeTimer = (all: readonly EventSeries[]): TimerHandler => ({
  kind: 'alerts.spikes',
  everyMs: dayMs,
  writes: async (tx, { org, now }) => {
    const week = lastWeek(now);
    const from = addDays(week, -7 * weeksBack);
    const until = addDays(week, 7);
    const told = await readTold(tx, org, week);
    const open = await readOpenDays(tx, org, from, until);
    const drafts: TimerDraft[] = [];
    for (const { code, read } of all) {
      const bySite = byWeek(await read(tx, org, from, until), from);
      for (const [site, counts] of bySite) {
        if (told.has(`${code} ${site}`)) continue;
        const days = open.get(site);
        const first = firstKnown(counts, days);
        const judged = judge(
          counts.slice(first),
          undefined,
          days === undefined ? undefined : openDays(counts, days, first),
        );
        if (!judged.isSpike || judged.expected === undefined) continue;
        const usual = Math.round(judged.expected * 10) / 10;
        const body = { source: 'spike', series: code, week, count: judged.count, usual };
        drafts.push({ kind: reportKind.kind, version: reportKind.version, body, site });
      }
    }
    return drafts;
  },
  run: async () => undefined,
});

/** Monday of the last week that ended `delayDays` ago or longer. */
const lastWeek = (now: number): LocalDate => addDays(mondayOf(msToDate(now - delayDays * dayMs)), -7);

interface SiteDay {
  readonly site: Uuid;
  readonly day: LocalDate;
  readonly count: number;
}

/** Counts by week for each site, the first week first. */
const byWeek = (rows: readonly SiteDay[], from: LocalDate): ReadonlyMap<Uuid, readonly number[]> => {
  const weeks = new Map<Uuid, number[]>();
  for (const { site, day, count } of rows) {
    const counts = weeks.get(site) ?? Array.from({ length: weeksBack + 1 }, () => 0);
    const week = Math.floor(daysBetween(from, day) / 7);
    counts[week] = (counts[week] ?? 0) + count;
    weeks.set(site, counts);
  }
  return weeks;
};

/** Days of each week on which a site recorded a visit: a week of holidays is not a quiet one. */
const readOpenDays = async (tx: Transaction, org: Uuid, from: LocalDate, until: LocalDate) => {
  const rows = await tx.rows<{ site: Uuid; day: LocalDate }>(sql`
    select distinct site, day::text as day from visit_day where org_id = ${org} and day >= ${from}::date and day < ${until}::date`);
  return byWeek(
    rows.map((row) => ({ ...row, count: 1 })),
    from,
  );
};

/** Before the first week in which a site did anything it was not there: those weeks say nothing of what is usual. */
const firstKnown = (counts: readonly number[], days: readonly number[] | undefined): number =>
  Math.max(
    0,
    counts.findIndex((count, week) => count > 0 || (days?.[week] ?? 0) > 0),
  );

/** A week with events was open, whatever else was recorded. */
const openDays = (counts: readonly number[], days: readonly number[], first: number): readonly number[] =>
  days.slice(first).map((open, index) => ((counts[first + index] ?? 0) > 0 ? Math.max(1, open) : open));

const readTold = async (tx: Transaction, org: Uuid, week: LocalDate): Promise<ReadonlySet<string>> => {
  const rows = await tx.rows<{ series: string; site: Uuid }>(sql`
    select body::json ->> 'series' as series, site from alert_move
    where org_id = ${org} and kind = 'alerts.report' and body::json ->> 'week' = ${week}`);
  return new Set(rows.map(({ series, site }) => `${series} ${site}`));
};
