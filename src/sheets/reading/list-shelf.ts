import { fold } from '../mapping/mapping.ts';
import { cellText } from '../mapping/values.ts';
import { type Column, isCounts, numbersOf } from './column.ts';
import { type Judged, samplesOf } from './judging/draft.ts';
import { openingOf } from './judging/received.ts';
import { meaningOf } from './meaning.ts';
import { plain } from './plain.ts';
import type { Roles } from './roles.ts';
import { isLedger } from './sums.ts';

/** What may have come in, in a list of items: the same words say what people brought back. */
const came =
  /\b(in|entradas?|received|rec'd|recd|rcvd|recibid[ao]s?|purchased|restock(ed)?|delivered|donated|added|compras|compradas|ingresos)\b/;

/**
 * In a list of items with a balance, "In" is what came in and not what people brought back. Where every balance begins with it it
 * is taken in; what a balance leaves open, or a shelf that held something before, is asked about.
 */
export const withoutShelf = (
  judged: Judged,
  roles: Roles,
  columns: readonly Column[],
): { readonly judged: Judged; readonly cameIn: readonly Column[] } => {
  const own = [
    ...judged.counted.flatMap(({ use, column }) => (use === 'back' ? [column] : [])),
    ...judged.aside.flatMap(({ column, why }) => (why === 'stock' && isCounts(column) ? [column] : [])),
    ...columns.filter(({ header }) =>
      judged.doubts.some(({ column, why }) => column === header && (why === 'received' || why === 'unknown')),
    ),
  ].filter(({ header }) => came.test(plain(header)));
  const { sure, held, perhaps } = cameToShelf(roles, columns, own);
  const moved = [...sure, ...held, ...perhaps];
  if (moved.length === 0) return { judged, cameIn: [] };
  const doubt = (column: Column, uses: readonly string[]) => ({
    column: column.header,
    why: 'received' as const,
    uses,
    samples: samplesOf(column),
  });
  return {
    cameIn: sure,
    judged: {
      ...judged,
      counted: judged.counted.filter(({ column }) => !moved.includes(column)),
      aside: judged.aside.filter(({ column }) => !moved.includes(column)),
      doubts: [
        ...judged.doubts.filter(({ column }) => !moved.some(({ header }) => header === column)),
        ...held.map((column) => doubt(column, ['none', 'list-in'])),
        ...perhaps.map((column) => doubt(column, ['none', 'back', 'list-in'])),
      ],
    },
  };
};

/**
 * Columns of a list that hold what came to a shelf: the balance beside them moves by them and by what went out, item by item.
 * `sure` where it does from nothing on, `held` where something stood there before, `perhaps` where a balance tells neither.
 */
const cameToShelf = (
  { item, quantity }: Roles,
  columns: readonly Column[],
  candidates: readonly Column[],
) => {
  const balances = columns.filter((column) => {
    const meaning = meaningOf(column.header);
    return (
      !candidates.includes(column) &&
      (meaning.is === 'on-hand' || (meaning.is === 'aside' && meaning.why === 'stock'))
    );
  });
  const found = { sure: [] as Column[], held: [] as Column[], perhaps: [] as Column[] };
  if (item === undefined || quantity === undefined || balances.length === 0) return found;
  const places = new Map<string, number[]>();
  for (const [at, cell] of item.cells.entries()) {
    const word = fold(cellText(cell));
    places.set(word, [...(places.get(word) ?? []), at]);
  }
  const out = numbersOf(quantity);
  for (const column of candidates) {
    const all = numbersOf(column);
    const some = [...places.values()].filter((own) => own.some((at) => (all[at] ?? 0) > 0));
    const ledgers = balances.map(numbersOf).map((left) =>
      some.map((own) => {
        const of = (numbers: readonly (number | undefined)[]) => own.map((at) => numbers[at]);
        return isLedger(of(left), of(all), of(out)) ? openingOf(of(left), of(all), of(out)) : undefined;
      }),
    );
    const proven = ledgers.find((own) => own.length > 0 && own.every((opening) => opening !== undefined));
    if (proven === undefined) found.perhaps.push(column);
    else if (proven.every((opening) => opening === 0)) found.sure.push(column);
    else found.held.push(column);
  }
  return found;
};
