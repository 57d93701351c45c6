import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable, sumTable } from '#database/projection/tables.ts';
import { timeToDate } from '#log/index.ts';
import { handoutKind, returnKind } from './entries.ts';
import { returnedCount } from './rules/returns.ts';
import { piecesOf } from './rules.ts';

/** Supplies by local day, site, channel and item. The primary key (org, day, site, ...) serves one organization. */
export const itemDay = sumTable({
  name: 'exchange_item_day',
  key: { day: 'date', site: 'uuid', channel: 'text', item: 'text' },
  sums: ['quantity', 'handouts'],
});

/**
 * Supplies by day and item, without site and channel: about a third of the rows above, for the year of all
 * organizations. The primary key leads with the organization, so a national query reads the table by the BRIN index on
 * the day, small and written in order of time.
 */
export const itemTotalDay = sumTable({
  name: 'exchange_item_total_day',
  key: { day: 'date', item: 'text' },
  sums: ['quantity', 'handouts'],
  indexes: [{ on: ['day'], method: 'brin' }],
});

/** Whole syringes and hand-outs; what comes apart is in `looseParts`. `bulk_told`: bulk hand-outs that said for how many. */
export const setDay = sumTable({
  name: 'exchange_set_day',
  key: { day: 'date', site: 'uuid', channel: 'text' },
  sums: ['whole', 'handouts', 'bulk_handouts', 'bulk_people', 'bulk_told'],
  indexes: [{ on: ['day'], method: 'brin' }],
});

/**
 * Barrels and needles that came apart, of hand-outs that gave any. They pair up over all hand-outs of a visit, so they
 * cannot be summed by day; `visit` is the entry itself where there is none.
 */
export const looseParts = factTable({
  name: 'exchange_loose',
  columns: {
    day: 'date',
    site: 'uuid',
    channel: 'text',
    visit: 'uuid',
    barrels: 'bigint',
    needles: 'bigint',
  },
  indexes: [{ on: ['day'] }, { on: ['visit'] }],
});

/** Returns by how they were reckoned. `unknown`: measured, but without a factor that makes a number of it. */
export const returnDay = sumTable({
  name: 'exchange_return_day',
  key: { day: 'date', site: 'uuid', channel: 'text', how: 'text' },
  sums: ['returns', 'syringes', 'unknown'],
  indexes: [{ on: ['day'], method: 'brin' }],
});

export const exchangeProjection: Projection = {
  name: 'exchange',
  version: 2,
  tables: [itemDay, itemTotalDay, setDay, looseParts, returnDay],
  handlers: [
    onKind(handoutKind, ({ id, visit, site, occurredAt, body }) => {
      const day = timeToDate(occurredAt);
      const { channel, lines } = body;
      const { whole, barrels, needles } = piecesOf(lines);
      return [
        ...[...byItem(lines)].flatMap(([item, quantity]) => [
          itemDay.add({ day, site, channel, item }, { quantity, handouts: 1 }),
          itemTotalDay.add({ day, item }, { quantity, handouts: 1 }),
        ]),
        setDay.add(
          { day, site, channel },
          {
            whole,
            handouts: 1,
            bulk_handouts: body.bulk === undefined ? 0 : 1,
            bulk_people: body.people ?? 0,
            bulk_told: body.people === undefined ? 0 : 1,
          },
        ),
        ...(barrels + needles === 0
          ? []
          : [looseParts.row({ day, site, channel, visit: visit ?? id, barrels, needles })]),
      ];
    }),
    onKind(returnKind, ({ site, occurredAt, body }) => {
      const counted = returnedCount(body.returned);
      const isMeasured = body.returned.how !== 'not-asked';
      return [
        returnDay.add(
          { day: timeToDate(occurredAt), site, channel: body.channel, how: body.returned.how },
          { returns: 1, syringes: counted?.count ?? 0, unknown: isMeasured && counted === undefined ? 1 : 0 },
        ),
      ];
    }),
  ],
};

/** Lots of one item are one item here. */
const byItem = (
  lines: readonly { readonly item: string; readonly quantity: number }[],
): ReadonlyMap<string, number> => {
  const sum = new Map<string, number>();
  for (const { item, quantity } of lines) sum.set(item, (sum.get(item) ?? 0) + quantity);
  return sum;
};
