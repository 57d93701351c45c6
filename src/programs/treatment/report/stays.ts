import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { firstDayIn, inPeriod } from '#report/server/in-period.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { stayKind } from '../entries.ts';
import { beganOn, comingsBack, type File } from '../rules/file.ts';
import { marks, standsAt } from '../rules/retention.ts';
import { readFiles } from '../tables/read.ts';
import { count, counted, isAsked, month, site, text } from './rows.ts';

const indicator = { version: 1, since: '2026-11-28' };
const firstDay = firstDayIn('treatment_record');

/** Files with a word on a stay in these days. */
const turned = (tx: Transaction, query: ReportQuery): Promise<readonly File[]> =>
  readFiles(tx, query.org, sql`kind = ${stayKind.kind} and ${inPeriod(query)}`);

/** Stays that began, by what was chosen with the person. */
export const begunReport: ReportTable = {
  id: 'treatment.begun',
  indicator,
  title: 'treatment.report.begun-title',
  columns: [
    month,
    site,
    text('treatment-program'),
    text('treatment-level'),
    count('begun', ['month', 'site', 'treatment-program', 'treatment-level']),
  ],
  headlines: [
    {
      id: 'begun',
      title: 'treatment.report.headline-begun',
      of: [stayKind.kind],
      column: 'begun',
      isLeftOutWithoutRows: true,
    },
  ],
  firstDay,
  rows: async (tx, query) => {
    const { add, rows } = counted({ begun: 0 });
    for (const file of await turned(tx, query)) {
      const began = beganOn(file);
      if (!isAsked(query, began)) continue;
      const { program = '', level = '' } = file;
      add(began, { 'treatment-program': program, 'treatment-level': level }, { begun: 1 });
    }
    return rows();
  },
};

/** Leaving for now and coming back, each by its own day. */
export const turnsReport: ReportTable = {
  id: 'treatment.turns',
  indicator,
  title: 'treatment.report.turns-title',
  columns: [month, site, count('leftForNow'), count('cameBack')],
  firstDay,
  rows: async (tx, query) => {
    const { add, rows } = counted({ leftForNow: 0, cameBack: 0 });
    for (const file of await turned(tx, query)) {
      for (const turn of file.turns)
        if (turn.to === 'left' && isAsked(query, turn)) add(turn, {}, { leftForNow: 1 });
      for (const turn of comingsBack(file)) if (isAsked(query, turn)) add(turn, {}, { cameBack: 1 });
    }
    return rows();
  },
};

/** Who is in touch 30, 90 and 180 days after beginning; whoever is not there yet, and of whom nothing is known, stand apart. */
export const retentionReport: ReportTable = {
  id: 'treatment.retention',
  indicator,
  title: 'treatment.report.retention-title',
  columns: [
    month,
    site,
    text('mark'),
    count('begun'),
    count('inTouch'),
    count('leftForNow'),
    count('notKnown'),
    count('notYet'),
  ],
  firstDay,
  rows: async (tx, query) => {
    const { add, rows } = counted({ begun: 0, inTouch: 0, leftForNow: 0, notKnown: 0, notYet: 0 });
    for (const file of await turned(tx, query)) {
      const began = beganOn(file);
      if (!isAsked(query, began)) continue;
      for (const mark of marks) {
        const stands = standsAt(file, mark, query.today);
        // Of three digits each, so that their order is that of the numbers.
        if (stands !== undefined)
          add(began, { mark: String(mark).padStart(3, '0') }, { begun: 1, [stands]: 1 });
      }
    }
    return rows().map((row) => ({ ...row, mark: String(Number(row['mark'])) }));
  },
};
