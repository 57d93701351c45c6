import { type Column, isCounts, wordsOf } from './column.ts';
import { plain } from './plain.ts';
import { packSize } from './sizes.ts';

export interface UnitColumn {
  readonly column: Column;
  /** Pieces in one, by their word. */
  readonly times: Readonly<Record<string, number>>;
  /** Packs or doses of which the words do not say how many pieces they are. */
  readonly unclear: readonly string[];
}

/** The column that says in what a list counts: "each", "box of 100". */
export const unitColumn = (columns: readonly Column[]): UnitColumn | undefined => {
  const column = columns.find(
    ({ header, texts, filled }) =>
      texts * 2 > filled &&
      /^(units?|uom|unit of (measure|issue)|packs?|packaging|pack size|unit type|unidad(es)?|presentacion|unite)$/.test(
        plain(header),
      ),
  );
  const perPack = columns.find(
    (each) =>
      isCounts(each) &&
      /\b(per|in (a|each)|por|par|\/) ?(box|pack|pk|case|bag|carton|caja|paquete|bolsa|boite)\b|^(pack|case|box) (size|qty|quantity|count)$/.test(
        plain(each.header),
      ),
  );
  if (column === undefined && perPack !== undefined)
    return {
      column: perPack,
      times: Object.fromEntries(
        [...wordsOf(perPack).keys()].flatMap((word) => (Number(word) > 0 ? [[word, Number(word)]] : [])),
      ),
      unclear: [],
    };
  if (column === undefined) return undefined;
  const times: Record<string, number> = {};
  const unclear: string[] = [];
  for (const word of wordsOf(column).keys()) {
    const size = packSize(plain(word));
    if (typeof size === 'number') times[word] = size;
    else if (size === 'unknown' || /\b(dos(e|es|is)|vials?|viales)\b/.test(plain(word))) unclear.push(word);
  }
  return Object.keys(times).length + unclear.length === 0 ? undefined : { column, times, unclear };
};
