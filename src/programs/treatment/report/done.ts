import { sql } from '#database/sql.ts';
import { firstDayIn, inPeriod, month as monthOfDay } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';
import { needKind } from '../entries.ts';
import { readGoals } from '../tables/read.ts';
import { count, counted, isAsked, month, site, text } from './rows.ts';

const indicator = { version: 1, since: '2026-11-28' };

export const sessionsReport: ReportTable = {
  id: 'treatment.sessions',
  indicator,
  title: 'treatment.report.sessions-title',
  columns: [
    month,
    site,
    text('sort'),
    count('sessions', ['month', 'site', 'sort']),
    count('people', ['month', 'site', 'sort']),
  ],
  firstDay: firstDayIn('treatment_session_day'),
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, sort, sum(sessions)::bigint as sessions,
        sum(people)::bigint as people
      from treatment_session_day where ${inPeriod(query)} group by 1, 2, 3 order by 1, 2, 3`),
};

/** What people said that they need, and what of it they have: each need of a file once in a month, by its last word of that month. */
export const needsReport: ReportTable = {
  id: 'treatment.needs',
  indicator,
  title: 'treatment.report.needs-title',
  columns: [
    month,
    site,
    text('treatment-need'),
    count('asked', ['month', 'site', 'treatment-need']),
    count('met', ['month', 'site', 'treatment-need']),
  ],
  firstDay: firstDayIn('treatment_record'),
  rows: async (tx, query) => {
    const found = await tx.rows<{ file: string; day: string; site: string; body: string }>(sql`
      select file, day, site, body from treatment_record
      where kind = ${needKind.kind} and ${inPeriod(query)} order by ms, hlc, entry_id`);
    const last = new Map<string, { day: string; site: string; need: string; isMet: boolean }>();
    for (const { file, day, site: where, body } of found) {
      const { need, isMet } = JSON.parse(body) as { readonly need: string; readonly isMet: boolean };
      last.set(JSON.stringify([file, need, day.slice(0, 7), where]), { day, site: where, need, isMet });
    }
    const { add, rows } = counted({ asked: 0, met: 0 });
    for (const { need, isMet, ...at } of last.values())
      add(at, { 'treatment-need': need }, isMet ? { met: 1 } : { asked: 1 });
    return rows();
  },
};

/** Goals that people set in their files, and reached: no words, no topics, and no figure for what was put aside. */
export const goalsReport: ReportTable = {
  id: 'treatment.goals',
  indicator,
  title: 'treatment.report.goals-title',
  columns: [month, site, count('goalsSet'), count('goalsReached')],
  firstDay: firstDayIn('treatment_record'),
  rows: async (tx, query) => {
    const { add, rows } = counted({ goalsSet: 0, goalsReached: 0 });
    for (const { day, site: where, reachedOn } of await readGoals(tx, query.org)) {
      if (isAsked(query, { day, site: where })) add({ day, site: where }, {}, { goalsSet: 1 });
      const at = reachedOn === undefined ? undefined : { day: reachedOn, site: where };
      if (isAsked(query, at)) add(at, {}, { goalsReached: 1 });
    }
    return rows();
  },
};
