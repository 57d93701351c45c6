import { book, csv, day, type Specimen } from './table.ts';

/** Tables made to lead the reading astray: each once came in wrong, or was asked about for nothing. */
export const trying: readonly Specimen[] = [
  csv(
    'sizes-in-snake-case',
    `
date,qty_0_5ml,qty_1ml,qty_3ml
2025-03-14,10,20,5
2025-03-15,5,10,5
`,
    { 'item:syringe-0-5ml': 15, 'item:syringe-1ml': 30, 'item:syringe-3ml': 10 },
  ),
  csv(
    'half-cc-words',
    `
Date,Half cc,One cc
03/14/2025,10,20
03/15/2025,5,10
`,
    { 'item:syringe-0-5ml': 15, 'item:syringe-1ml': 30 },
  ),
  csv(
    'cc-in-number-first',
    `
Date,1cc syringes (28G),5cc,10cc,50 units
03/14/2025,10,20,4,7
03/15/2025,5,10,4,0
`,
    { 'item:syringe-1ml': 15, 'item:syringe-5ml': 30, 'item:syringe-10ml': 8, 'item:syringe-0-5ml': 7 },
  ),
  csv(
    'difference',
    `
Date,Syringes out,Syringes in,Net,Balance
03/14/2025,60,50,10,10
03/15/2025,20,20,0,10
`,
    { 'item:syringe-1ml': 80, 'back:counted': 70 },
  ),
  csv(
    'beg-end',
    `
Date,Beg. Bal,Rec'd,Issued,End Bal
03/14/2025,500,0,50,450
03/15/2025,450,100,60,490
`,
    { 'item:syringe-1ml': 110, 'onhand:syringe-1ml': 100 },
    'columns',
  ),
  csv(
    'quarter-rows',
    `
Month,Syringes out,Syringes in
Jan 2025,500,450
Feb 2025,600,500
Mar 2025,400,350
Q1 2025,1500,1300
Apr 2025,100,80
May 2025,100,80
Jun 2025,100,80
Q2 2025,300,240
2025,1800,1540
`,
    { 'item:syringe-1ml': 1800, 'back:counted': 1540 },
  ),
  csv(
    'returned-total',
    `
Date,Total distributed,Total returned
03/14/2025,50,40
03/15/2025,20,10
`,
    { 'item:syringe-1ml': 70, 'back:counted': 50 },
  ),
  csv(
    'naloxone-04',
    `
Date,Naloxone 0.4mg/mL,Naloxone 4mg
03/14/2025,4,3
03/15/2025,2,1
`,
    { 'nalkits:nasal-4mg': 4 },
    'columns',
  ),
  csv(
    'inventory-list',
    `
Item,Lot,Expiration date,Quantity on hand,Date counted
1cc syringes,A1,03/31/2028,1000,03/14/2025
Narcan kits,B2,04/2026,24,03/14/2025
`,
    { 'onhand:syringe-1ml/A1': 1000, 'onhand:naloxone-nasal-4mg-kit/B2': 24 },
  ),
  csv(
    'purchase-log',
    `
PO number,Order date,Item,Quantity ordered,Quantity received
1001,03/14/2025,1cc syringes,1000,900
1002,03/15/2025,Cookers,500,500
`,
    { 'onhand:syringe-1ml': 900, 'onhand:cooker': 500 },
  ),
  csv(
    'unit-column',
    `
Date,Item,Qty,Unit
03/14/2025,1cc syringes,3,box of 100
03/15/2025,Cookers,20,each
`,
    { 'item:syringe-1ml': 300, 'item:cooker': 20 },
  ),
  csv(
    'boxes-10ct',
    `
Date,Boxes of 1cc (100 ct),Loose 1cc
03/14/2025,3,25
03/15/2025,2,10
`,
    { 'item:syringe-1ml': 535 },
  ),
  csv(
    'number-dispensed',
    `
Date,No. dispensed,No. collected
03/14/2025,50,40
03/15/2025,20,10
`,
    { 'item:syringe-1ml': 70, 'back:counted': 50 },
  ),
  csv(
    'abbrev',
    `
Date,Syr Dist,Syr Coll,Nal Dist
03/14/2025,50,40,2
03/15/2025,20,10,0
`,
    { 'item:syringe-1ml': 70, 'back:counted': 50, 'nalkits:nasal-4mg': 2 },
  ),
  csv(
    'new-returning',
    `
Date,New,Returning,1cc
03/14/2025,2,10,500
03/15/2025,1,12,400
`,
    {},
    'columns',
  ),
  csv(
    'year-only',
    `
Year,Syringes distributed,Syringes collected,Naloxone kits
2021,1000000,900000,2000
2022,1100000,1000000,2500
2023,1200000,1100000,3000
`,
    { 'item:syringe-1ml': 3300000, 'back:counted': 3000000, 'nalkits:nasal-4mg': 7500 },
  ),
  csv(
    'syringes-title-year-across',
    `
Syringes distributed by month,,
Month,2023,2024
January,100,200
February,110,210
March,120,220
`,
    { 'item:syringe-1ml': 960 },
  ),
  book(
    'received-used-balance',
    {
      Log: [
        [null, '1cc syringes', null, null, 'Narcan kits', null, null],
        ['Date', 'Received', 'Given out', 'Balance', 'Received', 'Given out', 'Balance'],
        [day('2025-03-14'), 1000, 10, 990, 24, 1, 23],
        [day('2025-03-15'), 0, 20, 970, 0, 2, 21],
      ],
    },
    {
      'item:syringe-1ml': 30,
      'nalkits:nasal-4mg': 3,
      'onhand:syringe-1ml': 1000,
      'onhand:naloxone-nasal-4mg-kit': 24,
    },
  ),
  book(
    'inventory-over',
    {
      Log: [
        [null, 'Inventory', null, 'Distributed', null],
        ['Date', '1cc', 'Cookers', '1cc', 'Cookers'],
        [day('2025-03-14'), 5000, 500, 10, 1],
        [day('2025-03-15'), 4990, 499, 20, 2],
      ],
    },
    { 'item:syringe-1ml': 30, 'item:cooker': 3 },
  ),
  book(
    'day-of-month-sheets',
    {
      'Jan 2025': [
        ['Day', '1cc', 'Cookers'],
        [3, 10, 1],
        [4, 20, 2],
      ],
      'Feb 2025': [
        ['Day', '1cc', 'Cookers'],
        [3, 30, 3],
        [5, 40, 4],
      ],
    },
    { 'item:syringe-1ml': 100, 'item:cooker': 10 },
  ),
  book(
    'extra-column-in-feb',
    {
      January: [
        ['Date', '1cc'],
        [day('2025-01-03'), 10],
        [day('2025-01-05'), 10],
      ],
      February: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-02-03'), 20, 2],
        [day('2025-02-05'), 10, 1],
      ],
    },
    { 'item:syringe-1ml': 50, 'item:cooker': 3 },
  ),
  csv(
    'site-filled-down',
    `
Site,Date,1cc
Hub,03/14/2025,50
,03/15/2025,60
,03/16/2025,10
`,
    { 'item:syringe-1ml': 120 },
  ),
  csv(
    'days-across-2025-03',
    `
Item,1,2,3,4,5
1cc,10,20,30,40,50
Cookers,1,2,3,4,5
`,
    { 'item:syringe-1ml': 150, 'item:cooker': 15 },
    'date.column',
  ),
  csv(
    'site-item-crosstab',
    `
Date,Hub 1cc,Hub cookers,Van 1cc,Van cookers
03/14/2025,10,1,20,2
03/15/2025,10,1,20,2
`,
    {},
    'site',
  ),
  csv(
    'blocks',
    `
March 2025,,
Date,1cc,Cookers
03/14/2025,10,1
03/15/2025,20,2
Total,30,3
,,
April 2025,,
Date,1cc,Cookers
04/14/2025,40,4
04/15/2025,5,1
Total,45,5
`,
    { 'item:syringe-1ml': 75, 'item:cooker': 8 },
  ),
  csv(
    'months-of-a-file-2024',
    `
Mon,1cc,Cookers
Jan,100,5
Feb,200,6
Mar,300,7
`,
    { 'item:syringe-1ml': 600, 'item:cooker': 18 },
  ),
  csv(
    'compact-mmddyy',
    `
Date,1cc
031425,10
031525,20
`,
    { 'item:syringe-1ml': 30 },
    'date.format',
  ),
  csv(
    'typo-year',
    `
Date,1cc
03/14/2025,10
03/15/2025,10
03/15/2205,20
`,
    { 'item:syringe-1ml': 40 },
    'cells',
  ),
];
