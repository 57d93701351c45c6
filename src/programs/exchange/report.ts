import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf } from '#database/whose.ts';
import type { Uuid } from '#log/index.ts';
import { countOf, type ReportColumn, type ReportRow, sumKnown, unknownAsEmpty } from '#report/column.ts';
import { firstDayIn, inDays, inPeriod, month as monthOfDay } from '#report/server/in-period.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { handoutKind, returnKind } from './entries.ts';
import { sets1 } from './indicators/sets-1.ts';
import { type Factor, reckonedLater } from './rules/returns.ts';

const month: ReportColumn = { id: 'month', title: 'exchange.report.month', type: 'month' };
const site: ReportColumn = { id: 'site', title: 'exchange.report.site', type: 'site' };
const channel: ReportColumn = { id: 'channel', title: 'exchange.report.channel', type: 'channel' };
const item: ReportColumn = { id: 'item', title: 'exchange.report.item', type: 'item' };
const count = (id: string, title = id, adds?: readonly string[]): ReportColumn => ({
  id,
  title: `exchange.report.${title}`,
  type: 'count',
  ...(adds !== undefined && { adds }),
});
const unaidsSets = 'UNAIDS, Global AIDS Monitoring, node 465';
/** Every hand-out and every return is in one row of a table by month, site and channel. */
const everyRow = ['month', 'site', 'channel'];
const everyReturn = [...everyRow, 'how'];

/** Supplies by month and item. Over all organizations the same query gives the national figures. */
const items: ReportTable = {
  id: 'exchange.items',
  indicator: { version: 1, since: '2026-11-26' },
  isUsual: true,
  title: 'exchange.report.items',
  // Cookers and syringes are no one unit, and one hand-out has many items.
  columns: [month, item, count('quantity', 'quantity', ['month']), count('handouts', 'handouts', ['month'])],
  rows: (tx, query) =>
    tx.rows(
      query.sites === undefined
        ? sql`select ${monthOfDay} as month, item, sum(quantity)::bigint as quantity, sum(handouts)::bigint as handouts
            from exchange_item_total_day where ${inDays(query)} group by 1, 2 order by 1, 2`
        : sql`select ${monthOfDay} as month, item, sum(quantity)::bigint as quantity, sum(handouts)::bigint as handouts
            from exchange_item_day where ${inPeriod(query)} group by 1, 2 order by 1, 2`,
    ),
};

const itemsBySite: ReportTable = {
  id: 'exchange.items-by-site',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'exchange.report.items-by-site',
  columns: [
    month,
    site,
    channel,
    item,
    count('quantity', 'quantity', everyRow),
    count('handouts', 'handouts', everyRow),
  ],
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, channel, item, sum(quantity)::bigint as quantity,
        sum(handouts)::bigint as handouts from exchange_item_day
      where ${inPeriod(query)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
};

/** Kits that were handed out and what was in them. It is in the supplies above already: this says how much of them was in kits. */
const kits: ReportTable = {
  id: 'exchange.kits',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'exchange.report.kits',
  columns: [
    month,
    site,
    { id: 'kit', title: 'exchange.report.kit', type: 'item' },
    // Every part of a kit repeats how many kits there were.
    count('kits', 'kits-count', ['month', 'site']),
    { id: 'item', title: 'exchange.report.kit-item', type: 'item' },
    count('quantity', 'quantity', ['month', 'site']),
  ],
  firstDay: firstDayIn('exchange_kit_day'),
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, kit, sum(kits)::bigint as kits, item,
        sum(quantity)::bigint as quantity from exchange_kit_day
      where ${inPeriod(query)} group by 1, 2, 3, 5 order by 1, 2, 3, 5`),
};

/**
 * Sets by day, site and channel, as `completeSets` reckons them (tested equal): whole syringes, and parts paired over all
 * hand-outs of a visit, which stands on the day of its first.
 */
const setRows = (query: ReportQuery): Sql => sql`
  select day, site, channel, whole as complete, 0 as loose_barrels, 0 as loose_needles, handouts, bulk_handouts,
    bulk_people, bulk_told
  from exchange_set_day where ${inPeriod(query)}
  union all
  select day, site, channel, least(barrels, needles), barrels - least(barrels, needles),
    needles - least(barrels, needles), 0, 0, 0, 0
  from (
    select org_id, visit, site, min(day) as day, min(channel) as channel, sum(barrels)::bigint as barrels,
      sum(needles)::bigint as needles
    from exchange_loose where ${isOf(query.org)} and (org_id, visit) in (select org_id, visit from exchange_loose where ${inDays(query)})
    group by 1, 2, 3) as given
  where ${inPeriod(query)}`;

const placeOf = ({ month, site, channel }: ReportRow): string => [month, site, channel].join(' ');

/** Needles and syringes as UNAIDS counts them: complete sets, with the loose parts shown apart (docs/practice.md, UNAIDS). */
const sets: ReportTable = {
  id: 'exchange.sets',
  indicator: { version: 2, since: '2026-11-26', field: unaidsSets },
  earlier: [sets1],
  title: 'exchange.report.sets',
  columns: [
    month,
    site,
    channel,
    count('complete', 'complete', everyRow),
    count('looseBarrels', 'loose-barrels', everyRow),
    count('looseNeedles', 'loose-needles', everyRow),
    count('handouts', 'handouts', everyRow),
  ],
  headlines: [
    {
      id: 'sets',
      title: 'exchange.report.headline-sets',
      column: 'complete',
      of: [handoutKind.kind],
    },
  ],
  firstDay: firstDayIn('exchange_set_day'),
  fades: ['complete', 'looseBarrels', 'looseNeedles'],
  // Which hand-outs were of one visit fades, and with it which barrels and needles are a set.
  joins: (parts) => parts.flat().toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, channel, sum(complete)::bigint as complete,
        sum(loose_barrels)::bigint as "looseBarrels", sum(loose_needles)::bigint as "looseNeedles",
        sum(handouts)::bigint as handouts
      from (${setRows(query)}) as sets group by 1, 2, 3 order by 1, 2, 3`),
};

/** Not asked, or measured without a factor that makes a number of it: then the number is not known, and not 0. */
const knownSyringes = sql`sum(syringes) filter (where how <> 'not-asked' and returns > unknown)::bigint`;

const returns: ReportTable = {
  id: 'exchange.returns',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'exchange.report.returns',
  columns: [
    month,
    site,
    channel,
    { id: 'how', title: 'exchange.report.how', type: 'text' },
    count('returns', 'returns-count', everyReturn),
    count('syringes', 'syringes', everyReturn),
    count('unknown', 'returns-unknown', everyReturn),
  ],
  headlines: [
    {
      id: 'returned',
      title: 'exchange.report.syringes',
      column: 'syringes',
      of: [returnKind.kind],
      isUnknownWithoutRows: true,
    },
  ],
  firstDay: firstDayIn('exchange_return_day'),
  rows: async (tx, query) => {
    const rows = unknownAsEmpty(
      await tx.rows(sql`select ${monthOfDay} as month, site, channel, how, sum(returns)::bigint as returns,
          ${knownSyringes} as syringes, sum(unknown)::bigint as unknown
        from exchange_return_day where ${inPeriod(query)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
    );
    const later = await readReckonedLater(tx, query);
    if (later.length === 0) return rows;
    const keyOf = ({ month, site, channel, how }: ReportRow): string => [month, site, channel, how].join(' ');
    const byKey = Map.groupBy(later, (row) => keyOf(row));
    return rows
      .flatMap((row) => {
        const reckoned = byKey.get(keyOf(row)) ?? [];
        if (reckoned.length === 0) return [row];
        const left = Number(row['returns']) - reckoned.length;
        return [
          ...(left === 0
            ? []
            : [{ ...row, returns: left, unknown: Number(row['unknown']) - reckoned.length }]),
          {
            ...row,
            how: `${row['how']}-later`,
            returns: reckoned.length,
            syringes: reckoned.reduce((sum, { syringes }) => sum + syringes, 0),
            unknown: 0,
          },
        ];
      })
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  },
};

type ReckonedLater = {
  readonly month: string;
  readonly site: string;
  readonly channel: string;
  readonly how: string;
  readonly syringes: number;
};

/** Returns that were measured before there was a factor, each by the factor that its organization has now. */
const readReckonedLater = async (tx: Transaction, query: ReportQuery): Promise<readonly ReckonedLater[]> => {
  const words = await tx.rows<{ org: Uuid; id: Uuid; unit: Factor['unit']; perUnit: string; hlc: string }>(
    sql`select org_id as org, entry_id as id, unit, per_unit as "perUnit", hlc from exchange_factor
      where ${isOf(query.org)}`,
  );
  if (words.length === 0) return [];
  const factors = Map.groupBy(
    words.map(({ org, id, unit, perUnit, hlc }) => ({
      org,
      id,
      hlc,
      body: { unit, perUnit: Number(perUnit) },
    })),
    ({ org }) => org,
  );
  const measured = await tx.rows<
    Omit<ReckonedLater, 'syringes'> & {
      readonly org: Uuid;
      readonly unit: Factor['unit'];
      readonly amount: string;
    }
  >(sql`select org_id as org, ${monthOfDay} as month, site, channel, how, unit, amount from exchange_measured
    where ${inPeriod(query)}`);
  return measured.flatMap(({ org, unit, amount, ...row }) => {
    const syringes = reckonedLater({ unit, amount: Number(amount) }, factors.get(org) ?? []);
    return syringes === undefined ? [] : [{ ...row, syringes }];
  });
};

/**
 * The period in one row, as funders ask: sets given, syringes back, and their ratio in hundredths. The ratio describes
 * a program's bins; it is never a test of anyone, and more or less than 100 is neither good nor bad by itself.
 */
const summary: ReportTable = {
  id: 'exchange.summary',
  indicator: { version: 1, since: '2026-11-26', field: unaidsSets },
  isUsual: true,
  title: 'exchange.report.summary',
  columns: [
    count('complete'),
    count('looseBarrels', 'loose-barrels'),
    count('looseNeedles', 'loose-needles'),
    count('syringes'),
    count('estimated'),
    count('unknown', 'returns-unknown'),
    { id: 'returnPercent', title: 'exchange.report.return-percent', type: 'text', isFigure: true },
    count('bulkHandouts', 'bulk-handouts'),
    count('bulkPeople', 'bulk-people'),
  ],
  fades: ['complete', 'looseBarrels', 'looseNeedles', 'returnPercent'],
  joins: (parts) => {
    const sum = (column: string): number | null => sumKnown(parts.flat().map(countOf(column))) ?? null;
    const given = ['complete', 'looseBarrels', 'looseNeedles', 'unknown', 'bulkHandouts', 'bulkPeople'];
    const [complete, syringes] = [sum('complete'), sum('syringes')];
    return unknownAsEmpty([
      {
        ...Object.fromEntries(given.map((column) => [column, sum(column)])),
        syringes,
        estimated: sum('estimated'),
        returnPercent: percentBack(complete ?? 0, syringes),
      },
    ]);
  },
  rows: async (tx, query) => {
    const given = await tx.first<{
      complete: number;
      looseBarrels: number;
      looseNeedles: number;
      bulkHandouts: number;
      bulkPeople: number | null;
    }>(sql`select coalesce(sum(complete), 0)::bigint as complete,
        coalesce(sum(loose_barrels), 0)::bigint as "looseBarrels",
        coalesce(sum(loose_needles), 0)::bigint as "looseNeedles",
        coalesce(sum(bulk_handouts), 0)::bigint as "bulkHandouts",
        sum(bulk_people) filter (where bulk_told > 0)::bigint as "bulkPeople"
      from (${setRows(query)}) as sets`);
    const measured = await tx.first<{ syringes: number | null; estimated: number | null; unknown: number }>(
      sql`select ${knownSyringes} as syringes,
        sum(syringes) filter (where how not in ('counted', 'not-asked') and returns > unknown)::bigint as estimated,
        coalesce(sum(unknown), 0)::bigint as unknown
      from exchange_return_day where ${inPeriod(query)}`,
    );
    if (given === undefined || measured === undefined) throw new Error('a sum without groups gives one row');
    const later = await readReckonedLater(tx, query);
    const more = (known: number | null): number | null =>
      later.length === 0 ? known : later.reduce((sum, { syringes }) => sum + syringes, known ?? 0);
    const back = {
      syringes: more(measured.syringes),
      estimated: more(measured.estimated),
      unknown: measured.unknown - later.length,
    };
    const returnPercent = percentBack(given.complete, back.syringes);
    // Of a known number, what is not estimated was counted.
    const estimated = back.estimated ?? (back.syringes === null ? null : 0);
    return unknownAsEmpty([{ ...given, ...back, estimated, returnPercent }]);
  },
};

/** Not known where nobody counted what came back, or nothing went out. */
const percentBack = (complete: number, syringes: number | null): number | null =>
  complete === 0 || syringes === null ? null : Math.round((100 * syringes) / complete);

export const exchangeReports: readonly ReportTable[] = [items, itemsBySite, kits, sets, returns, summary];
