import { csv, type Specimen } from './table.ts';

/** What stands on a shelf, by file: a day in the title, lots, days of expiry, packs. */
export const shelves: readonly Specimen[] = [
  csv(
    'opening-stock-as-of',
    `
Opening stock as of 03/31/2025,,,
Item,Lot,Expires,Quantity
1cc syringes,A1,03/31/2028,1000
Narcan kits,B2,04/2026,24
Narcan kits,B3,06/2026,12
`,
    {
      'onhand:syringe-1ml/A1': 1000,
      'onhand:naloxone-nasal-4mg-kit/B2': 24,
      'onhand:naloxone-nasal-4mg-kit/B3': 12,
    },
  ),
  csv(
    'opening-stock-packs',
    `
Inventory 2025-03-31,,,,
Item,Lot,Expiration,Boxes,Units per box
1cc syringes,A1,03/31/2028,10,100
Cookers,C1,,2,500
`,
    { 'onhand:syringe-1ml/A1': 1000, 'onhand:cooker/C1': 1000 },
  ),
  csv(
    'opening-stock-boxes-words',
    `
Inventory count 3/31/2025,,,
Item,Qty on hand,Unit,Lot
1cc syringes,10,box of 100,A1
Narcan kits,24,kit,B2
Cookers,2,bag of 500,
`,
    { 'onhand:syringe-1ml/A1': 1000, 'onhand:naloxone-nasal-4mg-kit/B2': 24, 'onhand:cooker': 1000 },
  ),
  csv(
    'inventario-inicial',
    `
Inventario inicial 31/03/2025,,,
Artículo,Lote,Caducidad,Existencia
Jeringas 1 ml,A1,31/03/2028,1000
Naloxona nasal,B2,04/2026,24
`,
    { 'onhand:syringe-1ml/A1': 1000, 'onhand:naloxone-nasal-4mg-kit/B2': 24 },
  ),
  csv(
    'stock-no-date',
    `
Item,Lot,Expires,On hand
1cc syringes,A1,03/31/2028,1000
Narcan kits,B2,04/2026,24
`,
    {},
    'date.column',
  ),
  csv(
    'stock-swapped-title',
    `
Stock count 03/04/2025,,
Item,Lot,On hand
1cc syringes,A1,1000
Narcan kits,B2,24
`,
    {},
    'date.column',
  ),
  csv(
    'given-under-one-date',
    `
Event log 03/14/2025,
Item,Given
1cc syringes,100
Narcan kits,24
`,
    {},
    'date.column',
  ),
  csv(
    'delivery-with-lots',
    `
Date received,Product,Lot #,Exp. date,Qty received,Pack size
03/14/2025,1cc syringes,A1,03/2028,10,100
03/20/2025,Narcan nasal 4mg,B2,04/2026,24,1
`,
    { 'onhand:syringe-1ml/A1': 1000, 'onhand:naloxone-nasal-4mg-kit/B2': 24 },
  ),
];
