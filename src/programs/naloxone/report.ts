import { countOf, type ReportColumn, type ReportTable } from '#database/report.ts';
import { sql } from '#database/sql.ts';
import { inPeriod } from '#visits/report.ts';

const month: ReportColumn = { id: 'month', title: 'naloxone.report.month', type: 'month' };
const site: ReportColumn = { id: 'site', title: 'naloxone.report.site', type: 'site' };
const channel: ReportColumn = { id: 'channel', title: 'naloxone.report.channel', type: 'channel' };
const text = (id: string): ReportColumn => ({ id, title: `naloxone.report.${id}`, type: 'text' });
const count = (id: string, title = id): ReportColumn => ({
  id,
  title: `naloxone.report.${title}`,
  type: 'count',
});

/** Kits, single doses and all doses given out, by product (docs/practice.md, Ontario and California). */
const products: ReportTable = {
  id: 'naloxone.products',
  title: 'naloxone.report.products',
  columns: [
    month,
    site,
    channel,
    text('product'),
    count('kits'),
    count('singles'),
    count('doses'),
    count('handouts'),
  ],
  headlines: [
    {
      id: 'kits',
      title: 'naloxone.report.headline-kits',
      // Nalmefene is another medicine: it has rows here and no part in this figure.
      count: (row) => (row['product'] === 'nalmefene' ? 0 : countOf('kits')(row)),
    },
  ],
  rows: (tx, query) =>
    tx.rows(sql`select month, site, channel, product, kits, singles, doses, handouts
      from naloxone_product_month where ${inPeriod(query)} order by month, site, channel, product`),
};

/** Why kits were needed and where the last came from; "rather not say" is a row of its own. */
const reasons: ReportTable = {
  id: 'naloxone.reasons',
  title: 'naloxone.report.reasons',
  columns: [month, site, text('question'), text('answer'), count('handouts')],
  rows: (tx, query) =>
    tx.rows(sql`select month, site, question, answer, handouts from naloxone_answer_month
      where ${inPeriod(query)} order by month, site, question, answer`),
};

const trained: ReportTable = {
  id: 'naloxone.trained',
  title: 'naloxone.report.trained',
  columns: [month, site, channel, count('people'), count('sessions')],
  rows: (tx, query) =>
    tx.rows(sql`select month, site, channel, people, sessions from naloxone_trained_month
      where ${inPeriod(query)} order by month, site, channel`),
};

/** Reversals people told of: a lower bound of those that happened, since telling is free. */
const reversals: ReportTable = {
  id: 'naloxone.reversals',
  title: 'naloxone.report.reversals',
  columns: [
    month,
    site,
    count('reports'),
    count('doses', 'doses-used'),
    count('dosesUnknown', 'doses-unknown'),
    count('withoutNaloxone', 'without-naloxone'),
    count('replacementKits', 'replacement-kits'),
  ],
  headlines: [{ id: 'reversals', title: 'naloxone.report.headline-reversals', count: countOf('reports') }],
  rows: (tx, query) =>
    tx.rows(sql`select month, site, reports, doses, doses_unknown as "dosesUnknown",
      without_naloxone as "withoutNaloxone", replacement_kits as "replacementKits"
      from naloxone_reversal_month where ${inPeriod(query)} order by month, site`),
};

/** Outcome, response, doses, who gave it, calls for help and the rest, by question and answer. */
const reversalAnswers: ReportTable = {
  id: 'naloxone.reversal-answers',
  title: 'naloxone.report.reversal-answers',
  columns: [month, site, text('question'), text('answer'), count('reports')],
  rows: (tx, query) =>
    tx.rows(sql`select month, site, question, answer, reports from naloxone_reversal_answer
      where ${inPeriod(query)} order by month, site, question, answer`),
};

export const naloxoneReports: readonly ReportTable[] = [
  products,
  reasons,
  trained,
  reversals,
  reversalAnswers,
];
