import { book, csv, day, type Specimen } from './table.ts';

/** How sheets are laid out: titles, two rows of headers, sheets, months across, lists. */
export const layouts: readonly Specimen[] = [
  csv(
    'titles-above',
    `
North Street Exchange,,,
Daily log,,,
,,,
Date,1cc,Cookers,Notes
06/20/2025,10,2,rain
06/21/2025,20,3,
`,
    { 'item:syringe-1ml': 30, 'item:cooker': 5 },
  ),
  csv(
    'labels-above',
    `
Program:,North Street,,
Prepared by:,Coordinator,,
Date,1cc,Cookers,Cottons
06/20/2025,10,2,1
06/21/2025,20,3,1
`,
    { 'item:syringe-1ml': 30, 'item:cooker': 5, 'item:cotton': 2 },
  ),
  csv(
    'sum-below',
    `
Date,1cc,Cookers
06/20/2025,10,2
06/21/2025,20,3
TOTAL,30,5
`,
    { 'item:syringe-1ml': 30, 'item:cooker': 5 },
  ),
  csv(
    'sum-below-unnamed',
    `
Date,1cc,Cookers
06/20/2025,10,2
06/21/2025,20,3
06/22/2025,5,1
,35,6
`,
    { 'item:syringe-1ml': 35, 'item:cooker': 6 },
  ),
  csv(
    'sums-of-months',
    `
Date,1cc
05/20/2025,10
05/21/2025,20
May total,30
06/20/2025,1
06/21/2025,2
June total,3
Grand total,33
`,
    { 'item:syringe-1ml': 33 },
  ),
  csv(
    'sum-and-average',
    `
Date,1cc
05/20/2025,10
05/21/2025,20
Total,30
Average,15
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'sum-that-differs',
    `
Date,1cc
05/20/2025,10
05/21/2025,20
Total,45
`,
    {},
    'totals',
  ),
  csv(
    'headers-again',
    `
Date,1cc,Cookers
05/20/2025,10,1
Date,1cc,Cookers
06/20/2025,20,2
`,
    { 'item:syringe-1ml': 30, 'item:cooker': 3 },
  ),
  book(
    'two-rows-of-headers',
    {
      Log: [
        [null, 'Syringes', null, 'Narcan', null],
        ['Date', 'Out', 'In', 'Kits', 'Reversals'],
        [day('2025-06-20'), 10, 8, 1, 0],
        [day('2025-06-21'), 20, 12, 2, 1],
      ],
    },
    { 'item:syringe-1ml': 30, 'back:counted': 20, 'nalkits:nasal-4mg': 3 },
  ),
  book(
    'sizes-below-a-group',
    {
      Log: [
        ['Date', 'Syringes given', null, 'Syringes returned'],
        [null, '1cc', '.5cc', null],
        [day('2025-06-20'), 10, 8, 5],
        [day('2025-06-21'), 20, 12, 5],
      ],
    },
    { 'item:syringe-1ml': 30, 'item:syringe-0-5ml': 20, 'back:counted': 10 },
  ),
  book(
    'title-and-two-rows',
    {
      Log: [
        ['Exchange log 2025'],
        ['', 'Given', null, 'Returned'],
        ['Date', '1cc', 'Cookers', 'Syringes'],
        [day('2025-06-20'), 10, 8, 5],
        [day('2025-06-21'), 20, 12, 5],
      ],
    },
    { 'item:syringe-1ml': 30, 'item:cooker': 20, 'back:counted': 10 },
  ),
  book(
    'a-sheet-a-month',
    {
      January: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-01-03'), 10, 1],
        [day('2025-01-04'), 20, 1],
      ],
      February: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-02-03'), 10, 1],
        [day('2025-02-04'), 20, 1],
      ],
      Summary: [
        ['Month', '1cc'],
        ['January', 30],
        ['February', 30],
      ],
    },
    { 'item:syringe-1ml': 60, 'item:cooker': 4 },
  ),
  book(
    'sheets-with-their-sums',
    {
      Jan: [
        ['Date', '1cc'],
        [day('2025-01-03'), 10],
        [day('2025-01-04'), 20],
        ['Total', 30],
      ],
      Feb: [
        ['Date', '1cc'],
        [day('2025-02-03'), 10],
        ['Total', 10],
      ],
    },
    { 'item:syringe-1ml': 40 },
  ),
  book(
    'columns-in-another-order',
    {
      Jan: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-01-03'), 10, 1],
        [day('2025-01-04'), 20, 2],
      ],
      Feb: [
        ['Date', 'Cookers', '1cc'],
        [day('2025-02-03'), 3, 30],
        [day('2025-02-04'), 4, 40],
      ],
    },
    { 'item:syringe-1ml': 100, 'item:cooker': 10 },
  ),
  book(
    'a-sheet-of-other-columns',
    {
      Exchange: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-01-03'), 10, 1],
        [day('2025-01-04'), 20, 2],
      ],
      Naloxone: [
        ['Date', 'Kits', 'Client type'],
        [day('2025-01-03'), 3, 'new'],
        [day('2025-01-04'), 4, 'new'],
      ],
    },
    {},
    'sheets',
  ),
  csv(
    'months-across',
    `
Item,Jan 2025,Feb 2025,Mar 2025
1cc syringes,100,200,300
Cookers,10,20,30
Syringes returned,50,60,70
`,
    { 'item:syringe-1ml': 600, 'item:cooker': 60, 'back:counted': 180 },
  ),
  csv(
    'months-across-2025',
    `
Supplies,January,February,March,April,Total
1cc syringes,100,200,300,1,601
Cookers,10,20,30,1,61
Total,110,220,330,2,662
`,
    { 'item:syringe-1ml': 601, 'item:cooker': 61 },
  ),
  csv(
    'sites-across',
    `
Date,Hub,North Van
06/20/2025,10,20
06/21/2025,30,40
`,
    {},
    'columns',
  ),
  csv(
    'a-list-of-items',
    `
Date,Item,Quantity
06/20/2025,1cc syringe,10
06/20/2025,Cooker,2
06/21/2025,1cc syringe,20
06/21/2025,Used syringes returned,15
`,
    { 'item:syringe-1ml': 30, 'item:cooker': 2, 'back:counted': 15 },
  ),
  csv(
    'a-list-with-visits-apart',
    `
Visit ID,Date,Item,Qty
7,06/20/2025,1cc,10
8,06/20/2025,1cc,20
7,06/20/2025,Cookers,2
8,06/20/2025,Narcan kit,1
`,
    { 'item:syringe-1ml': 30, 'item:cooker': 2, 'nalkits:nasal-4mg': 1 },
  ),
  csv(
    'a-list-in-and-out',
    `
Date,Type,Item,Quantity
06/20/2025,Given,1cc syringe,10
06/20/2025,Returned,1cc syringe,8
06/21/2025,Given,1cc syringe,5
06/21/2025,Received,1cc syringe,1000
`,
    { 'item:syringe-1ml': 15, 'back:counted': 8, 'onhand:syringe-1ml': 1000 },
  ),
  csv(
    'a-list-with-an-item-nobody-knows',
    `
Date,Item,Quantity
06/20/2025,1cc syringe,10
06/20/2025,Purple thing,2
06/21/2025,1cc syringe,20
`,
    {},
    'words',
  ),
  book(
    'deliveries',
    {
      Deliveries: [
        ['Date received', 'Item', 'Qty', 'Lot number', 'Expiration', 'Vendor'],
        [day('2025-06-20'), '1cc syringe', 5000, 'A77', day('2028-05-31'), 'Buyers club'],
        [day('2025-06-21'), 'Narcan kits', 24, 'N12', '05/2027', 'State'],
      ],
    },
    { 'onhand:syringe-1ml/A77': 5000, 'onhand:naloxone-nasal-4mg-kit/N12': 24 },
  ),
  csv(
    'a-shelf-counted',
    `
Date counted,Item,On hand,Lot
06/20/2025,1cc syringe,500,A77
06/20/2025,Cookers,200,
`,
    { 'onhand:syringe-1ml/A77': 500, 'onhand:cooker': 200 },
  ),
  csv(
    'inventory-in-the-name-of-the-file',
    `
Date,1cc,Cookers
06/20/2025,500,100
06/21/2025,400,90
`,
    {},
    'columns',
  ),
  csv(
    'semicolons-and-quotes',
    `
Date;1cc;"Notes; and more"
06/20/2025;10;"a; b"
06/21/2025;20;
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'site-everyone-knows',
    `
Date,Site,1cc
06/20/2025,Hub,10
06/21/2025,hub,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'site-nobody-knows',
    `
Date,Site,1cc
06/20/2025,Hub,10
06/21/2025,Harbor,20
`,
    {},
    'site',
  ),
  csv(
    'people-of-a-day',
    `
Date,Participants,1cc
06/20/2025,14,100
06/21/2025,9,80
`,
    { 'item:syringe-1ml': 180, 'people:2025-06-01': 23 },
  ),
  csv(
    'people-of-a-visit',
    `
Date,Time,People,1cc
06/20/2025,9:00,1,10
06/20/2025,9:10,2,30
06/20/2025,9:10,1,30
`,
    { 'item:syringe-1ml': 70, 'people:2025-06-01': 4 },
  ),
  csv(
    'a-log-of-reversals',
    `
Date,Doses used,Survived,911 called,Product used,Zip
06/20/2025,2,Yes,Yes,Narcan,191
06/21/2025,1,yes,Yes,Narcan,190
`,
    { 'reversals:2025-06-01': 2 },
  ),
  csv(
    'answers-nobody-can-translate',
    `
Date,Doses used,Survived,Given by
06/20/2025,2,Yes,The lady from the corner
06/21/2025,1,yes,Friend
`,
    {},
    'words',
  ),
  csv(
    'names-are-left-out',
    `
Date,First name,Last name,Phone,1cc
06/20/2025,Ana,Ruiz,555 0100,10
06/21/2025,Sam,Lee,555 0101,20
`,
    { 'item:syringe-1ml': 30 },
  ),
];
