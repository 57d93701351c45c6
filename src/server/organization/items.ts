import { resolveItems } from '#catalog/choices.ts';
import type { Item } from '#catalog/item.ts';
import type { Database } from '#database/connection.ts';
import type { Uuid } from '#log/index.ts';
import { items } from '#programs/items.ts';
import { readChoices } from '#visits/tables/choices.ts';

/** Items as an organization has them, those that it made and those that it hides included. */
export const readItems = (database: Database, org: Uuid): Promise<readonly Item[]> =>
  database.readOrganization(org, async (tx) =>
    resolveItems(items, await readChoices(tx, org)).map(({ choice }) => choice),
  );
