import { type Sql, sql } from '#database/sql.ts';
import { isOf } from '#database/whose.ts';
import { type ReportColumn, unknownAsEmpty } from '#report/column.ts';
import { atSites, firstDayIn, inPeriod, month as monthOfDay } from '#report/server/in-period.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { handoutKind, reversalKind } from './entries.ts';

const month: ReportColumn = { id: 'month', title: 'naloxone.report.month', type: 'month' };
const site: ReportColumn = { id: 'site', title: 'naloxone.report.site', type: 'site' };
const channel: ReportColumn = { id: 'channel', title: 'naloxone.report.channel', type: 'channel' };
const text = (id: string): ReportColumn => ({ id, title: `naloxone.report.${id}`, type: 'text' });
const count = (id: string, title = id, adds: readonly string[] = []): ReportColumn => ({
  id,
  title: `naloxone.report.${title}`,
  type: 'count',
  adds,
});
const forms = 'Reversal forms of Ontario, Illinois and New York';
/** Products differ in what a kit and a dose of them is: only rows of one product add up. */
const oneProduct = ['month', 'site', 'channel'];
/** A report is in one row, and answers each question at most once with one answer (or more: only rows of one add up). */
const everyReport = ['month', 'site'];

/** Kits, single doses and all doses given out, by product (docs/practice.md, Ontario and California). */
const products: ReportTable = {
  id: 'naloxone.products',
  indicator: { version: 1, since: '2026-11-26', field: 'Ontario (ONHRDB) and California, naloxone logs' },
  isUsual: true,
  title: 'naloxone.report.products',
  columns: [
    month,
    site,
    channel,
    text('product'),
    count('kits', 'kits', oneProduct),
    count('singles', 'singles', oneProduct),
    count('doses', 'doses', oneProduct),
    count('handouts', 'handouts', oneProduct),
  ],
  headlines: [
    {
      id: 'kits',
      title: 'naloxone.report.headline-kits',
      of: [handoutKind.kind],
      // Nalmefene is another medicine: it has rows here and no part in this figure.
      column: 'kits',
      isCounted: (row) => row['product'] !== 'nalmefene',
    },
  ],
  firstDay: firstDayIn('naloxone_product_day'),
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, channel, product, sum(kits)::bigint as kits,
        sum(singles)::bigint as singles, sum(doses)::bigint as doses, sum(handouts)::bigint as handouts
      from naloxone_product_day where ${inPeriod(query)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
};

/** Why kits were needed and where the last came from; "rather not say" is a row of its own. */
const reasons: ReportTable = {
  id: 'naloxone.reasons',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'naloxone.report.reasons',
  columns: [month, site, text('question'), text('answer'), count('handouts', 'handouts', everyReport)],
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, question, answer, sum(handouts)::bigint as handouts
      from naloxone_answer_day where ${inPeriod(query)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
};

/**
 * What people told at a refill: on how many it was used since last time. Beside the detailed reports, never added to them: a
 * reversal may be told here and reported there.
 */
const told: ReportTable = {
  id: 'naloxone.told',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'naloxone.report.told',
  columns: [
    month,
    site,
    count('people', 'told-people', everyReport),
    count('told', 'told-handouts', everyReport),
    count('declined', 'told-declined', everyReport),
  ],
  headlines: [
    {
      id: 'told',
      title: 'naloxone.report.headline-told',
      of: [handoutKind.kind],
      column: 'people',
      isUnknownWithoutRows: true,
      isLeftOutWithoutRows: true,
    },
  ],
  firstDay: firstDayIn('naloxone_told_day'),
  rows: async (tx, query) =>
    unknownAsEmpty(
      await tx.rows(sql`select ${monthOfDay} as month, site,
          sum(people) filter (where told > 0)::bigint as people, sum(told)::bigint as told,
          sum(declined)::bigint as declined
        from naloxone_told_day where ${inPeriod(query)} group by 1, 2 order by 1, 2`),
    ),
};

const trained: ReportTable = {
  id: 'naloxone.trained',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'naloxone.report.trained',
  columns: [
    month,
    site,
    channel,
    count('people', 'people', oneProduct),
    count('sessions', 'sessions', oneProduct),
  ],
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, channel, sum(people)::bigint as people,
        sum(sessions)::bigint as sessions
      from naloxone_trained_day where ${inPeriod(query)} group by 1, 2, 3 order by 1, 2, 3`),
};

/** Days told, or a month told that is in the period as a whole: one that is cut cannot be put on either side. */
const inside = ({ from, to }: ReportQuery): Sql => sql`(day >= ${from}::date and last_day <= ${to}::date)`;
const touches = ({ org, from, to, sites }: ReportQuery): Sql =>
  sql`${isOf(org)} and day <= ${to}::date and last_day >= ${from}::date and ${atSites(sites)}`;

/** Reversals people told of: a lower bound of those that happened, since telling is free. */
const reversals: ReportTable = {
  id: 'naloxone.reversals',
  indicator: { version: 1, since: '2026-11-26', field: forms },
  isUsual: true,
  title: 'naloxone.report.reversals',
  columns: [
    month,
    site,
    count('reports', 'reports', everyReport),
    count('doses', 'doses-used', everyReport),
    count('dosesUnknown', 'doses-unknown', everyReport),
    count('withoutNaloxone', 'without-naloxone', everyReport),
    count('replacementKits', 'replacement-kits', everyReport),
    count('monthOnly', 'month-only', everyReport),
  ],
  headlines: [
    {
      id: 'reversals',
      title: 'naloxone.report.headline-reversals',
      column: 'reports',
      of: [reversalKind.kind],
    },
  ],
  firstDay: firstDayIn('naloxone_reversal_day'),
  rows: async (tx, query) =>
    unknownAsEmpty(
      await tx.rows(sql`select ${monthOfDay} as month, site, coalesce(sum(reports) filter (where ${inside(query)}), 0)::bigint as reports,
          sum(doses) filter (where ${inside(query)} and reports > doses_unknown)::bigint as doses,
          coalesce(sum(doses_unknown) filter (where ${inside(query)}), 0)::bigint as "dosesUnknown",
          coalesce(sum(without_naloxone) filter (where ${inside(query)}), 0)::bigint as "withoutNaloxone",
          sum(replacement_kits) filter (where ${inside(query)} and replacement_told > 0)::bigint as "replacementKits",
          coalesce(sum(reports) filter (where not ${inside(query)}), 0)::bigint as "monthOnly"
        from naloxone_reversal_day where ${touches(query)} group by 1, 2 order by 1, 2`),
    ),
};

/** Outcome, response, doses, who gave it, calls for help and the rest, by question and answer. */
const reversalAnswers: ReportTable = {
  id: 'naloxone.reversal-answers',
  indicator: { version: 1, since: '2026-11-26', field: forms },
  title: 'naloxone.report.reversal-answers',
  columns: [month, site, text('question'), text('answer'), count('reports', 'reports', everyReport)],
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, question, answer, sum(reports)::bigint as reports
      from naloxone_reversal_answer_day where ${isOf(query.org)} and ${inside(query)} and ${atSites(query.sites)}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
};

export const naloxoneReports: readonly ReportTable[] = [
  products,
  reasons,
  told,
  trained,
  reversals,
  reversalAnswers,
];
