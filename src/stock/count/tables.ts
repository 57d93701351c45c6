import { type Handler, onKind } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { msToDate } from '#log/calendar.ts';
import { timeToMs } from '#log/index.ts';
import { countKind } from '../entries.ts';
import { closeKind, partKind } from './entries.ts';

/** Who counted what together, as far as the server is asked: what nobody settled, and why figures differed. Times in milliseconds since 1970. */
const part = factTable({
  name: 'counts_part',
  columns: { site: 'uuid', session: 'uuid', at: 'bigint' },
  indexes: [{ on: ['session'] }],
});

/** What a closing names: parts it looked at, counts it wrote, sessions that are over by it. */
const named = factTable({
  name: 'counts_named',
  columns: { site: 'uuid', what: 'text', named: 'uuid', at: 'bigint' },
  indexes: [{ on: ['named'] }],
});

const reason = factTable({ name: 'counts_reason', columns: { item: 'text', reason: 'text' } });

/** Plain counts with who made them, an item a row, all lots together. */
const by = factTable({
  name: 'counts_by',
  columns: {
    site: 'uuid',
    item: 'text',
    at: 'bigint',
    day: 'date',
    counted: 'bigint',
    author: 'uuid',
    device: 'uuid',
  },
  indexes: [{ on: ['site', 'item', 'at'] }],
});

/** Filled with the tables of stock, which reports read beside these. */
export const countsTables = [part, named, reason, by];

export const countsHandlers: readonly Handler[] = [
  onKind(partKind, ({ site, occurredAt, body: { session } }) => [
    part.row({ site, session, at: timeToMs(occurredAt) }),
  ]),
  onKind(closeKind, ({ site, occurredAt, body }) => [
    ...(['sessions', 'parts', 'counts'] as const).flatMap((what) =>
      [...new Set(body[what])].map((id) => named.row({ site, what, named: id, at: timeToMs(occurredAt) })),
    ),
    ...(body.reasons ?? []).map((line) => reason.row(line)),
  ]),
  onKind(countKind, ({ site, occurredAt, author, device, body }) => {
    const at = timeToMs(occurredAt);
    return [...Map.groupBy(body.lines, ({ item }) => item)].map(([item, lines]) =>
      by.row({
        site,
        item,
        at,
        day: msToDate(at),
        counted: lines.reduce((sum, line) => sum + line.counted, 0),
        author,
        device,
      }),
    );
  }),
];
