import { type ChoiceEntry, choiceKind } from '#catalog/entries.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { canonicalText, type Hlc, type Uuid } from '#log/index.ts';

/** How the organization arranged its code lists, for pages and reports of the server. Devices have it from the log. */
export const catalogChoice = factTable({
  name: 'catalog_choice',
  columns: { list: 'text', code: 'text', hlc: 'text', body: 'text' },
});

export const catalogProjection: Projection = {
  name: 'catalog',
  version: 2,
  tables: [catalogChoice],
  handlers: [
    onKind(choiceKind, ({ hlc, body }) => [
      catalogChoice.row({ list: body.list, code: body.code, hlc, body: canonicalText(body) }),
    ]),
  ],
};

/** Every change of a list: give them to `resolveList` or `offeredChoices`. */
export const readChoices = async (tx: Transaction, org: Uuid): Promise<readonly ChoiceEntry[]> => {
  const rows = await tx.rows<{ id: Uuid; hlc: Hlc; body: string }>(
    sql`select entry_id as id, hlc, body from catalog_choice where org_id = ${org} order by hlc, entry_id`,
  );
  return rows.map(({ id, hlc, body }) => ({ id, hlc, body: JSON.parse(body) as ChoiceEntry['body'] }));
};
