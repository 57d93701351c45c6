import { togetherAs } from '#catalog/report-lists.ts';
import { sql } from '#database/sql.ts';
import { isOf } from '#database/whose.ts';
import { type ReportColumn, type ReportRow, unknownAsEmpty } from '#report/column.ts';
import { firstDayIn, inPeriod, month as monthOfDay } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';
import type { ResultBody, Told } from './entries.ts';
import { noAnswers } from './questions.ts';
import { rangeOf } from './rules/wilson.ts';

const column = (id: string, type: ReportColumn['type']): ReportColumn => ({
  id,
  title: `survey.report.${id}`,
  type,
});
const count = (id: string): ReportColumn => ({ ...column(id, 'count'), adds: ['month', 'site'] });

/** How many were asked, as devices handed in. It says nothing of what they answered. */
const asked: ReportTable = {
  id: 'survey.asked',
  indicator: { version: 1, since: '2026-11-28' },
  title: 'survey.report.asked-title',
  columns: [
    column('month', 'month'),
    column('site', 'site'),
    count('answered'),
    count('unsure'),
    count('again'),
    count('refused'),
  ],
  firstDay: firstDayIn('survey_batch'),
  rows: async (tx, query) =>
    unknownAsEmpty(
      await tx.rows(sql`
        select ${monthOfDay} as month, site, sum(answered)::bigint as answered, sum(unsure)::bigint as unsure,
          sum(again)::bigint as again, sum(refused)::bigint as refused
        from survey_batch where ${inPeriod(query)} group by 1, 2 order by 1, 2`),
    ),
};

interface Row {
  readonly day: string;
  readonly body: string;
}

/** What came of surveys, by the month in which it was reckoned: shares as ranges, out of how many people. */
const answers: ReportTable = {
  id: 'survey.answers',
  indicator: { version: 1, since: '2026-11-28' },
  title: 'survey.report.answers-title',
  columns: [
    column('month', 'month'),
    column('from', 'day'),
    column('to', 'day'),
    column('surveyQuestion', 'text'),
    column('surveyAnswer', 'text'),
    column('low', 'range'),
    column('high', 'range'),
    column('people', 'count'),
    column('ofPeople', 'count'),
  ],
  firstDay: firstDayIn('survey_result'),
  rows: async (tx, query) => {
    // It is of the whole organization, and says nothing of one site.
    if (query.sites !== undefined) return [];
    const rows = await tx.rows<Row>(sql`
      select day::text as day, body from (
        select distinct on (org_id, survey) day, body, hlc, entry_id from survey_result where ${isOf(query.org)}
        order by org_id, survey, hlc, entry_id) first
      where day between ${query.from} and ${query.to} order by hlc, entry_id`);
    return rows.flatMap(({ day, body }) => rowsOf(day, JSON.parse(body) as ResultBody));
  },
};

const rowsOf = (day: string, { days, told }: ResultBody): readonly ReportRow[] =>
  told.flatMap((one) =>
    answersOf(one).map((row) => ({
      month: `${day.slice(0, 7)}-01`,
      from: days.from,
      to: days.to,
      surveyQuestion: one.question,
      ...row,
    })),
  );

const answersOf = ({ of, blocks, noAnswer }: Told): readonly ReportRow[] => [
  ...(blocks === undefined
    ? [{ surveyAnswer: 'withheld', low: '', high: '', people: '', ofPeople: of }]
    : blocks.map((block) => ({
        surveyAnswer: block.answers.join(togetherAs),
        ...rangeOf(block.people, of),
        people: block.people,
        ofPeople: of,
      }))),
  ...(noAnswer === undefined ? [] : noAnswers).map((sort) => ({
    surveyAnswer: sort,
    low: '',
    high: '',
    people: noAnswer?.[sort] ?? '',
    ofPeople: '',
  })),
];

export const surveyReports: readonly ReportTable[] = [answers, asked];
