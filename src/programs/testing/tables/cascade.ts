import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { canonicalText, type Json, timeToDate } from '#log/index.ts';
import { cascadeKind } from '../cascade-entries.ts';

/** Cascades that were released, as they were. */
const cascadeTable = factTable({
  name: 'testing_cascade',
  columns: { day: 'date', infection: 'text', hlc: 'text', body: 'text' },
  indexes: [{ on: ['day'] }],
});

export const cascadeProjection: Projection = {
  name: 'testing-cascade',
  version: 1,
  tables: [cascadeTable],
  handlers: [
    onKind(cascadeKind, ({ occurredAt, hlc, body }) => [
      cascadeTable.row({
        day: timeToDate(occurredAt),
        infection: body.infection,
        hlc,
        body: canonicalText(body as unknown as Json),
      }),
    ]),
  ],
};
