import { fold } from '../mapping/mapping.ts';
import { cellText } from '../mapping/values.ts';
import { numberOf } from './cells.ts';
import { type Column, wordsOf } from './column.ts';
import type { Judged } from './judging/draft.ts';
import type { Table } from './layout.ts';
import { plain } from './plain.ts';
import type { Sample } from './question.ts';
import type { Roles } from './roles.ts';

/** Words of a row that is no hand-out: what was damaged, counted, came in, came back, or went elsewhere. */
const otherKinds =
  /^(damaged?|broken|lost|stolen|expired|waste[ds]?|discarded|destroyed|recalled|transfer(red|s)?( .{1,30})?|inventory( count)?|count|stock ?count|adjust(ed|ments?)|received?|receipts?|deliver(y|ies)|restock(ed)?|purchase[ds]?|donations?|returned( .{1,30})?|returns?|in|collected|collection|loan(ed)?|merma|danad[oa]s?|vencid[oa]s?|caducad[oa]s?|perdid[oa]s?|transferencias?|inventario|conteo|ajustes?|recibid[oa]s?|compras?|donacion(es)?|devolucion(es)?|devuelt[oa]s?|prestamos?|entradas?)$/;
/** Beside them in the same column: a row that is one. */
const handOuts =
  /^(out|exchanges?|distribut(ed|ion)|dispensed|given|gave|issued|handed out|hand ?-?outs?|outreach|salidas?|entregas?|entregad[oa]s?|distribucion|canje|intercambio)\b/;
/** To whom, where others than people are named. */
const toWhom =
  /\b(given to|to whom|to|recipient|destination|destinatari[oa]|destino|entregado a|para quien)$/;
const elsewhere =
  /\b(partner|agency|agencies|pharmacy|clinic|hospital|warehouse|transfer|other (site|program)|van|agencia|farmacia|almacen|bodega|organizacion)\b/;
/** Why somebody needed another kit is no kind of row: what was lost is the kit before. */
const reasons = /\b(reason|why|motivo|razon|status of|outcome|result)\b/;
const kinds =
  /\b(types?|kind|transaction|movement|action|activity|tipo|movimiento|accion|actividad|concepto)\b/;
/** "Return" beside "new" is somebody who came before. */
const visitKinds = /^(new|first( time| visit)?|initial|repeat|nuev[oa]|primera vez)\b/;

/** A column of more different words tells of something else. */
const mostWords = 12;

/**
 * A column of few words in which some rows say that they are no hand-outs: beside columns of supplies nothing reads it, and
 * all rows would count. In a list of items the column of what was done is read (`action`).
 */
export const rowsOfOtherKind = (
  { counted }: Judged,
  { rows }: Pick<Table, 'rows'>,
  columns: readonly Column[],
  { date, time, site, key, item, lot, expires }: Roles,
  action: Column | undefined,
): readonly Sample[] => {
  if (!counted.some(({ use }) => use.startsWith('item:') || use === 'long')) return [];
  const taken = new Set(
    [
      date?.column,
      time?.column,
      site,
      key,
      item,
      lot,
      expires,
      action,
      ...counted.map(({ column }) => column),
    ].flatMap((column) => column?.at ?? []),
  );
  return columns.flatMap((column): readonly Sample[] => {
    const { header, at } = column;
    if (taken.has(at) || column.texts * 2 <= column.filled) return [];
    const words = [...wordsOf(column).keys()].map(fold);
    if (words.length > mostWords || words.length < 2) return [];
    const isOther = otherOf(plain(header), words);
    return rows.flatMap((row): readonly Sample[] => {
      const text = cellText(row.cells[at]);
      const counts = counted.some((each) => (numberOf(row.cells[each.column.at]) ?? 0) > 0);
      return counts && isOther(fold(text))
        ? [
            {
              row: row.number,
              ...(row.sheet !== undefined && { sheet: row.sheet }),
              column: header,
              text,
              why: 'row-kind',
            },
          ]
        : [];
    });
  });
};

const otherOf = (header: string, words: readonly string[]): ((word: string) => boolean) => {
  const never = (): boolean => false;
  if (toWhom.test(header)) return (word) => elsewhere.test(word);
  const hasHandOuts = words.some((word) => handOuts.test(word));
  if ((reasons.test(header) && !hasHandOuts) || words.some((word) => visitKinds.test(word))) return never;
  // Without a row that says it is a hand-out, only a column of kinds tells of rows.
  return hasHandOuts || kinds.test(header) ? (word) => otherKinds.test(word) : never;
};
