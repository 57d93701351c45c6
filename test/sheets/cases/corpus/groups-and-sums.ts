import { book, csv, day, type Specimen } from './table.ts';

/** Names over groups of columns that end, and sums that take in some rows and not others. */
export const groupsAndSums: readonly Specimen[] = [
  csv(
    'group-ends',
    `
Date,Naloxone,,,
,Nasal,IM,Condoms,Cookers
3/14/2025,2,1,10,5
3/15/2025,3,0,20,6
`,
    { 'nalkits:nasal-4mg': 5, 'nalkits:im-vial': 1, 'item:condom-external': 30, 'item:cooker': 11 },
  ),
  csv(
    'group-then-people',
    `
,Syringes,,Naloxone,,
Date,Out,In,Narcan,Zines,Condoms
3/14/2025,20,10,2,1,10
3/15/2025,30,20,3,2,20
`,
    { 'item:syringe-1ml': 50, 'back:counted': 30, 'nalkits:nasal-4mg': 5, 'item:condom-external': 30 },
    'columns',
  ),
  csv(
    'returned-group',
    `
,Given,,Returned,
Date,1cc,1/2cc,1cc,1/2cc
3/14/2025,20,10,15,5
3/15/2025,30,20,25,10
`,
    { 'item:syringe-1ml': 50, 'item:syringe-0-5ml': 30, 'back:counted': 55 },
  ),
  csv(
    'group-total',
    `
,Syringes,,,Naloxone kits,,
Date,1cc,1/2cc,Total,Nasal,IM,Total
3/14/2025,20,10,30,2,1,3
3/15/2025,30,20,50,3,1,4
`,
    { 'item:syringe-1ml': 50, 'item:syringe-0-5ml': 30, 'nalkits:nasal-4mg': 5, 'nalkits:im-vial': 2 },
  ),
  csv(
    'group-inventory',
    `
,Distributed,,On hand,
Date,1cc,Cookers,1cc,Cookers
3/14/2025,20,10,500,300
3/15/2025,30,20,470,280
`,
    { 'item:syringe-1ml': 50, 'item:cooker': 30 },
  ),
  csv(
    'group-people',
    `
,People,,Supplies,,
Month,New,Returning,Syringes,Condoms,Narcan
Jan 2025,10,50,2000,300,20
Feb 2025,12,55,2100,310,21
`,
    { 'item:syringe-1ml': 4100, 'item:condom-external': 610, 'nalkits:nasal-4mg': 41 },
    'people',
  ),
  csv(
    'es-grupo',
    `
,Jeringas,,Naloxona,,
Fecha,Entregadas,Devueltas,Nasal,Inyectable,Condones
14/03/2025,20,10,2,1,10
15/03/2025,30,20,3,1,20
`,
    {
      'item:syringe-1ml': 50,
      'back:counted': 30,
      'nalkits:nasal-4mg': 5,
      'nalkits:im-vial': 2,
      'item:condom-external': 30,
    },
  ),
  csv(
    'group-reversals',
    `
,Naloxone,,,
Month,Kits,Reversals,Trained,Strips
Jan 2025,20,3,10,50
Feb 2025,21,2,12,60
`,
    { 'nalkits:nasal-4mg': 41 },
    'columns',
  ),
  csv(
    'syringes-then-other',
    `
,Syringes,,,,
Date,1cc,3cc,Sharps containers,Water,Narcan
3/14/2025,20,10,2,10,1
3/15/2025,30,20,3,20,2
`,
    {
      'item:syringe-1ml': 50,
      'item:syringe-3ml': 30,
      'item:sharps-container-1l': 5,
      'item:water': 30,
      'nalkits:nasal-4mg': 3,
    },
  ),
  csv(
    'far-behind-the-subtotal',
    `
Date,1cc,Cookers
1/3/2025,10,1
1/10/2025,20,2
January total,30,3
2/3/2025,15,1
2/10/2025,5000,2
`,
    { 'item:syringe-1ml': 5045, 'item:cooker': 6 },
    'cells',
  ),
  book(
    'disguised-on-the-sheet-without-a-sum',
    {
      Jan: [
        ['Date', '1cc'],
        [day('2025-01-03'), 10],
        [day('2025-01-10'), 20],
        ['Total', 30],
      ],
      Feb: [
        ['Date', '1cc'],
        [day('2025-02-03'), 15],
        [day('2025-02-10'), 43163],
        [day('2025-02-11'), 12],
      ],
      Mar: [
        ['Date', '1cc'],
        [day('2025-03-03'), 15],
        [day('2025-03-10'), 25],
        ['Total', 40],
      ],
    },
    { 'item:syringe-1ml': 97 },
    'cells',
  ),
  csv(
    'group-strips',
    `
,Naloxone,,
Date,Doses,Strips,Foil
3/14/2025,20,3,10
3/15/2025,21,2,10
`,
    { 'naldoses:nasal-4mg': 41, 'item:foil': 20 },
    'columns',
  ),
];
