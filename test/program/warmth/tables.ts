import { onKind, type Projection } from '#database/projection/projection.ts';
import { sumTable } from '#database/projection/tables.ts';
import { timeToDate } from '#log/index.ts';
import { handoutKind } from './entries.ts';

const itemDay = sumTable({
  name: 'warmth_item_day',
  key: { day: 'date', site: 'uuid', item: 'text' },
  sums: ['quantity'],
});

export const warmthProjection: Projection = {
  name: 'warmth',
  version: 1,
  tables: [itemDay],
  handlers: [
    onKind(handoutKind, ({ site, occurredAt, body }) =>
      body.lines.map(({ item, quantity }) =>
        itemDay.add({ day: timeToDate(occurredAt), site, item }, { quantity }),
      ),
    ),
  ],
};
