import type { Column } from './column.ts';
import { meaningOf } from './meaning.ts';
import { plain } from './plain.ts';
import type { Roles } from './roles.ts';

/** Whether a sheet tells of the shelf: what came in, what stood there, or what went out to people. */
export type Shelf = 'given' | 'received' | 'counted';

/**
 * What a sheet tells of, by its headers; where only a title, a sheet's or the file's name speaks of deliveries or a shelf, that
 * is not sure and is asked about.
 */
export const shelfOf = (
  titles: readonly string[],
  columns: readonly Column[],
  { date, quantity, lot, expires, item }: Roles,
): { readonly shelf: Shelf; readonly isSure: boolean } => {
  const sure = (shelf: Shelf) => ({ shelf, isSure: true });
  const meanings = columns.map(({ header }) => meaningOf(header));
  const headers = columns.map(({ header }) => plain(header)).join(' | ');
  const own = [date?.column.header, quantity?.header].map((header) => plain(header ?? '')).join(' ');
  if (/\b(received|delivered|delivery|recibid[ao]s?)\b/.test(own)) return sure('received');
  if (/\b(given|distributed|dispensed|out|handed out|entregad[ao]s?)\b/.test(own)) return sure('given');
  if (columns.some(({ header }) => /\b(given|out|distributed|dispensed|entregad)/.test(plain(header))))
    return sure('given');
  // What has a price was bought; whether it came in that day, nobody says.
  if (
    item !== undefined &&
    /\b(price|cost|costs|order(ed)?( date)?|invoice|shipped|precio|costo)\b/.test(`${headers} ${own}`)
  )
    return {
      shelf: 'received',
      isSure: /\b(supplier|vendor|proveedor|fournisseur|po number)\b/.test(headers),
    };
  if (
    item !== undefined &&
    /\b(supplier|vendor|proveedor|fournisseur|po number|purchase order|invoice)\b/.test(headers)
  )
    return sure('received');
  if (/\b(on hand|counted|in stock|existencias?)\b/.test(own)) return sure('counted');
  if (meanings.some(({ is }) => is === 'on-hand' || is === 'received' || is === 'back' || is === 'people'))
    return sure('given');
  const text = titles.map((title) => plain(title).replace(/-/g, ' ')).join(' | ');
  const isShelf =
    /\b(on hand|inventory|stock count|opening stock|shelf count|inventario|existencias|conteo)\b/.test(text);
  const isDelivery = /\b(deliver(y|ies)|received|shipments?|purchases?|recibos|compras|pedidos)\b/.test(text);
  if (!isShelf && !isDelivery) return sure('given');
  const shelf = isShelf ? 'counted' : 'received';
  // Boxes have lots and days they expire; what people got has not.
  return { shelf, isSure: lot !== undefined || expires !== undefined };
};
