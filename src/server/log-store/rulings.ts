import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { noRulings, type Rulings, rulingsOf } from '#log/clock.ts';
import { clockKind } from '#log/device-kinds.ts';
import { type Entry, isRuling, type Uuid } from '#log/index.ts';
import { lastPlace, loadFamilies } from './families.ts';

/** The rulings of an organization that stand now, or stood when its log had come `until` there. They are few; nearly every organization has none. */
export const readRulings = async (
  tx: Transaction,
  org: Uuid,
  incoming: readonly Entry[] = [],
  until = lastPlace,
): Promise<Rulings> => {
  const rows = await tx.rows<{ id: Uuid; kind: string; text: string }>(
    sql`select id, kind, text from entry
      where org_id = ${org} and kind in ('log.takeback', 'log.clock', 'log.redate') and seq <= ${until}`,
  );
  const arriving = incoming.filter(isRuling);
  const isMark = ({ kind }: { readonly kind: string }): boolean => kind === clockKind.kind;
  // What the server says of clocks is corrected by nobody: it needs no family.
  const marks = [
    ...rows.filter(isMark).map(({ text }) => JSON.parse(text) as Entry),
    ...arriving.filter(isMark),
  ];
  const ids = [...rows, ...arriving].filter((each) => !isMark(each)).map(({ id }) => id);
  if (ids.length === 0) return marks.length === 0 ? noRulings : rulingsOf(marks);
  const known = new Set(ids);
  const joined = incoming.filter(
    ({ id, supersedes = [] }) => known.has(id) || supersedes.some((target) => known.has(target)),
  );
  const joining = new Set(joined.map(({ id }) => id));
  const stored = (await loadFamilies(tx, org, ids, until)).filter(({ id }) => !joining.has(id));
  return rulingsOf([...marks, ...stored, ...joined]);
};
