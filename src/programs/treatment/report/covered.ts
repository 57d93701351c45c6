import { sql } from '#database/sql.ts';
import { daysBetween } from '#log/calendar.ts';
import { daysCovered, firstDays } from '#report/days-covered.ts';
import { firstDayIn, inPeriod } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';
import { doseKind } from '../entries.ts';
import { coverOf } from '../rules/file.ts';
import { readFiles, readWishes } from '../tables/read.ts';
import { count, counted, isAsked, month, site, text } from './rows.ts';

const every = ['month', 'site', 'medication'];
const none = { files: 0, daysCovered: 0, daysPassed: 0, goesOn: 0, enough: 0, notKnown: 0 };

/** Days covered by medication among the first thirty, with doses that were given until the stay began: by the first dose of the center. */
export const coveredReport: ReportTable = {
  id: 'treatment.covered',
  indicator: { version: 1, since: '2026-11-28' },
  title: 'treatment.report.covered-title',
  columns: [
    month,
    site,
    text('medication'),
    ...(['files', 'daysCovered', 'daysPassed', 'goesOn', 'enough', 'notKnown'] as const).map((id) =>
      count(id, every),
    ),
  ],
  firstDay: firstDayIn('treatment_record'),
  rows: async (tx, query) => {
    const wishes = await readWishes(tx, query.org);
    const { add, rows } = counted(none);
    for (const file of await readFiles(tx, query.org, sql`kind = ${doseKind.kind} and ${inPeriod(query)}`)) {
      const [first] = file.given;
      if (first === undefined || !isAsked(query, first)) continue;
      const before = wishes.get(file.wish ?? '')?.given ?? [];
      const given = [...before, ...file.given].toSorted((a, b) =>
        a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
      );
      const passed = daysBetween(given[0]?.day ?? first.day, query.today) + 1;
      const isOver = (coverOf(file)?.zero ?? query.today) <= query.today;
      add(
        first,
        { medication: first.medication ?? '' },
        {
          files: 1,
          daysCovered: daysCovered(given),
          daysPassed: Math.max(0, Math.min(firstDays, passed)),
          goesOn: file.said === 'elsewhere' ? 1 : 0,
          enough: file.said === 'enough' ? 1 : 0,
          notKnown: file.said === undefined && isOver ? 1 : 0,
        },
      );
    }
    return rows();
  },
};
