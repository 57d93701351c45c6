import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf } from '#database/whose.ts';
import type { ReportColumn, ReportRow } from '#report/column.ts';
import { firstDayIn, inPeriod } from '#report/server/in-period.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { medianHours } from './rules/figures.ts';
import { foundOf, type Sample } from './rules/sample.ts';
import { withOwn } from './rules/substances.ts';
import { tediBest, tediFields, tediMethod, tediSubstances } from './rules/tedi.ts';
import { readAdded, readSamples, readSetUp } from './tables/read.ts';

const month: ReportColumn = { id: 'month', title: 'checking.report.month', type: 'month' };
const site: ReportColumn = { id: 'site', title: 'checking.report.site', type: 'site' };
const text = (id: string): ReportColumn => ({ id, title: `checking.report.${id}`, type: 'text' });
const count = (id: string, adds: readonly string[] = []): ReportColumn => ({
  id,
  title: `checking.report.${id}`,
  type: 'count',
  adds,
});
const every = ['month', 'site'];

/** Samples that came in on these days, with all that is known of them by now. */
const samplesOf = (tx: Transaction, query: ReportQuery): Promise<readonly Sample[]> =>
  readSamples(tx, query.org, inPeriod(query));

/** Rows of what each sample gives, counted by month, site and the columns it names. */
const counted = (
  samples: readonly Sample[],
  columns: readonly string[],
  of: (sample: Sample) => readonly (readonly string[])[],
  name: string,
): readonly ReportRow[] => {
  const rows = new Map<string, Record<string, string | number>>();
  for (const sample of samples)
    for (const values of of(sample)) {
      const at = { month: monthOf(sample), site: sample.intake.site };
      const key = JSON.stringify([at.month, at.site, ...values]);
      const row = rows.get(key) ?? {
        ...at,
        ...Object.fromEntries(columns.map((column, index) => [column, values[index] ?? ''])),
        [name]: 0,
      };
      rows.set(key, { ...row, [name]: Number(row[name]) + 1 });
    }
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
};

const monthOf = ({ intake }: Sample): string => `${intake.day.slice(0, 7)}-01`;

/** Samples, and how long people waited: hours from received to first released, half waited less. */
const samples: ReportTable = {
  id: 'checking.samples',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'checking.report.samples-title',
  columns: [
    month,
    site,
    count('samples', every),
    count('tested', every),
    count('released', every),
    count('usedBefore', every),
    count('inOverdose', every),
    count('hoursMedian'),
  ],
  headlines: [
    {
      id: 'samples',
      title: 'checking.report.headline-samples',
      column: 'samples',
      isLeftOutWithoutRows: true,
    },
  ],
  firstDay: firstDayIn('checking_sample'),
  rows: async (tx, query) => {
    const groups = new Map<string, Sample[]>();
    for (const sample of await samplesOf(tx, query)) {
      const key = `${monthOf(sample)} ${sample.intake.site}`;
      groups.set(key, [...(groups.get(key) ?? []), sample]);
    }
    return [...groups]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, own]) => {
        const [first = '', at = ''] = key.split(' ');
        const many = (is: (sample: Sample) => boolean): number => own.filter(is).length;
        return {
          month: first,
          site: at,
          samples: own.length,
          tested: many((sample) => foundOf(sample) !== undefined),
          released: many(({ firstRelease }) => firstRelease !== undefined),
          usedBefore: many(({ intake }) => intake.said.used === 'yes'),
          inOverdose: many(({ intake }) => intake.said.overdose === 'yes'),
          hoursMedian: medianHours(own) ?? '',
        };
      });
  },
};

/**
 * What people expected against what was found. A sample stands in a row for each pair of one expected and one found, so rows of
 * different substances do not add up.
 */
const found: ReportTable = {
  id: 'checking.found',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'checking.report.found-title',
  columns: [month, site, text('expected'), text('found'), count('times', every)],
  rows: async (tx, query) =>
    counted(
      await samplesOf(tx, query),
      ['expected', 'found'],
      (sample) => {
        const known = foundOf(sample);
        const is = known === undefined ? ['not-tested'] : known.length === 0 ? ['nothing'] : known;
        const { expected = [], declined = [] } = sample.intake.said;
        const said =
          expected.length > 0 ? expected : [declined.includes('expected') ? 'rather-not-say' : 'unknown'];
        return said.flatMap((one) => is.map((other) => [one, other]));
      },
      'times',
    ),
};

/** Tests by method and outcome: strips that were invalid or read twice in two ways are among them. */
const tests: ReportTable = {
  id: 'checking.tests',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'checking.report.tests-title',
  columns: [month, site, text('method'), text('outcome'), count('tests', every)],
  rows: async (tx, query) =>
    counted(
      await samplesOf(tx, query),
      ['method', 'outcome'],
      ({ results }) =>
        results.map(({ method, place, outcome }) => [
          place === 'lab' ? 'lab' : method.startsWith('reagent-') ? 'reagent' : method,
          outcome,
        ]),
      'tests',
    ),
};

/** Where samples went. */
const whereabouts: ReportTable = {
  id: 'checking.whereabouts',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'checking.report.whereabouts-title',
  columns: [month, site, text('whereabouts'), count('times', every)],
  rows: async (tx, query) =>
    counted(
      await samplesOf(tx, query),
      ['whereabouts'],
      ({ moves }) => [...new Set(moves.map(({ what }) => what))].map((what) => [what]),
      'times',
    ),
};

/**
 * Samples with a result in the fields of the TEDI network, a line each: its CSV is what that network takes (rules/tedi.ts says which fields
 * stay empty, and why). The names are the standard's own, in every language.
 */
const tedi: ReportTable = {
  id: 'checking.tedi',
  indicator: { version: 1, since: '2026-11-26', field: 'TEDI network, data fields' },
  title: 'checking.report.tedi-title',
  columns: tediFields.map(({ name }) => ({ id: name, title: name, type: 'text' })),
  rows: async (tx, query) => {
    const said = await readSetUp(tx, query.org);
    const list = withOwn(await readAdded(tx, query.org));
    const organization = await tx.first<{ name: string }>(
      sql`select name from organization where ${isOf(query.org)} order by name limit 1`,
    );
    const name = (code: string): string => list.find((known) => known.code === code)?.name.en ?? code;
    return (await samplesOf(tx, query)).flatMap((sample): readonly ReportRow[] => {
      const best = tediBest(sample.results);
      if (best === undefined) return [];
      const { expected = [], form, colors = [], used } = sample.intake.said;
      return [
        {
          ...Object.fromEntries(tediFields.map((each) => [each.name, ''])),
          'Sample UID': sample.id,
          'Date (yyyy-mm-dd)': best.day,
          Organisation: organization?.name ?? '',
          Country: said?.country ?? '',
          City: said?.city ?? '',
          'Sold-As': expected.map(name).join('; '),
          'Sample Form': form ?? '',
          Colour: colors.join('; '),
          'Test Method': tediMethod(best.method) ?? '',
          'Sample used prior to test': used === 'yes' ? 'true' : used === 'no' ? 'false' : '',
          ...Object.fromEntries(
            best.found.slice(0, tediSubstances).flatMap(({ substance, permille }, at) => [
              [`Substance-${at + 1}`, name(substance)],
              ...(permille === undefined
                ? []
                : [
                    [`Subst${at + 1}-Quant`, String(permille / 10)],
                    [`Subst${at + 1}-Unit`, '% w/w'],
                  ]),
            ]),
          ),
        },
      ];
    });
  },
};

export const checkingReports: readonly ReportTable[] = [samples, found, tests, whereabouts, tedi];
