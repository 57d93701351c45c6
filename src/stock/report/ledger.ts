import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf } from '#database/whose.ts';
import { addDays } from '#log/calendar.ts';
import type { Uuid } from '#log/index.ts';
import { countOf, type ReportColumn, sumKnown } from '#report/column.ts';
import { earlier } from '#report/period.ts';
import { atSites } from '#report/server/in-period.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import type { MoveReason } from '../moves.ts';
import { countsUntil } from './counts.ts';
import { movesShelf, shelfBegins, stockAndUse } from './on-hand.ts';

const cameIn: readonly MoveReason[] = ['received', 'arrived', 'assembled', 'out-of-kits'];
const wentOut: readonly MoveReason[] = ['handed-out', 'sent', 'disposed', 'into-kits', 'taken-apart'];

const figure = (id: string): ReportColumn => ({
  id,
  title: `stock.report.${id}`,
  type: 'count',
  adds: ['site'],
});

/**
 * Each shelf from the morning of the first day to the evening of the last (today's, while it runs): opening + in - out + difference =
 * closing, in every row. What counts and changes by hand found is the difference. A shelf that began in these days opens with what
 * its first count found, before what moved on it.
 */
export const ledger: ReportTable = {
  id: 'stock.ledger',
  indicator: { version: 1, since: '2026-11-27' },
  title: 'stock.report.ledger',
  columns: [
    { id: 'site', title: 'stock.report.site', type: 'site' },
    { id: 'item', title: 'stock.report.item', type: 'item' },
    ...['opening', 'in', 'out', 'difference', 'at-end'].map(figure),
  ],
  rows: async (tx, asked) => {
    const query = { ...asked, to: earlier(asked.to, asked.today) };
    const { org, from, to, sites } = query;
    if (to < from) return [];
    const before = byShelf(await stockAndUse(tx, org, addDays(from, -1), sites, 'until'));
    const after = await stockAndUse(tx, org, to, sites, 'until');
    const moved = byShelf(await readMoved(tx, query));
    const found = Map.groupBy(
      after.every((shelf) => before.has(nameOf(shelf))) ? [] : await countsUntil(tx, query, to),
      (row) => nameOf({ site: String(row['site']), item: String(row['item']) }),
    );
    return after.flatMap((shelf) => {
      const name = nameOf(shelf);
      const { came = 0, went = 0, changed = 0 } = moved.get(name) ?? {};
      const closing = shelf.onHand;
      const began = changed + (sumKnown((found.get(name) ?? []).map(countOf('difference'))) ?? 0);
      const opening = before.get(name)?.onHand ?? closing - came + went - began;
      const difference = closing - opening - came + went;
      if ([opening, came, went, difference, closing].every((value) => value === 0)) return [];
      return {
        site: shelf.site,
        item: shelf.item,
        opening,
        in: came,
        out: went,
        difference,
        'at-end': closing,
      };
    });
  },
};

interface Shelf {
  readonly site: Uuid;
  readonly item: string;
}
const nameOf = ({ site, item }: Shelf): string => `${site} ${item}`;
const byShelf = <S extends Shelf>(rows: readonly S[]): ReadonlyMap<string, S> =>
  new Map(rows.map((row) => [nameOf(row), row]));

interface Moved extends Shelf {
  readonly came: number;
  readonly went: number;
  readonly changed: number;
}

/** What moved each shelf on these days; hand-outs of days before it began are history. */
const readMoved = (tx: Transaction, { org, from, to, sites }: ReportQuery): Promise<readonly Moved[]> =>
  tx.rows(sql`with ${shelfBegins(org, sites)}
    select site, item,
      coalesce(sum(quantity) filter (where reason = any(${cameIn}::text[])), 0)::bigint as came,
      coalesce(-sum(quantity) filter (where reason = any(${wentOut}::text[])), 0)::bigint as went,
      coalesce(sum(quantity) filter (where reason = 'adjusted'), 0)::bigint as changed
    from stock_day d where ${isOf(org, sql`d.org_id`)} and local_day between ${from}::date and ${to}::date
      and ${atSites(sites)} and ${movesShelf(sql`d`)}
    group by 1, 2`);
