import { meaningOf } from './meaning.ts';
import { plain } from './plain.ts';

/** What a title or the name of a sheet says that its numbers are of; `given` too where it says nothing. */
export type Subject = 'given' | 'back' | 'shelf' | 'other';

const words: readonly (readonly [RegExp, Exclude<Subject, 'given'>])[] = [
  [
    /\b(returns?|returned|returning|collected|collection|disposal|devueltas?|devoluciones|recuperadas?)\b|^(in|entradas)$/,
    'back',
  ],
  [
    /\b(inventory|stock|on hand|deliver(y|ies)|received|shipments?|purchases?|inventario|existencias|compras|recibos)\b/,
    'shelf',
  ],
  [
    /\b(expired|discarded|wasted?|lost|damaged|orders|order forms?|ordering|requests?|requested|needs|goals?|budget|plan|vencid[ao]s|pedidos|solicitudes)\b/,
    'other',
  ],
];
const given =
  /\b(given|out|dist|distributed|distribution|dispensed|issued|handed|exchange|exchanged|daily|log|visits?|encounters?|services?|entregas?|entregad[ao]s|distribuci\w*|salidas|bitacora)\b/;

export const subjectOf = (text: string): Subject => {
  const title = plain(text).replace(/[-.()]+/g, ' ');
  if (given.test(title)) return 'given';
  return words.find(([shape]) => shape.test(title))?.[1] ?? 'given';
};

/** The one supply that titles name, where they name one. */
export const namedItem = (titles: readonly string[]): string | undefined => {
  const named = titles.filter((title) => meaningOf(title).is === 'given');
  const items = new Set(
    named.map((title) => {
      const meaning = meaningOf(title);
      return meaning.is === 'given' ? meaning.item.item : '';
    }),
  );
  return items.size === 1 ? named[0] : undefined;
};
