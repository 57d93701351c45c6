import * as v from 'valibot';
import type { Database } from '#database/connection.ts';
import { effective } from '#database/projection/families.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import type { EntrySource } from '#database/projection/projector.ts';
import { factTable, sumTable } from '#database/projection/tables.ts';
import { name, sql } from '#database/sql.ts';
import { noRulings } from '#log/clock.ts';
import { defineKind, type Entry, linked, nilUuid, open, timeToDate, toMonth, type Uuid } from '#log/index.ts';
import { addHead } from './heads.ts';

/** A small projection of every shape, for tests of the engine: hand-outs, a shelf that may go below zero, presence. */
export const handout = defineKind({
  kind: 'sample.handout',
  version: 1,
  fields: {
    lines: open(
      v.array(v.object({ item: v.string(), quantity: v.pipe(v.number(), v.integer(), v.minValue(0)) })),
      'test',
    ),
    age: linked(v.optional(v.number()), 'test'),
  },
});

export const lines = factTable({
  name: 'sample_line',
  columns: { site: 'uuid', day: 'date', item: 'text', quantity: 'int', age: 'int?' },
  indexes: [
    { on: ['day'], include: ['item', 'quantity'] },
    { on: ['day'], method: 'brin' },
  ],
});
export const months = sumTable({
  name: 'sample_month',
  key: { month: 'date', site: 'uuid', item: 'text' },
  sums: ['quantity', 'handouts'],
});
export const shelf = sumTable({
  name: 'sample_shelf',
  key: { site: 'uuid', item: 'text' },
  sums: ['balance'],
  signed: true,
});
export const presence = sumTable({
  name: 'sample_presence',
  key: { month: 'date', subject: 'uuid' },
  sums: ['entries'],
});

export const sampleProjection: Projection = {
  name: 'sample',
  version: 1,
  tables: [lines, months, shelf, presence],
  handlers: [
    onKind(handout, (entry) => {
      const { site, body } = entry;
      const month = toMonth(entry.occurredAt);
      return [
        presence.add({ month, subject: entry.subject ?? nilUuid }, { entries: 1 }),
        ...body.lines.flatMap(({ item, quantity }) => [
          lines.row({ site, day: timeToDate(entry.occurredAt), item, quantity, age: body.age ?? null }),
          months.add({ month, site, item }, { quantity, handouts: 1 }),
          // Even items come in and odd ones go out, so that balances meet zero from both sides.
          shelf.add({ site, item }, { balance: item.endsWith('0') ? quantity : -quantity }),
        ]),
      ];
    }),
  ],
};

/** Entries held in memory, as a source to fill tables from. */
export const memorySource = (entries: () => readonly Entry[]): EntrySource => ({
  effective: async function* (tx, org) {
    await addHead(tx, org);
    const counting = effective(
      entries().filter((entry) => entry.org === org),
      noRulings,
      [],
    );
    for (let at = 0; at < counting.length; at += 7) yield counting.slice(at, at + 7);
  },
});

/** Every row of every table of an organization as text, in order of the primary key. */
export const dump = (database: Database, org: Uuid, projections: readonly Projection[]): Promise<string> =>
  database.readOrganization(org, async (tx) => {
    let text = '';
    for (const table of projections.flatMap(({ tables }) => tables)) {
      const rows = await tx.rows<{ row: string }>(
        sql`select t::text as row from ${name(table.name)} t order by 1`,
      );
      text += `${table.name}\n${rows.map(({ row }) => `${row}\n`).join('')}`;
    }
    return text;
  });
