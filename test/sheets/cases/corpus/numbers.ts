import { book, csv, day, type Specimen } from './table.ts';

/** Numbers, words for nothing, packs, and cells that are damaged. */
export const numbers: readonly Specimen[] = [
  csv(
    'points-part-thousands',
    `
Date,1cc,Cookers
06/20/2025,1.250,300
06/21/2025,2.000,50
`,
    { 'item:syringe-1ml': 3250, 'item:cooker': 350 },
  ),
  csv(
    'one-or-a-thousand',
    `
Date,1cc
06/20/2025,1.000
06/21/2025,2.000
`,
    {},
    'columns',
  ),
  csv(
    'commas-part-thousands',
    `
Date,1cc,Cookers
06/20/2025,"1,250",300
06/21/2025,"12,000",50
`,
    { 'item:syringe-1ml': 13250, 'item:cooker': 350 },
  ),
  csv(
    'spaces-part-thousands',
    `
Date;1cc
20/06/2025;1 250
21/06/2025;12 000
`,
    { 'item:syringe-1ml': 13250 },
  ),
  csv(
    'two-signs-in-one-file',
    `
Fecha;Jeringas 1 ml;Peso kg devueltas
20/06/2025;1.250;2,5
21/06/2025;500;1,0
`,
    { 'item:syringe-1ml': 1750, 'back:weight': 0 },
  ),
  csv(
    'decimals-with-zeros',
    `
Date,1cc
06/20/2025,10.00
06/21/2025,25.00
`,
    { 'item:syringe-1ml': 35 },
  ),
  csv(
    'words-for-nothing',
    `
Date,1cc,Cookers,Cottons
06/20/2025,10,none,.
06/21/2025,n/a,5,--
06/22/2025,closed,closed,closed
06/23/2025,7,N/A,nil
`,
    { 'item:syringe-1ml': 17, 'item:cooker': 5 },
  ),
  csv(
    'spanish-words-for-nothing',
    `
Fecha,Jeringas 1 ml,Cazoletas
20/06/2025,10,ninguna
21/06/2025,sin dato,5
22/06/2025,s/d,cerrado
`,
    { 'item:syringe-1ml': 10, 'item:cooker': 5 },
  ),
  csv(
    'kept-back-counts',
    `
Date,1cc,Narcan kits
06/20/2025,10,<6
06/21/2025,20,8
`,
    { 'item:syringe-1ml': 30, 'nalkits:nasal-4mg': 8 },
  ),
  csv(
    'marks-beside-numbers',
    `
Date,1cc,Cookers
06/20/2025,~20,10*
06/21/2025,30 approx,about 5
06/22/2025,40+,5
`,
    { 'item:syringe-1ml': 90, 'item:cooker': 20 },
  ),
  csv(
    'pieces-beside-numbers',
    `
Date,1cc,Narcan kits
06/20/2025,20 syringes,1 kit
06/21/2025,30 ea,2 kits
`,
    { 'item:syringe-1ml': 50, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'number-words',
    `
Date,1cc,Narcan kits
06/20/2025,20,one
06/21/2025,30,Two
`,
    { 'item:syringe-1ml': 50, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'boxes-times-size',
    `
Date,1cc
06/20/2025,2 boxes of 100
06/21/2025,3 x 10
06/22/2025,5
`,
    { 'item:syringe-1ml': 235 },
  ),
  csv(
    'packs-of-nobody-knows',
    `
Date,1cc
06/20/2025,10 pks
06/21/2025,30
06/22/2025,20
`,
    {},
    'cells',
  ),
  csv(
    'pack-in-the-header',
    `
Date,1cc (10-pack),Cookers (100/bag)
06/20/2025,3,1
06/21/2025,2,2
`,
    { 'item:syringe-1ml': 50, 'item:cooker': 300 },
  ),
  csv(
    'boxes-without-a-size',
    `
Date,Boxes of syringes
06/20/2025,3
06/21/2025,2
`,
    {},
    'columns',
  ),
  csv(
    'spanish-pack',
    `
Fecha,Jeringas 1 ml (caja de 100),Condones
20/06/2025,3,10
21/06/2025,2,5
`,
    { 'item:syringe-1ml': 500, 'item:condom-external': 15 },
  ),
  csv(
    'a-day-in-disguise',
    `
Date,1cc
06/20/2025,20
06/21/2025,43163
06/22/2025,15
06/23/2025,30
`,
    {},
    'cells',
  ),
  csv(
    'a-digit-too-many',
    `
Date,1cc
06/20/2025,20
06/21/2025,2000
06/22/2025,15
06/23/2025,30
06/24/2025,25
`,
    {},
    'cells',
  ),
  csv(
    'far-but-summed-by-the-sheet',
    `
Date,1cc
06/20/2025,20
06/21/2025,2000
06/22/2025,15
06/23/2025,30
Total,2065
`,
    { 'item:syringe-1ml': 2065 },
  ),
  csv(
    'a-large-month-is-real',
    `
Month,Syringes dispensed
Jan 2025,180000
Feb 2025,274345
Mar 2025,199000
`,
    { 'item:syringe-1ml': 653345 },
  ),
  csv(
    'less-than-nothing',
    `
Date,1cc
06/20/2025,20
06/21/2025,-5
06/22/2025,15
`,
    {},
    'cells',
  ),
  csv(
    'accountants-minus',
    `
Date,1cc
06/20/2025,20
06/21/2025,(5)
06/22/2025,15
`,
    {},
    'cells',
  ),
  csv(
    'a-part-of-a-piece',
    `
Date,1cc
06/20/2025,20
06/21/2025,1.5
06/22/2025,15
`,
    {},
    'cells',
  ),
  csv(
    'a-sentence-for-a-number',
    `
Date,1cc
06/20/2025,20
06/21/2025,ask Maria
06/22/2025,15
06/23/2025,15
`,
    {},
    'cells',
  ),
  book(
    'a-date-cell-among-counts',
    {
      Log: [
        ['Date', '1cc'],
        [day('2025-06-20'), 20],
        [day('2025-06-21'), day('2025-03-04')],
        [day('2025-06-22'), 12],
      ],
    },
    {},
    'cells',
  ),
  csv(
    'ticks-for-kits',
    `
Date,1cc,Narcan kit
06/20/2025,20,X
06/21/2025,10,
06/22/2025,15,X
`,
    {},
    'columns',
  ),
  csv(
    'yes-and-no-for-syringes',
    `
Date,Got syringes?
06/20/2025,yes
06/21/2025,no
06/22/2025,yes
`,
    {},
    'columns',
  ),
  book(
    'thousands-as-numbers',
    {
      Log: [
        ['Date', 'Syringes 1cc', 'Cookers'],
        [day('2025-06-20'), 1200, 30],
        [day('2025-06-21'), 300, 20],
      ],
    },
    { 'item:syringe-1ml': 1500, 'item:cooker': 50 },
  ),
];
