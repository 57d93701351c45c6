import { book, csv, day, type Specimen } from './table.ts';

/** What programs write besides: people, visits, found syringes, notes below, other tests, longer spellings. */
export const more: readonly Specimen[] = [
  csv(
    'return-visits-are-no-returns',
    `
Date,Time,1cc,Return visits
03/14/2025,9:00,10,1
03/15/2025,9:00,20,0
`,
    { 'item:syringe-1ml': 30 },
    undefined,
  ),
  csv(
    'people-given-naloxone',
    `
Date,Time,People given naloxone,Narcan kits given
03/14/2025,9:00,2,3
03/14/2025,9:05,1,1
`,
    { 'nalkits:nasal-4mg': 4, 'people:2025-03-01': 3 },
  ),
  csv(
    'syringes-found',
    `
Date,1cc given,Syringes picked up
03/14/2025,10,25
03/15/2025,20,5
`,
    {},
    'columns',
  ),
  csv(
    'containers-that-came-back',
    `
Date,1cc given,Sharps containers returned
03/14/2025,10,2
03/15/2025,20,1
`,
    {},
    'columns',
  ),
  csv(
    'surveys-returned',
    `
Date,1cc given,Surveys returned
03/14/2025,10,2
03/15/2025,20,1
`,
    {},
    'columns',
  ),
  csv(
    'who-came-by-gender',
    `
Date,1cc given,Male,Female,Hispanic,White
03/14/2025,10,2,1,1,2
03/15/2025,20,1,1,0,2
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'water-with-a-size',
    `
Date,1cc,Sterile water 2ml,Sharps container 1 qt
03/14/2025,10,2,1
03/15/2025,20,1,0
`,
    { 'item:syringe-1ml': 30, 'item:water': 3, 'item:sharps-container-1l': 1 },
  ),
  csv(
    'barrels-are-no-syringes',
    `
Date,3cc barrels,1cc
03/14/2025,10,2
03/15/2025,20,1
`,
    {},
    'columns',
  ),
  csv(
    'two-sizes-in-one-header',
    `
Date,1cc/.5cc syringes
03/14/2025,10
03/15/2025,20
`,
    {},
    'columns',
  ),
  csv(
    'notes-below',
    `
Date,1cc,Cookers
03/14/2025,10,2
03/15/2025,20,1
* counts are estimates,,
Prepared by the front desk,,
`,
    { 'item:syringe-1ml': 30, 'item:cooker': 3 },
  ),
  csv(
    'months-as-lines-between',
    `
Date,1cc,Cookers
January,,
01/14/2025,10,2
01/15/2025,20,1
February,,
02/14/2025,5,1
`,
    { 'item:syringe-1ml': 35, 'item:cooker': 4 },
  ),
  csv(
    'iso-with-zone',
    `
submitted_at,syringes_given
2025-03-14T09:15:00Z,10
2025-03-15T23:15:00Z,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'weeks',
    `
Week of,1cc
3/10/2025 - 3/16/2025,10
3/17/2025 - 3/23/2025,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'dots-between-days',
    `
Datum,Date,1cc
x,14.03.2025,10
y,15.03.2025,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'french',
    `
Date,Seringues distribuées,Seringues récupérées
14/03/2025,10,8
15/03/2025,20,9
`,
    { 'item:syringe-1ml': 30, 'back:counted': 17 },
  ),
  csv(
    'spanish-supplies',
    `
Fecha,Jeringas 1 ml entregadas,Cazoletas,Algodones,Agua estéril,Torniquetes,Condones,Kits de naloxona
14/03/2025,10,1,2,3,4,5,1
15/03/2025,20,1,2,3,4,5,0
`,
    {
      'item:syringe-1ml': 30,
      'item:cooker': 2,
      'item:cotton': 4,
      'item:water': 6,
      'item:tourniquet': 8,
      'item:condom-external': 10,
      'nalkits:nasal-4mg': 1,
    },
  ),
  book(
    'three-rows-of-a-title',
    {
      Log: [
        ['River exchange'],
        ['Monthly log', null, null, 'March 2025'],
        [null],
        ['Date', 'Syringes given', 'Syringes returned', 'Narcan kits'],
        [day('2025-03-14'), 10, 8, 1],
        [day('2025-03-15'), 20, 9, 0],
        ['Total', 30, 17, 1],
      ],
    },
    { 'item:syringe-1ml': 30, 'back:counted': 17, 'nalkits:nasal-4mg': 1 },
  ),
  book(
    'totals-of-sheets-in-one-more',
    {
      'Jan 2025': [
        ['Date', '1cc'],
        [day('2025-01-14'), 10],
        [day('2025-01-15'), 20],
      ],
      'Feb 2025': [
        ['Date', '1cc'],
        [day('2025-02-14'), 5],
        [day('2025-02-15'), 5],
      ],
      Totals: [
        ['Month', '1cc'],
        ['Jan 2025', 30],
        ['Feb 2025', 10],
      ],
    },
    { 'item:syringe-1ml': 40 },
  ),
  csv('tabs-for-commas', 'Date\t1cc\tCookers\n03/14/2025\t10\t1\n03/15/2025\t20\t2\n', {
    'item:syringe-1ml': 30,
    'item:cooker': 3,
  }),
  csv(
    'fentanyl-tests-done-or-given',
    `
Date,1cc,Fentanyl tests
03/14/2025,10,1
03/15/2025,20,2
`,
    {},
    'columns',
  ),
  csv(
    'kits-of-nobody-knows-what',
    `
Date,1cc,Kits
03/14/2025,10,1
03/15/2025,20,2
`,
    {},
    'columns',
  ),
  csv(
    'a-total-of-returns',
    `
Date,1cc given,1cc returned,.5cc returned,Total returned
03/14/2025,10,1,2,3
03/15/2025,20,2,2,4
`,
    { 'item:syringe-1ml': 30, 'back:counted': 7 },
  ),
];

/** Counted by day or month on the way across, by place, and with people beside. */
export const across: readonly Specimen[] = [
  csv(
    'months-across-by-name-and-year',
    `
Item,Jan-25,Feb-25,Mar-25
1cc syringes,100,200,300
Narcan kits,1,2,3
`,
    { 'item:syringe-1ml': 600, 'nalkits:nasal-4mg': 6 },
  ),
  csv(
    'syringes-by-site-and-month-2025',
    `
Syringes distributed,,,
Site,January,February,March
Hub,100,200,300
`,
    { 'item:syringe-1ml': 600 },
  ),
  csv(
    'days-across-march-2025',
    `
Item,3/1/2025,3/2/2025,3/13/2025,3/14/2025
1cc syringes,1,2,3,4
Cookers,1,1,1,1
`,
    { 'item:syringe-1ml': 10, 'item:cooker': 4 },
  ),
  book(
    'months-across-as-cells',
    {
      Year: [
        ['Supply', day('2025-01-01'), day('2025-02-01'), day('2025-03-01')],
        ['1cc syringes', 10, 20, 30],
        ['Used syringes', 5, 5, 5],
      ],
    },
    { 'item:syringe-1ml': 60, 'back:counted': 15 },
  ),
  csv(
    'visits-of-a-day',
    `
Date,Visits,1cc
03/14/2025,25,100
03/15/2025,30,200
`,
    { 'item:syringe-1ml': 300, tallied: 55 },
  ),
  csv(
    'people-of-a-month',
    `
Month,Participants,1cc
Jan 2025,25,100
Feb 2025,30,200
`,
    { 'item:syringe-1ml': 300, 'people:2025-01-01': 25, 'people:2025-02-01': 30 },
  ),
  {
    name: 'a-set-of-dhis2.json',
    content: JSON.stringify({
      dataSet: 'exchange',
      dataValues: [
        { dataElement: 'Syringes distributed', period: '202501', orgUnit: 'Hub', value: '1000' },
        { dataElement: 'Syringes returned', period: '202501', orgUnit: 'Hub', value: '900' },
        { dataElement: 'Clients served', period: '202501', orgUnit: 'Hub', value: '40' },
        { dataElement: 'Number of visits', period: '2025Q1', orgUnit: 'Hub', value: '300' },
      ],
    }),
    right: { 'item:syringe-1ml': 1000, 'back:counted': 900, 'people:2025-01-01': 40, tallied: 300 },
  },
];
