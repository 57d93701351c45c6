import { book, csv, day, type Specimen } from './table.ts';

/** More of them: marks, titles and names of sheets that say what the numbers are of. */
export const tryingMore: readonly Specimen[] = [
  csv(
    'future',
    `
Date,1cc
03/14/2025,10
03/15/2035,10
03/16/2025,20
`,
    { 'item:syringe-1ml': 40 },
    'cells',
  ),
  csv(
    'words',
    `
Date,1cc,Cookers,Narcan
03/14/2025,50,DNR,unk
03/15/2025,60 (approx),ø,2
03/16/2025,~ 20,0,<5
03/17/2025,20?,-,1
`,
    { 'item:syringe-1ml': 150, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'none-words-es',
    `
Fecha,Jeringas 1 ml,Naloxona
14/03/2025,50,no hubo
15/03/2025,60,ninguno
16/03/2025,no se entregó,2
`,
    { 'item:syringe-1ml': 110, 'nalkits:nasal-4mg': 2 },
  ),
  csv(
    'reversal-log-2',
    `
Date reported,Date of overdose,City,Number of doses used,Outcome,911 called?,Type of naloxone
03/14/2025,03/10/2025,Philly,2,Survived,Yes,Nasal
03/15/2025,03/11/2025,Philly,1,Survived,No,IM
`,
    { 'reversals:2025-03-01': 2 },
  ),
  csv(
    'multiselect',
    `
Timestamp,Syringes,Supplies given
3/14/2025 10:00:00,20,"Cookers, Cottons, Narcan"
3/15/2025 10:00:00,30,Cookers
`,
    { 'item:syringe-1ml': 50 },
    'columns',
  ),
  csv(
    'year-in-count-small',
    `
Date,1cc
03/14/2025,10
03/15/2025,2000
03/16/2025,20
`,
    {},
    'cells',
  ),
  csv(
    'doses-and-kits-mismatch',
    `
Date,Naloxone kits,Naloxone doses
03/14/2025,2,4
03/15/2025,3,6
03/16/2025,1,3
`,
    {},
    'columns',
  ),
  csv(
    'vending',
    `
Timestamp,Machine,Product,Qty Dispensed
2025-03-14 10:22:01,Hub,Narcan 4mg,1
2025-03-14 11:02:44,Hub,Fentanyl Test Strips,1
2025-03-15 09:12:00,Hub,Safer Sex Kit,1
`,
    {},
    'words',
  ),
  csv(
    'condoms-kinds',
    `
Date,External condoms,Internal condoms,Lube packets,Dental dams
03/14/2025,10,2,3,1
03/15/2025,20,3,1,0
`,
    { 'item:condom-external': 30, 'item:condom-internal': 5, 'item:lube': 4, 'item:dental-dam': 1 },
  ),
  csv(
    'numeric-client-id',
    `
Date,Client ID,1cc,Returned
03/14/2025,1042,10,5
03/15/2025,1187,20,10
`,
    { 'item:syringe-1ml': 30, 'back:counted': 15 },
  ),
  csv(
    'card-number',
    `
Date,Card #,Syringes out,Syringes in
03/14/2025,1042,10,5
03/15/2025,1187,20,10
`,
    { 'item:syringe-1ml': 30, 'back:counted': 15 },
  ),
  csv(
    'estimated-returns',
    `
Date,Syringes out,Est. returned
03/14/2025,50,~40
03/15/2025,20,~10
`,
    { 'item:syringe-1ml': 70, 'back:counted': 50 },
    'columns',
  ),
  csv(
    'total-without-label-but-date',
    `
Date,1cc,Cookers
03/14/2025,10,2
03/15/2025,20,3
03/16/2025,30,4
03/31/2025,60,9
`,
    {},
    'cells',
  ),
  csv(
    'monthly-totals-of-named-month',
    `
Date,1cc
01/14/2025,10
01/15/2025,20
January,30
02/14/2025,5
02/15/2025,5
February,10
`,
    { 'item:syringe-1ml': 40 },
  ),
  csv(
    'weekly-totals',
    `
Date,1cc
03/10/2025,10
03/11/2025,20
Week 1,30
03/17/2025,5
03/18/2025,5
Week 2,10
`,
    { 'item:syringe-1ml': 40 },
  ),
  csv(
    'cooker-log',
    `
Cookers,,
Date,Given,On hand
03/14/2025,24,976
03/15/2025,10,966
`,
    { 'item:cooker': 34 },
  ),
  book(
    'years-sheets',
    {
      2023: [
        ['Month', '1cc', 'Returned'],
        ['January', 10, 1],
        ['February', 20, 2],
        ['Total', 30, 3],
      ],
      2024: [
        ['Month', '1cc', 'Returned'],
        ['January', 30, 3],
        ['February', 5, 2],
        ['Total', 35, 5],
      ],
    },
    { 'item:syringe-1ml': 65, 'back:counted': 8 },
  ),
  book(
    'month-sheets-items',
    {
      'January 2025': [
        ['Item', 'Quantity'],
        ['1cc syringes', 100],
        ['Cookers', 10],
      ],
      'February 2025': [
        ['Item', 'Quantity'],
        ['1cc syringes', 200],
        ['Cookers', 20],
      ],
    },
    { 'item:syringe-1ml': 300, 'item:cooker': 30 },
  ),
  book(
    'two-logs-in-out',
    {
      Out: [
        ['Date', 'Syringes'],
        [day('2025-03-14'), 50],
        [day('2025-03-15'), 60],
      ],
      In: [
        ['Date', 'Syringes'],
        [day('2025-03-14'), 40],
        [day('2025-03-15'), 20],
      ],
    },
    { 'item:syringe-1ml': 110, 'back:counted': 60 },
    'sheets',
  ),
  book(
    'distributed-returned-sheets',
    {
      Distributed: [
        ['Date', '1cc', '.5cc'],
        [day('2025-03-14'), 50, 5],
        [day('2025-03-15'), 60, 6],
      ],
      Returned: [
        ['Date', '1cc', '.5cc'],
        [day('2025-03-14'), 40, 4],
        [day('2025-03-15'), 20, 2],
      ],
    },
    { 'item:syringe-1ml': 110, 'item:syringe-0-5ml': 11, 'back:counted': 66 },
    'sheets',
  ),
  csv(
    'returned-title',
    `
Syringes returned 2025,,
Date,1cc,.5cc
03/14/2025,50,5
03/15/2025,60,6
`,
    { 'back:counted': 121 },
    'columns',
  ),
  csv(
    'expired-title',
    `
Expired and discarded supplies,,
Date,Narcan kits,1cc
03/14/2025,5,0
03/15/2025,6,10
`,
    {},
    'columns',
  ),
  csv(
    'orders-title',
    `
Supply order form,,
Date,1cc,Cookers
03/14/2025,5000,1000
03/15/2025,6000,1000
`,
    {},
    'columns',
  ),
  csv(
    'condom-strips',
    `
Date,1cc,"Condoms (strips of 3)"
03/14/2025,10,2
03/15/2025,20,1
`,
    { 'item:syringe-1ml': 30, 'item:condom-external': 9 },
  ),
  csv(
    'ml-naloxone',
    `
Date,Naloxone 2mg/2mL prefilled syringes,1cc
03/14/2025,2,10
03/15/2025,1,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'safe-sex-and-hygiene',
    `
Date,1cc,Hygiene kits,Wound care kits,Safer sex kits
03/14/2025,10,2,1,1
03/15/2025,20,1,0,1
`,
    { 'item:syringe-1ml': 30, 'item:hygiene-kit': 3, 'item:wound-kit': 1 },
    'columns',
  ),
  book(
    'a-sheet-of-the-shelf',
    {
      'Daily log': [
        ['Date', '1cc', 'Cookers'],
        [day('2025-03-14'), 50, 1],
        [day('2025-03-15'), 60, 2],
      ],
      Inventory: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-03-31'), 5000, 400],
      ],
    },
    { 'item:syringe-1ml': 110, 'item:cooker': 3 },
    'sheets',
  ),
  csv(
    'dhis2',
    `
dataelement,period,orgunit,categoryoptioncombo,value
Syringes distributed,202501,Hub,default,1000
Syringes returned,202501,Hub,default,900
Syringes distributed,202502,Hub,default,1100
`,
    { 'item:syringe-1ml': 2100, 'back:counted': 900 },
  ),
  csv(
    'monthly-report',
    `
Month,Total Visits,Unduplicated Participants,New Participants,Syringes Distributed,Syringes Collected,Return Rate,Naloxone Kits Distributed,Reported Reversals,HIV Tests,HIV Positive,Referrals to SUD Treatment,Secondary Exchange Participants
January 2025,420,160,22,12500,11200,90%,85,6,12,0,9,40
February 2025,398,150,18,11800,10900,92%,79,4,10,1,7,38
`,
    {
      'item:syringe-1ml': 24300,
      'back:counted': 22100,
      'nalkits:nasal-4mg': 164,
      tallied: 818,
      'people:2025-01-01': 160,
      'people:2025-02-01': 150,
    },
  ),
];
