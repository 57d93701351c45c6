import type { Transaction } from '#database/transaction.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import type { KeptTable } from '#report/kept/entries.ts';
import type { Period } from '#report/period.ts';
import type { ReportTable } from '#report/server/table.ts';

/** Characters of the figures in one entry; an entry has 65 536 at most. */
const partChars = 40_000;

/** Every table over all that is asked, and at closing those that name no site for each site too: they cannot be taken apart. */
export const readTables = async (
  tx: Transaction,
  {
    tables,
    site,
    ...query
  }: Period & {
    readonly org: Uuid;
    readonly site?: Uuid | undefined;
    readonly today: LocalDate;
    readonly tables: readonly ReportTable[];
  },
  sites: readonly Uuid[],
): Promise<readonly KeptTable[]> => {
  const found: KeptTable[] = [];
  for (const table of tables) {
    const columns = table.columns.map(({ id }) => id);
    const keep = async (own: Uuid | undefined, at: Uuid | undefined): Promise<void> => {
      const rows = await table.rows(tx, { ...query, ...(own !== undefined && { sites: [own] }) });
      found.push({
        table: table.id,
        columns,
        rows: rows.map((row) => columns.map((column) => row[column] ?? '')),
        ...(at !== undefined && { site: at }),
      });
    };
    await keep(site, undefined);
    if (table.columns.some(({ type }) => type === 'site')) continue;
    for (const own of sites) await keep(own, own);
  }
  return found;
};

/** Tables in as many entries as they need; one that is too long for one goes on in the next. */
export const inParts = (tables: readonly KeptTable[]): readonly (readonly KeptTable[])[] => {
  const parts: KeptTable[][] = [];
  let part: KeptTable[] = [];
  let size = 0;
  const add = (table: KeptTable, chars: number): void => {
    if (size + chars > partChars && part.length > 0) {
      parts.push(part);
      [part, size] = [[], 0];
    }
    part.push(table);
    size += chars;
  };
  for (const table of tables) {
    let rows: KeptTable['rows'] = [];
    let chars = 200;
    for (const row of table.rows) {
      const more = JSON.stringify(row).length + 1;
      if (chars + more > partChars) {
        add({ ...table, rows }, chars);
        [rows, chars] = [[], 200];
      }
      rows = [...rows, row];
      chars += more;
    }
    add({ ...table, rows }, chars);
  }
  return [...parts, part];
};
