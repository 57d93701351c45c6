import { lotCode } from '#codes/lot.ts';
import { type Handler, onKind, type Projection } from '#database/projection/projection.ts';
import { factTable, type RowChange, sumTable } from '#database/projection/tables.ts';
import { msToDate } from '#log/calendar.ts';
import { type Entry, type JsonObject, nilUuid, timeToDate, timeToMs } from '#log/index.ts';
import { createBodyReader, type ReadableKind } from '#log/quick-read.ts';
import { countsHandlers, countsTables } from './count/tables.ts';
import { arriveKind, holdKind, transferKind } from './entries.ts';
import { lotsOf } from './lots.ts';
import type { StockEffectOf } from './moves.ts';
import { priceKind } from './price.ts';

/**
 * Stock on the server. `day` is that of UTC, so that it cuts time at the same moments everywhere: on hand is the last
 * count, the moves of that day after it, and the sums of later days (report/on-hand.ts). `at` is in milliseconds since 1970.
 * `local_day` is that of the place, by which every report counts.
 */
export const stockMove = factTable({
  name: 'stock_move',
  columns: {
    site: 'uuid',
    item: 'text',
    lot: 'text',
    day: 'date',
    local_day: 'date',
    at: 'bigint',
    quantity: 'int',
    reason: 'text',
  },
  // By day first: new rows go to the end of the index, and a count asks for one day.
  indexes: [{ on: ['day', 'site', 'item'] }],
});

export const stockDay = sumTable({
  name: 'stock_day',
  key: { site: 'uuid', item: 'text', day: 'date', lot: 'text', reason: 'text', local_day: 'date' },
  // A shelf begins with what moved on it, also where that came to nothing: `moves` keeps the row.
  sums: ['quantity', 'moves'],
  signed: true,
  cancels: () => false,
});

export const stockCount = factTable({
  name: 'stock_count',
  columns: {
    site: 'uuid',
    item: 'text',
    lot: 'text',
    day: 'date',
    local_day: 'date',
    at: 'bigint',
    counted: 'int',
  },
  indexes: [{ on: ['site', 'item', 'at'] }],
});

/** Expiry of lots as deliveries and counts name them. */
export const stockLot = factTable({
  name: 'stock_lot',
  columns: { item: 'text', lot: 'text', expires: 'date' },
  indexes: [{ on: ['item', 'lot'], include: ['expires'] }],
});

/**
 * Boxes on their way: a row for each line that was sent to arrive later, and for each that came (`came` 1). `shipment` is the
 * entry that sent them, as whoever wrote the row named it (report/shipments.ts says which boxes that are now).
 */
export const stockShipment = factTable({
  name: 'stock_shipment',
  columns: {
    shipment: 'uuid',
    day: 'date',
    from_site: 'uuid',
    to_site: 'uuid',
    item: 'text',
    lot: 'text',
    sent: 'int',
    arrived: 'int',
    came: 'int',
  },
  indexes: [{ on: ['shipment'] }],
});

/** What was said of lots on hold; the latest by `hlc` counts (holds.ts). */
export const stockHold = factTable({
  name: 'stock_hold',
  columns: { item: 'text', lot: 'text', hlc: 'text', held: 'int' },
});

/** What a unit costs from a day on, in parts of a unit of money (price.ts); 0: not known any more. The latest by `hlc` counts. */
export const stockPrice = factTable({
  name: 'stock_price',
  columns: { item: 'text', since: 'date', hlc: 'text', price: 'int', currency: 'text' },
});

/** Kinds that move stock, and the function that says how. Each program gives one; so does this room. */
export interface StockSource {
  readonly kinds: readonly StockKind[];
  readonly effect: StockEffectOf;
  /** Grows when `effect` answers otherwise than before: the tables are then made anew. */
  readonly version: number;
}

interface StockKind extends ReadableKind<(body: JsonObject, version: number) => { readonly ok: boolean }> {
  readonly kind: string;
}

/** The one projection of stock, from this room's kinds and those of all programs. Stock itself knows no program. */
export const createStockProjection = (sources: readonly StockSource[]): Projection => ({
  name: 'stock',
  version: sources.reduce((sum, source) => sum + source.version, 5),
  tables: [stockMove, stockDay, stockCount, stockLot, stockShipment, stockHold, stockPrice, ...countsTables],
  handlers: [
    ...sources.flatMap(({ kinds, effect }) =>
      kinds
        .filter(({ kind }) => kind !== holdKind.kind && kind !== priceKind.kind)
        .map((kind) => handlerOf(kind, effect)),
    ),
    onKind(transferKind, ({ id, site, occurredAt, body: { to, later, lines } }) =>
      later === true
        ? lines.map(({ item, lot = '', quantity: sent }) =>
            stockShipment.row({
              shipment: id,
              day: timeToDate(occurredAt),
              from_site: site,
              to_site: to,
              item,
              lot: lotCode(lot),
              sent,
              arrived: 0,
              came: 0,
            }),
          )
        : [],
    ),
    onKind(arriveKind, ({ site, occurredAt, body: { sent, lines } }) =>
      lines.map(({ item, lot = '', quantity: arrived }) =>
        stockShipment.row({
          shipment: sent,
          day: timeToDate(occurredAt),
          from_site: nilUuid,
          to_site: site,
          item,
          lot: lotCode(lot),
          sent: 0,
          arrived,
          came: 1,
        }),
      ),
    ),
    onKind(holdKind, ({ hlc, body: { item, lot, held } }) => [
      stockHold.row({ item, lot: lotCode(lot), hlc, held: held ? 1 : 0 }),
    ]),
    onKind(priceKind, ({ hlc, body: { item, since, price = 0, currency } }) => [
      stockPrice.row({ item, since, hlc, price, currency }),
    ]),
    ...countsHandlers,
  ],
});

const handlerOf = (kind: StockKind, effect: StockEffectOf): Handler => {
  const readBody = createBodyReader(kind);
  return {
    kind: kind.kind,
    project: (entry) =>
      entry.version <= kind.version && readBody(entry.body, entry.version).ok ? changesOf(entry, effect) : [],
  };
};

const changesOf = (entry: Entry, effectOf: StockEffectOf): readonly RowChange[] => {
  const effect = effectOf(entry);
  if (effect === undefined) return [];
  return [
    ...effect.moves.flatMap(({ site, item, lot, quantity, reason, at: time }) => {
      const at = timeToMs(time);
      const [day, local_day] = [msToDate(at), timeToDate(time)];
      return [
        stockMove.row({ site, item, lot, day, local_day, at, quantity, reason }),
        stockDay.add({ site, item, day, lot, reason, local_day }, { quantity, moves: 1 }),
      ];
    }),
    ...effect.counts.map(({ site, item, lot, counted, at: time }) => {
      const at = timeToMs(time);
      return stockCount.row({ site, item, lot, day: msToDate(at), local_day: timeToDate(time), at, counted });
    }),
    ...lotsOf(entry).map((lot) => stockLot.row(lot)),
  ];
};
