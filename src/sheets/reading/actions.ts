import { type Column, wordsOf } from './column.ts';
import { plain } from './plain.ts';

/** Words of a column that says what a row is: something given, taken back, or come in. */
const actions = {
  given:
    /^(out|given|issued|dispensed|distributed|distribution|handed out|distribute|give|dispense|hand ?-?out|salida|entrega|entregado|entregada|distribuido)$/,
  back: /^(in|returned|return|returns|back|collected|collection|disposal|used|devuelto|devuelta|devolucion|entrada)$/,
  received:
    /^(received|receive|delivery|delivered|restock|purchase|order|donation|recibido|compra|donacion)$/,
  other:
    /^(wasted|waste|discarded|expired|lost|damaged|count|inventory|transfer|transferred|adjustment|adjusted|merma)$/,
} as const;

const isAction = (word: string): boolean => Object.values(actions).some((shape) => shape.test(plain(word)));

/** The column that says whether a row was given, came back or came in, when half of its words or more say so. */
export const actionColumn = (columns: readonly Column[]): Column | undefined =>
  columns.find((column) => {
    const words = [...wordsOf(column).keys()];
    return words.length > 1 && words.length <= 12 && words.filter(isAction).length * 2 >= words.length;
  });

/** Words of that column that nobody can tell: their rows stay out until somebody says what they are. */
export const unknownActions = (action: Column) =>
  [...wordsOf(action)].flatMap(([word, rows]) => (isAction(word) ? [] : [{ word, rows }]));

/** Words of that column that say one of these. */
export const wordsFor = (column: Column, action: Action): string[] =>
  [...wordsOf(column).keys()].filter((word) => actions[action].test(plain(word)));

export type Action = keyof typeof actions;
