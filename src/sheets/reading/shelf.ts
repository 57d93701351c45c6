import type { Column } from './column.ts';
import { meaningOf } from './meaning.ts';
import { plain } from './plain.ts';
import type { Roles } from './roles.ts';

/** Whether a sheet tells of the shelf: what came in, what stood there, or what went out to people. */
export type Shelf = 'given' | 'received' | 'counted';

/** Somebody got it: these ask about people, and no delivery does. */
const toSomebody =
  /\b(clients?|participants?|recipients?|patients?|people|persons?|given to|to whom|age|gender|race|zip|refill\w*|first time|train\w*|revers\w*|outreach|event|participantes?|usuari[ao]s?|destinatari[ao]s?|personas?|entregado a|jornada|capacit\w*|edad|genero)\b/;
const handedOut =
  /\b(given|giveaways?|dist|distributed|distributions?|dispensed|dispensing|issued|handed|hand ?-?outs?|outreach|exchange|entregas?|entregad[ao]s?|distribuci\w*|distribuid[ao]s?|salidas)\b/;

const saysGiven = (titles: readonly string[]): boolean =>
  titles.some((title) => handedOut.test(plain(title).replace(/[-.()]+/g, ' ')));

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
  if (/\b(received|recibid[ao]s?)\b/.test(own)) return sure('received');
  // "Delivered" says neither to whom nor which way: what has a lot or a supplier came in.
  if (/\b(delivered|delivery)\b/.test(own))
    return {
      shelf: 'received',
      isSure:
        lot !== undefined ||
        expires !== undefined ||
        /\b(supplier|vendor|proveedor|fournisseur|po number|invoice|received)\b/.test(headers),
    };
  if (/\b(given|distributed|dispensed|out|handed out|entregad[ao]s?)\b/.test(own)) return sure('given');
  if (
    columns.some(({ header }) =>
      /\b(given|out|dist|distrib\w*|disp|dispensed|issued|handed|entregad\w*|salidas?)\b/.test(plain(header)),
    )
  )
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
  if (!isShelf && !isDelivery) {
    // A lot and a day of expiry stand on every box: on one that came in, and on one that went out.
    const isOpen =
      (lot !== undefined || expires !== undefined) && !toSomebody.test(headers) && !saysGiven(titles);
    return { shelf: 'given', isSure: !isOpen };
  }
  const shelf = isShelf ? 'counted' : 'received';
  // Boxes have lots and days they expire; what people got has not.
  return { shelf, isSure: lot !== undefined || expires !== undefined };
};
