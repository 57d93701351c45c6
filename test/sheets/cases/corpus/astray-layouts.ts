import { book, csv, day, raw, type Specimen } from './table.ts';

/** Tables whose frame leads astray: sums beside months, sums of sheets, copies, lines between rows, lists that add themselves up. */
export const astrayLayouts: readonly Specimen[] = [
  book(
    'annual-sheet-beside-months',
    {
      'Jan 2025': [
        ['Date', '1cc', 'Cookers'],
        [day('2025-01-03'), 10, 1],
        [day('2025-01-04'), 20, 2],
      ],
      'Feb 2025': [
        ['Date', '1cc', 'Cookers'],
        [day('2025-02-03'), 30, 3],
        [day('2025-02-05'), 40, 4],
      ],
      '2025': [
        ['Date', '1cc', 'Cookers'],
        [day('2025-01-31'), 30, 3],
        [day('2025-02-28'), 70, 7],
      ],
    },
    { 'item:syringe-1ml': 100, 'item:cooker': 10 },
  ),
  book(
    'month-tabs-with-summary',
    {
      Summary: [
        ['Month', '1cc', 'Cookers'],
        ['January', 30, 3],
        ['February', 70, 7],
      ],
      'January 2025': [
        ['Date', '1cc', 'Cookers'],
        [day('2025-01-03'), 10, 1],
        [day('2025-01-04'), 20, 2],
      ],
      'February 2025': [
        ['Date', '1cc', 'Cookers'],
        [day('2025-02-03'), 30, 3],
        [day('2025-02-05'), 40, 4],
      ],
    },
    { 'item:syringe-1ml': 100, 'item:cooker': 10 },
  ),
  book(
    'notes-sheet-first',
    {
      Notes: [['How to fill this'], ['Enter counts daily'], ['Call Ann with questions']],
      Log: [
        ['Date', '1cc'],
        [day('2025-03-14'), 50],
        [day('2025-03-15'), 40],
      ],
    },
    { 'item:syringe-1ml': 90 },
  ),
  book(
    'site-tabs-unknown',
    {
      North: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-01-14'), 50, 5],
        [day('2025-02-15'), 40, 4],
      ],
      South: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-01-14'), 30, 3],
        [day('2025-02-15'), 20, 2],
      ],
    },
    {},
    'site',
  ),
  book(
    'copy-of-sheet',
    {
      March: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-03-14'), 50, 5],
        [day('2025-03-15'), 40, 4],
      ],
      'March (2)': [
        ['Date', '1cc', 'Cookers'],
        [day('2025-03-14'), 50, 5],
        [day('2025-03-15'), 40, 4],
      ],
    },
    {},
    'sheets',
  ),
  book(
    'backup-sheet',
    {
      Log: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-03-14'), 50, 5],
        [day('2025-03-15'), 40, 4],
        [day('2025-03-16'), 10, 1],
      ],
      'Copy of Log': [
        ['Date', '1cc', 'Cookers'],
        [day('2025-03-14'), 50, 5],
        [day('2025-03-15'), 40, 4],
      ],
    },
    {},
    'sheets',
  ),
  book(
    'template-sheet',
    {
      Template: [
        ['Date', '1cc', 'Cookers'],
        [null, 0, 0],
      ],
      Mar: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-03-14'), 50, 5],
        [day('2025-03-15'), 40, 4],
      ],
    },
    { 'item:syringe-1ml': 90, 'item:cooker': 9 },
  ),
  book(
    'quarter-tabs',
    {
      'Q1 2025': [
        ['Item', 'Given', 'Returned'],
        ['1cc', 50, 5],
        ['Cookers', 40, 0],
      ],
      'Q2 2025': [
        ['Item', 'Given', 'Returned'],
        ['1cc', 30, 3],
        ['Cookers', 20, 0],
      ],
    },
    { 'item:syringe-1ml': 80, 'item:cooker': 60, 'back:counted': 8 },
  ),
  csv(
    'two-tables-side-by-side',
    `
Date,1cc,,Date,Narcan kits
03/14/2025,50,,03/14/2025,5
03/15/2025,40,,03/16/2025,6
`,
    {},
    'columns',
  ),
  csv(
    'second-table-by-county-below',
    `
Month,Syringes,Returned
Jan 2025,50,20
Feb 2025,40,10
Mar 2025,10,5
County,Syringes,Returned
Kent,60,20
Providence,40,15
`,
    {},
    'date.format',
  ),
  csv(
    'months-across-with-quarters',
    `
Item,Jan 2025,Feb 2025,Mar 2025,Q1 2025,Apr 2025,May 2025,Jun 2025,Q2 2025
1cc,50,40,10,100,1,2,3,6
Cookers,5,4,1,10,1,1,1,3
`,
    { 'item:syringe-1ml': 106, 'item:cooker': 13 },
  ),
  csv(
    'months-across-with-avg',
    `
Item,Jan 2025,Feb 2025,Mar 2025,Average,Max
1cc,50,40,30,40,50
Cookers,5,4,3,4,5
`,
    { 'item:syringe-1ml': 120, 'item:cooker': 12 },
  ),
  csv(
    'fiscal-across-FY25',
    `
Item,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar,Apr,May,Jun,Total
1cc,1,2,3,4,5,6,7,8,9,10,11,12,78
Cookers,1,1,1,1,1,1,1,1,1,1,1,1,12
`,
    {},
    'date.format',
  ),
  csv(
    'metric-rows-mixed',
    `
Measure,Jan 2025,Feb 2025,Mar 2025
Number of participants,20,25,30
New participants,2,5,3
Syringes distributed,500,600,700
Syringes collected,400,450,500
Return rate,80%,75%,71%
Naloxone kits distributed,10,12,14
Naloxone doses distributed,20,24,28
Overdose reversals reported,2,1,3
HIV tests,5,6,7
HIV positives,0,1,0
`,
    {
      'item:syringe-1ml': 1800,
      'back:counted': 1350,
      'nalkits:nasal-4mg': 36,
      'naldoses:nasal-4mg': 72,
      'people:2025-01-01': 20,
      'people:2025-02-01': 25,
      'people:2025-03-01': 30,
    },
  ),
  csv(
    'metric-rows-shelf',
    `
Measure,Jan 2025,Feb 2025,Mar 2025
Starting inventory syringes,5000,4500,3900
Syringes received,0,0,1000
Syringes distributed,500,600,700
Ending inventory syringes,4500,3900,4200
`,
    { 'item:syringe-1ml': 1800, 'onhand:syringe-1ml': 1000 },
    'words',
  ),
  csv(
    'list-kits-and-doses',
    `
Month,Item,Count
2025-01,Naloxone kits,10
2025-01,Naloxone doses,20
2025-01,Syringes distributed,500
2025-02,Naloxone kits,12
2025-02,Naloxone doses,24
2025-02,Syringes distributed,600
`,
    { 'nalkits:nasal-4mg': 22, 'naldoses:nasal-4mg': 44, 'item:syringe-1ml': 1100 },
  ),
  csv(
    'list-syringes-vague-and-sizes',
    `
Month,Item,Count
2025-01,Syringes,110
2025-01,1cc,100
2025-01,.5cc,10
2025-02,Syringes,220
2025-02,1cc,200
2025-02,.5cc,20
`,
    { 'item:syringe-1ml': 300, 'item:syringe-0-5ml': 30 },
  ),
  csv(
    'ledger-plus-minus',
    `
Date,Item,In,Out,On hand
03/14/2025,1cc syringes,1000,0,1000
03/15/2025,1cc syringes,0,50,950
03/16/2025,1cc syringes,0,20,930
`,
    { 'item:syringe-1ml': 70, 'onhand:syringe-1ml': 1000 },
  ),
  csv(
    'long-action-odd',
    `
Date,Type,Item,Qty
03/14/2025,Distributed,1cc syringes,50
03/15/2025,Adj,1cc syringes,30
03/15/2025,Distributed,Cookers,30
`,
    {},
    'words',
  ),
  csv(
    'long-action-disposed',
    `
Date,Transaction,Item,Qty
03/14/2025,Distributed,1cc syringes,50
03/14/2025,Received,1cc syringes,1000
03/15/2025,Returned,1cc syringes,30
03/15/2025,Expired,Narcan kits,3
`,
    { 'item:syringe-1ml': 50, 'back:counted': 30, 'onhand:syringe-1ml': 1000 },
  ),
  book(
    'site-month-merged',
    {
      S: [
        ['Hub', null, null],
        ['Month', 'Out', 'In'],
        ['January 2025', 10, 5],
        ['February 2025', 20, 6],
        ['Van', null, null],
        ['Month', 'Out', 'In'],
        ['January 2025', 1, 1],
        ['February 2025', 2, 2],
      ],
    },
    {},
    'site',
  ),
  csv(
    'date-as-section-row',
    `
Item,Qty
03/14/2025,
1cc,10
Cookers,5
03/15/2025,
1cc,20
`,
    { 'item:syringe-1ml': 30, 'item:cooker': 5 },
  ),
  csv(
    'unnamed-first-col',
    `
,1cc,Cookers
03/14/2025,10,5
03/15/2025,20,6
`,
    { 'item:syringe-1ml': 30, 'item:cooker': 11 },
  ),
  raw('leading-empty-col.csv', ',Date,1cc,Cookers\n,03/14/2025,10,5\n,03/15/2025,20,6\n', {
    'item:syringe-1ml': 30,
    'item:cooker': 11,
  }),
  book(
    'three-header',
    {
      S: [
        ['2025 report', null, null, null, null],
        [null, 'Harm reduction supplies', null, 'Naloxone', null],
        [null, 'Syringes', null, 'Nasal', null],
        ['Month', 'Out', 'In', 'Kits', 'Doses'],
        ['January 2025', 50, 40, 2, 4],
        ['February 2025', 60, 50, 3, 6],
      ],
    },
    { 'item:syringe-1ml': 110, 'back:counted': 90, 'nalkits:nasal-4mg': 5 },
  ),
  book(
    'merged-site-col',
    {
      S: [
        ['Site', 'Month', 'Syringes', 'Returned'],
        ['Hub', day('2025-01-01'), 50, 5],
        [null, day('2025-02-01'), 40, 4],
        [null, day('2025-03-01'), 30, 3],
        ['Van', day('2025-01-01'), 10, 1],
        [null, day('2025-02-01'), 20, 2],
      ],
    },
    {},
    'site',
  ),
  csv(
    'duplicate-rows',
    `
Date,Time,1cc
03/20/2025,09:00,50
03/20/2025,09:00,50
03/21/2025,10:00,40
`,
    { 'item:syringe-1ml': 140 },
  ),
  csv(
    'crosstab-with-rows-total',
    `
Item,January 2025,February 2025,March 2025
1cc syringes,100,200,300
.5cc syringes,10,20,30
Total syringes,110,220,330
Cookers,5,5,5
`,
    { 'item:syringe-1ml': 600, 'item:syringe-0-5ml': 60, 'item:cooker': 15 },
  ),
  csv(
    'week-subtotals',
    `
Date,1cc,Returned
03/20/2025,50,40
03/21/2025,40,20
Week 1,90,60
03/17/2025,10,5
03/18/2025,20,5
Week 2,30,10
Grand Total,120,70
`,
    { 'item:syringe-1ml': 120, 'back:counted': 70 },
  ),
  csv(
    'item-col-and-returned',
    `
Date,Item,Distributed,Returned
03/14/2025,1cc syringes,20,10
03/14/2025,Cookers,5,0
03/15/2025,3cc syringes,30,20
`,
    { 'item:syringe-1ml': 20, 'item:syringe-3ml': 30, 'item:cooker': 5, 'back:counted': 30 },
  ),
];
