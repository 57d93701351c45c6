import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { canonicalText } from '#log/index.ts';
import { monthKind } from './entries.ts';

/** Months that were told; the body as JSON. */
const said = factTable({ name: 'month_said', columns: { month: 'text', hlc: 'text', body: 'text' } });

export const monthProjection: Projection = {
  name: 'month',
  version: 1,
  tables: [said],
  handlers: [
    onKind(monthKind, ({ hlc, body }) => [said.row({ month: body.month, hlc, body: canonicalText(body) })]),
  ],
};
