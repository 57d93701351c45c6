import { type KitPart, partsOf } from '#catalog/kit-parts.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable, type RowChange, sumTable } from '#database/projection/tables.ts';
import { timeToDate, type Uuid } from '#log/index.ts';
import { factorKind, handoutKind, returnKind } from './entries.ts';
import { measuredOnly, returnedCount } from './rules/returns.ts';
import { piecesIn, piecesOf } from './rules.ts';

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

/** What was in the kits that were handed out, by kit: it is in the supplies above, once; here it says which of them. */
export const kitDay = sumTable({
  name: 'exchange_kit_day',
  key: { day: 'date', site: 'uuid', kit: 'text', item: 'text' },
  sums: ['kits', 'quantity'],
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

/** What was measured without a factor, as it was measured: one that is set later makes a number of it. `amount` as JSON. */
export const measuredReturn = factTable({
  name: 'exchange_measured',
  columns: { day: 'date', site: 'uuid', channel: 'text', how: 'text', unit: 'text', amount: 'text' },
  indexes: [{ on: ['day'] }],
});

/** What was said of factors; the latest of a unit counts (`factorFor`). `per_unit` as JSON. */
export const factorWord = factTable({
  name: 'exchange_factor',
  columns: { unit: 'text', per_unit: 'text', hlc: 'text' },
});

export const exchangeProjection: Projection = {
  name: 'exchange',
  version: 5,
  tables: [itemDay, itemTotalDay, kitDay, setDay, looseParts, returnDay, measuredReturn, factorWord],
  handlers: [
    onKind(handoutKind, ({ id, visit, site, occurredAt, body }) => {
      const day = timeToDate(occurredAt);
      const { channel, lines } = body;
      const { whole, barrels, needles } = piecesOf(lines);
      return [
        ...itemsGiven({ day, site, channel }, [...lines, ...partsOf(lines, 'exchange', 'exchange')]),
        ...lines.flatMap(({ item: kit, quantity: kits, parts = [] }) =>
          // An item that stands twice among what a kit holds makes no second kit.
          parts.map(({ item, quantity }, at) =>
            kitDay.add(
              { day, site, kit, item },
              {
                kits: parts.findIndex((part) => part.item === item) === at ? kits : 0,
                quantity: quantity * kits,
              },
            ),
          ),
        ),
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
        ...looseGiven({ day, site, channel, visit: visit ?? id }, { barrels, needles }),
      ];
    }),
    onKind(returnKind, ({ site, occurredAt, body }) => {
      const counted = returnedCount(body.returned);
      const isMeasured = body.returned.how !== 'not-asked';
      const measured = measuredOnly(body.returned);
      const at = { day: timeToDate(occurredAt), site, channel: body.channel };
      return [
        ...(measured === undefined
          ? []
          : [measuredReturn.row({ ...at, ...measured, amount: JSON.stringify(measured.amount) })]),
        returnDay.add(
          { ...at, how: body.returned.how },
          { returns: 1, syringes: counted?.count ?? 0, unknown: isMeasured && counted === undefined ? 1 : 0 },
        ),
      ];
    }),
    onKind(factorKind, ({ hlc, body: { unit, perUnit } }) => [
      factorWord.row({ unit, per_unit: JSON.stringify(perUnit), hlc }),
    ]),
  ],
};

interface Given {
  readonly day: string;
  readonly site: Uuid;
  readonly channel: string;
}

const itemsGiven = (
  { day, site, channel }: Given,
  lines: readonly { readonly item: string; readonly quantity: number }[],
): readonly RowChange[] =>
  [...byItem(lines)].flatMap(([item, quantity]) => [
    itemDay.add({ day, site, channel, item }, { quantity, handouts: 1 }),
    itemTotalDay.add({ day, item }, { quantity, handouts: 1 }),
  ]);

const looseGiven = (
  at: Given & { readonly visit: Uuid },
  loose: { readonly barrels: number; readonly needles: number },
): readonly RowChange[] => (loose.barrels + loose.needles === 0 ? [] : [looseParts.row({ ...at, ...loose })]);

/** Syringes and supplies that were in kits of another program: given as those of our own, in a hand-out that is not ours. */
export const exchangeKitParts = (
  at: Given & { readonly visit: Uuid },
  parts: readonly KitPart[],
): readonly RowChange[] => {
  const { whole, barrels, needles } = piecesIn(parts);
  const { day, site, channel } = at;
  return [
    ...itemsGiven(at, parts),
    setDay.add(
      { day, site, channel },
      { whole, handouts: 1, bulk_handouts: 0, bulk_people: 0, bulk_told: 0 },
    ),
    ...looseGiven(at, { barrels, needles }),
  ];
};

/** Lots of one item are one item here. */
const byItem = (
  lines: readonly { readonly item: string; readonly quantity: number }[],
): ReadonlyMap<string, number> => {
  const sum = new Map<string, number>();
  for (const { item, quantity } of lines) sum.set(item, (sum.get(item) ?? 0) + quantity);
  return sum;
};
