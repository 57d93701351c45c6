import { settingsOr } from '#contract/settings.ts';
import { sql } from '#database/sql.ts';
import { addDays } from '#log/calendar.ts';
import { dayIn } from '#log/zone.ts';
import type { Waiting } from '#programs/server.ts';
import { type Period, periodOf } from '#report/period.ts';

/** So many days before a month begins to fade somebody is asked to close it: time for late phones and a report. Our own choice. */
const warnDays = 56;

/** What the list is called. */
const message = 'app.waiting.months';

/**
 * Months that are over, begin to fade soon or did so, and were never closed: what is in them of people and visits goes with the
 * times, and closing keeps the figures. Told to who may close them, for all sites.
 */
export const monthsFading: Waiting = {
  code: message.replace('.waiting.', '.'),
  needs: 'reports',
  read: async (tx, { org, sites, limit, now }) => {
    if (sites !== 'all') return [];
    const row = await tx.first<{ settings: object }>(
      sql`select settings from organization where org_id = ${org}`,
    );
    const { keepDays, zone } = settingsOr(row?.settings ?? {});
    const today = dayIn(zone, now);
    // What happened before this day has faded: nothing is left of it to be kept.
    const kept = addDays(today, -keepDays);
    const months = monthsBetween(kept, addDays(today, warnDays - keepDays)).filter(({ to }) => to < today);
    const found: Period[] = [];
    for (const month of months) {
      const closed = await tx.first<{ closed: boolean }>(sql`
        select bool_or(closed) as closed from (
          select distinct on (first_day, last_day) closed from report_closing
          where org_id = ${org} and first_day <= ${month.from}::date and last_day >= ${month.to}::date
          order by first_day, last_day, hlc desc, entry_id desc) as latest`);
      if (closed?.closed === true) continue;
      const some = await tx.first(sql`
        select 1 from entry where org_id = ${org} and occurred_on between ${month.from}::date and ${month.to}::date
          and not blurred and kind not like 'log.%' and kind not like 'report.%' limit 1`);
      if (some !== undefined) found.push(month);
    }
    return found.slice(0, limit).map(({ from }) => ({
      id: from,
      site: null,
      since: `${from}T12:00:00Z`,
      path: `/report?month=${from.slice(0, 7)}`,
    }));
  },
};

/** The months that these days are in. */
const monthsBetween = (from: string, to: string): readonly Period[] => {
  const months: Period[] = [];
  for (let month = periodOf(from.slice(0, 7)); month.from <= to; month = periodOf(next(month.to)))
    months.push(month);
  return months;
};

const next = (day: string): string => addDays(day, 1).slice(0, 7);
