import { partsOf } from '#catalog/kit-parts.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { sumTable } from '#database/projection/tables.ts';
import { sql } from '#database/sql.ts';
import { timeToDate } from '#log/index.ts';
import type { ReportColumn } from '#report/column.ts';
import { inPeriod, month as monthOfDay } from '#report/server/in-period.ts';
import type { EarlierVersion } from '#report/server/table.ts';
import { handoutKind } from '../entries.ts';
import { piecesIn } from '../rules.ts';

const unaidsSets = 'UNAIDS, Global AIDS Monitoring, node 465';

/**
 * Needles and syringes as they were counted at first: barrels and needles pair up within one hand-out, so of a visit that
 * recorded barrels and needles apart none was a set.
 */
const setsOfHandout = sumTable({
  name: 'exchange_sets_1',
  key: { day: 'date', site: 'uuid', channel: 'text' },
  sums: ['complete', 'loose_barrels', 'loose_needles', 'handouts'],
});

const projection: Projection = {
  name: 'exchange-sets-1',
  version: 1,
  tables: [setsOfHandout],
  handlers: [
    onKind(handoutKind, ({ site, occurredAt, body: { channel, lines } }) => {
      const { whole, barrels, needles } = piecesIn([
        ...lines.filter(({ parts }) => parts === undefined),
        ...partsOf(lines, 'exchange', 'exchange'),
      ]);
      const paired = Math.min(barrels, needles);
      return [
        setsOfHandout.add(
          { day: timeToDate(occurredAt), site, channel },
          {
            complete: whole + paired,
            loose_barrels: barrels - paired,
            loose_needles: needles - paired,
            handouts: 1,
          },
        ),
      ];
    }),
  ],
};

const named = (type: ReportColumn['type'] & string): ReportColumn => ({
  id: type,
  title: `exchange.report.${type}`,
  type,
});
const count = (id: string, title: string): ReportColumn => ({
  id,
  title: `exchange.report.${title}`,
  type: 'count',
  adds: ['month', 'site', 'channel'],
});

export const sets1: EarlierVersion = {
  indicator: { version: 1, since: '2026-11-23', field: unaidsSets },
  projection,
  columns: [
    named('month'),
    named('site'),
    named('channel'),
    count('complete', 'complete'),
    count('looseBarrels', 'loose-barrels'),
    count('looseNeedles', 'loose-needles'),
    count('handouts', 'handouts'),
  ],
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, channel, sum(complete)::bigint as complete,
        sum(loose_barrels)::bigint as "looseBarrels", sum(loose_needles)::bigint as "looseNeedles",
        sum(handouts)::bigint as handouts
      from exchange_sets_1 where ${inPeriod(query)} group by 1, 2, 3 order by 1, 2, 3`),
};
