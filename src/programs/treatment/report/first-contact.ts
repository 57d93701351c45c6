import { firstDayIn, inPeriod } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';
import { hoursToContact, middle } from '../rules/first-contact.ts';
import { readFiles, readWishes } from '../tables/read.ts';
import { count, isAsked, month, site } from './rows.ts';

/** Whoever waits for a first contact waits a day, or two at most: the mark that people in the field hold themselves to. */
const [soonHours, lateHours] = [24, 48];

/** Time from the wish to the first contact, by the day on which the file was opened. */
export const contactReport: ReportTable = {
  id: 'treatment.contact',
  indicator: { version: 1, since: '2026-11-28' },
  title: 'treatment.report.contact-title',
  columns: [
    month,
    site,
    count('files'),
    count('within24'),
    count('within48'),
    count('later'),
    count('noContact'),
    count('hoursMedian', []),
    count('hoursP90', []),
  ],
  firstDay: firstDayIn('treatment_record'),
  rows: async (tx, query) => {
    const wishes = await readWishes(tx, query.org);
    const groups = new Map<string, { month: string; site: string; waits: (number | undefined)[] }>();
    for (const file of await readFiles(tx, query.org, inPeriod(query))) {
      if (!isAsked(query, file)) continue;
      const at = { month: `${file.day.slice(0, 7)}-01`, site: file.site };
      const key = JSON.stringify(at);
      const group = groups.get(key) ?? { ...at, waits: [] };
      group.waits.push(hoursToContact(file, wishes.get(file.wish ?? '')?.saidAt));
      groups.set(key, group);
    }
    return [...groups]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { waits, ...at }]) => {
        const hours = waits.filter((each) => each !== undefined);
        return {
          ...at,
          files: waits.length,
          within24: hours.filter((each) => each < soonHours).length,
          within48: hours.filter((each) => each >= soonHours && each < lateHours).length,
          later: hours.filter((each) => each >= lateHours).length,
          noContact: waits.length - hours.length,
          hoursMedian: middle(hours, 0.5) ?? '',
          hoursP90: middle(hours, 0.9) ?? '',
        };
      });
  },
};
