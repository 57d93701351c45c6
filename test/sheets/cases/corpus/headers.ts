import { csv, type Specimen } from './table.ts';

/** Headers: sizes, products, columns that are no hand-outs, sums beside their parts. */
export const headers: readonly Specimen[] = [
  csv(
    'sizes-spelled-many-ways',
    `
Date,1/2 mL,0.3 CC,1-cc,U-100 1cc,3ml syringes
04/02/2025,4,5,6,7,8
04/15/2025,1,1,1,1,1
`,
    { 'item:syringe-0-5ml': 5, 'item:syringe-0-3ml': 6, 'item:syringe-1ml': 15, 'item:syringe-3ml': 9 },
  ),
  csv(
    'insulin-units',
    `
Date,30 unit syringes,50 unit syringes,100 unit syringes
05/20/2025,10,20,30
05/21/2025,0,5,5
`,
    { 'item:syringe-0-3ml': 10, 'item:syringe-0-5ml': 25, 'item:syringe-1ml': 35 },
  ),
  csv(
    'half-sign',
    `
Date,½ cc,1 cc
06/20/2025,10,20
06/21/2025,30,40
`,
    { 'item:syringe-0-5ml': 40, 'item:syringe-1ml': 60 },
  ),
  csv(
    'gauge-beside-size',
    `
Date,"1cc 28g 1/2""","1/2cc 31g 5/16"""
06/20/2025,12,3
06/21/2025,8,2
`,
    { 'item:syringe-1ml': 20, 'item:syringe-0-5ml': 5 },
  ),
  csv(
    'size-nobody-makes',
    `
Date,0.7cc,1cc
06/20/2025,12,3
06/21/2025,8,2
`,
    { 'item:syringe-1ml': 5 },
    'columns',
  ),
  csv(
    'spanish-half-millilitre',
    `
Fecha;Jeringas 0,5 ml;Jeringas 1 ml;Naloxona
20/06/2025;12;3;1
21/06/2025;8;2;0
`,
    { 'item:syringe-0-5ml': 20, 'item:syringe-1ml': 5, 'nalkits:nasal-4mg': 1 },
  ),
  csv(
    'returns-in-many-words',
    `
Date,Syringes out,Syringes back in
06/20/2025,100,80
06/21/2025,50,20
`,
    { 'item:syringe-1ml': 150, 'back:counted': 100 },
  ),
  csv(
    'dirty-and-clean',
    `
Date,1cc out,Dirties collected
06/20/2025,100,80
06/21/2025,50,20
`,
    { 'item:syringe-1ml': 150, 'back:counted': 100 },
  ),
  csv(
    'returns-by-size',
    `
Date,1cc given,1cc returned,.5cc given,.5cc returned
06/20/2025,100,80,10,4
06/21/2025,50,20,10,6
`,
    { 'item:syringe-1ml': 150, 'item:syringe-0-5ml': 20, 'back:counted': 110 },
  ),
  csv(
    'spanish-returns',
    `
Fecha,Jeringas entregadas,Jeringas devueltas
20/06/2025,100,80
21/06/2025,50,20
`,
    { 'item:syringe-1ml': 150, 'back:counted': 100 },
  ),
  csv(
    'received-either-way',
    `
Date,Syringes given,Syringes received
06/20/2025,100,80
06/21/2025,50,20
`,
    { 'item:syringe-1ml': 150 },
    'columns',
  ),
  csv(
    'exchanged-either-way',
    `
Date,Syringes exchanged
06/20/2025,100
06/21/2025,50
`,
    {},
    'columns',
  ),
  csv(
    'inventory-beside',
    `
Date,Starting inventory,1cc given,Ending inventory
06/20/2025,5000,100,4900
06/21/2025,4900,50,4850
`,
    { 'item:syringe-1ml': 150 },
  ),
  csv(
    'on-hand-balance-remaining',
    `
Date,1cc,1cc on hand,Balance,Cookers,Cookers remaining
06/20/2025,100,400,400,5,95
06/21/2025,50,350,350,5,90
`,
    { 'item:syringe-1ml': 150, 'item:cooker': 10 },
  ),
  csv(
    'supplies-received-and-wasted',
    `
Date,1cc given,1cc purchased,1cc discarded
06/20/2025,100,1000,3
06/21/2025,50,0,2
`,
    { 'item:syringe-1ml': 150 },
    'columns',
  ),
  csv(
    'positives-are-results',
    `
Date,FTS given,Fentanyl positive
06/20/2025,10,3
06/21/2025,5,1
`,
    { 'item:strip-fentanyl': 15 },
  ),
  csv(
    'trained-and-reversals',
    `
Date,Naloxone kits distributed,People trained,Overdose reversals
06/20/2025,10,3,1
06/21/2025,5,1,2
`,
    { 'nalkits:nasal-4mg': 15 },
  ),
  csv(
    'snake-case',
    `
visit_date,syringes_1ml_given,used_syringes_returned,narcan_kits
2025-06-20,10,3,1
2025-06-21,5,1,2
`,
    { 'item:syringe-1ml': 15, 'back:counted': 4, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'camel-case',
    `
visitDate,syringesGiven,syringesReturned
2025-06-20,10,3
2025-06-21,5,1
`,
    { 'item:syringe-1ml': 15, 'back:counted': 4 },
  ),
  csv(
    'naloxone-forms',
    `
Date,Naloxone IM (vial) kits,Narcan 4mg kits,Kloxxado kits,Zimhi kits
06/20/2025,1,2,3,4
06/21/2025,1,1,1,1
`,
    { 'nalkits:im-vial': 2, 'nalkits:nasal-4mg': 3, 'nalkits:nasal-8mg': 4, 'nalkits:im-prefilled': 5 },
  ),
  csv(
    'intramuscular-first',
    `
Date,Intramuscular naloxone,Intranasal naloxone
06/20/2025,1,2
06/21/2025,1,1
`,
    { 'nalkits:im-vial': 2, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'doses-are-twice-the-kits',
    `
Date,Narcan kits,Narcan doses
06/20/2025,1,2
06/21/2025,3,6
`,
    { 'nalkits:nasal-4mg': 4, 'naldoses:nasal-4mg': 8 },
  ),
  csv(
    'doses-of-their-own',
    `
Date,Narcan kits,Narcan doses
06/20/2025,1,5
06/21/2025,3,0
`,
    { 'nalkits:nasal-4mg': 4, 'naldoses:nasal-4mg': 13 },
  ),
  csv(
    'total-of-all',
    `
Date,1cc,.5cc,Cookers,Total
06/20/2025,10,20,5,35
06/21/2025,5,5,5,15
`,
    { 'item:syringe-1ml': 15, 'item:syringe-0-5ml': 25, 'item:cooker': 10 },
  ),
  csv(
    'total-first',
    `
Date,Total syringes distributed,1cc,.5cc
06/20/2025,30,10,20
06/21/2025,10,5,5
`,
    { 'item:syringe-1ml': 15, 'item:syringe-0-5ml': 25 },
  ),
  csv(
    'total-without-the-word',
    `
Date,1cc,.5cc,3cc,Syringes out
06/20/2025,10,20,1,31
06/21/2025,5,5,2,12
06/22/2025,7,5,0,12
`,
    { 'item:syringe-1ml': 22, 'item:syringe-0-5ml': 30, 'item:syringe-3ml': 3 },
  ),
  csv(
    'only-the-total',
    `
Date,Total syringes
06/20/2025,31
06/21/2025,12
`,
    { 'item:syringe-1ml': 43 },
  ),
  csv(
    'total-that-differs',
    `
Date,1cc,.5cc,Total syringes
06/20/2025,10,20,90
06/21/2025,5,5,40
`,
    { 'item:syringe-1ml': 15 },
    'columns',
  ),
  csv(
    'one-row-of-the-total-differs',
    `
Date,1cc,.5cc,Total syringes
06/20/2025,10,20,30
06/21/2025,5,5,10
06/22/2025,5,6,11
06/23/2025,5,6,11
06/24/2025,5,7,11
`,
    {},
    'totals',
  ),
  csv(
    'running-total',
    `
Date,1cc,YTD syringes
06/20/2025,10,10
06/21/2025,5,15
06/22/2025,5,20
`,
    { 'item:syringe-1ml': 20 },
  ),
  csv(
    'same-column-twice',
    `
Date,Syringes given,Syringes distributed
06/20/2025,10,10
06/21/2025,5,5
`,
    { 'item:syringe-1ml': 15 },
    'columns',
  ),
  csv(
    'zip-age-and-money',
    `
Date,Zip code,Age,Cost,1cc
06/20/2025,19134,34,12.50,10
06/21/2025,19134,51,6.25,5
`,
    { 'item:syringe-1ml': 15 },
  ),
  csv(
    'a-column-nobody-knows',
    `
Date,1cc,Purple bags
06/20/2025,10,2
06/21/2025,5,1
`,
    { 'item:syringe-1ml': 15 },
    'columns',
  ),
  csv(
    'short-names',
    `
Date,FTS,XTS,Fit packs,Citric,Vit C
06/20/2025,10,1,2,3,4
06/21/2025,10,1,2,3,4
`,
    {
      'item:strip-fentanyl': 20,
      'item:strip-xylazine': 2,
      'item:sharps-container-small': 4,
      'item:citric-acid': 6,
      'item:vitamin-c': 8,
    },
  ),
  csv(
    'returns-by-weight',
    `
Date,1cc,Sharps returned (lbs)
06/20/2025,10,3.5
06/21/2025,10,1
`,
    { 'item:syringe-1ml': 20, 'back:weight': 0 },
  ),
  csv(
    'who-gave-it-is-no-count',
    `
Date,1cc,Narcan given by
06/20/2025,10,Maria
06/21/2025,10,Joe
`,
    { 'item:syringe-1ml': 20 },
  ),
  csv(
    'row-numbers',
    `
#,Date,1cc
1,06/20/2025,10
2,06/21/2025,20
3,06/22/2025,30
`,
    { 'item:syringe-1ml': 60 },
  ),
  csv(
    'percent-and-average',
    `
Date,Syringes out,Syringes in,Return rate,Avg per visit
06/20/2025,100,50,50%,10
06/21/2025,100,25,25%,5
`,
    { 'item:syringe-1ml': 200, 'back:counted': 75 },
  ),
];
