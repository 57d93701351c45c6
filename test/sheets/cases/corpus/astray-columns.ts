import { csv, type Specimen } from './table.ts';

/** Columns that seem to count what was given: shelves, vans, plans, money, ids, kinds told in another column. */
export const astrayColumns: readonly Specimen[] = [
  csv(
    'inv-start-end',
    `
Date,Starting inventory,Added,Given out,Ending inventory
03/14/2025,500,0,50,450
03/15/2025,450,200,60,590
03/16/2025,590,0,40,550
`,
    { 'item:syringe-1ml': 150, 'onhand:syringe-1ml': 200 },
    'columns',
  ),
  csv(
    'par-and-reorder',
    `
Date,1cc,1cc par level,1cc reorder qty,Narcan kits,Narcan in van
03/14/2025,50,1000,500,3,24
03/15/2025,60,1000,500,2,22
`,
    { 'item:syringe-1ml': 110, 'nalkits:nasal-4mg': 5 },
    'columns',
  ),
  csv(
    'zip-home',
    `
Date,Home zip,Zip of overdose,Age,Syringes given
03/14/2025,19134,19133,34,10
03/15/2025,19125,,41,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'first-col-zip5',
    `
Visit date,ZIP5,Syringes out,Syringes in
03/14/2025,19134,10,5
03/15/2025,19125,20,15
`,
    { 'item:syringe-1ml': 30, 'back:counted': 20 },
  ),
  csv(
    'kits-in-stock-syn',
    `
Date,Narcan kits given,Narcan kits in cabinet,Narcan kits in storage,Syringes
03/14/2025,5,100,500,50
03/15/2025,4,95,500,60
`,
    { 'nalkits:nasal-4mg': 9, 'item:syringe-1ml': 110 },
  ),
  csv(
    'loaded-on-van',
    `
Date,Syringes loaded,Syringes brought back,Syringes given
03/14/2025,500,400,100
03/15/2025,500,380,120
`,
    { 'item:syringe-1ml': 220 },
    'columns',
  ),
  csv(
    'taken-out-brought-back',
    `
Date,1cc taken on outreach,1cc unused returned to shelf
03/14/2025,500,400
03/15/2025,500,380
`,
    {},
    'columns',
  ),
  csv(
    'returned-unused',
    `
Date,Syringes given,Unused syringes returned
03/14/2025,500,40
03/15/2025,500,38
`,
    {},
    'columns',
  ),
  csv(
    'expected-returned',
    `
Date,Syringes given,Expected returns,Actual returns
03/14/2025,500,400,380
03/15/2025,500,400,390
`,
    { 'item:syringe-1ml': 1000, 'back:counted': 770 },
  ),
  csv(
    'men-women-syringes',
    `
Date,Syringes to men,Syringes to women,Total syringes
03/14/2025,50,40,90
03/15/2025,20,10,30
`,
    { 'item:syringe-1ml': 120 },
  ),
  csv(
    'new-and-returning-syringes',
    `
Date,New participants syringes,Returning participants syringes
03/14/2025,50,40
03/15/2025,20,10
`,
    { 'item:syringe-1ml': 120 },
    'people',
  ),
  csv(
    'naloxone-kits-type-col',
    `
Date,Naloxone kits,Naloxone type
03/14/2025,2,IM
03/15/2025,3,Nasal
`,
    {},
    'columns',
  ),
  csv(
    'size-in-col',
    `
Date,Syringes,Size
03/14/2025,20,1cc
03/15/2025,30,1/2cc
`,
    { 'item:syringe-1ml': 20, 'item:syringe-0-5ml': 30 },
  ),
  csv(
    'syringe-type-col-b',
    `
Date,Syringe type,Number given,Number returned
03/14/2025,1cc,20,10
03/15/2025,3cc,30,20
`,
    { 'item:syringe-1ml': 20, 'item:syringe-3ml': 30, 'back:counted': 30 },
  ),
  csv(
    'kits-assembled',
    `
Date,Kits assembled,Narcan kits given,Safer use kits packed
03/14/2025,50,5,20
03/15/2025,40,6,10
`,
    { 'nalkits:nasal-4mg': 11 },
    'columns',
  ),
  csv(
    'out-in-slash-header',
    `
Date,Syringes in/out
03/14/2025,40
03/15/2025,30
`,
    {},
    'columns',
  ),
  csv(
    'dollars-in-header-paren',
    `
Date,Syringes,Syringes ($),Kits value
03/14/2025,50,5.00,12
03/15/2025,60,6.00,10
`,
    { 'item:syringe-1ml': 110 },
    'columns',
  ),
  csv(
    'age-groups',
    `
Month,Syringes,18-24,25-34,35-44,45+
2025-01,500,3,20,15,8
2025-02,600,4,22,17,9
`,
    { 'item:syringe-1ml': 1100 },
  ),
  csv(
    'coords',
    `
Date,Latitude,Longitude,1cc
03/20/2025,39.99,-75.12,50
03/21/2025,39.98,-75.11,40
`,
    { 'item:syringe-1ml': 90 },
  ),
  csv(
    'phone-number-only',
    `
Date,Call back,Syringes
03/20/2025,2155550100,50
03/21/2025,2155550101,40
`,
    { 'item:syringe-1ml': 90 },
  ),
  csv(
    'cases-of-500',
    `
Date,Syringes (case of 500),Narcan (box of 2 doses)
03/20/2025,5,3
03/21/2025,4,2
`,
    { 'item:syringe-1ml': 4500, 'nalkits:nasal-4mg': 5 },
  ),
  csv(
    'narcan-case12',
    `
Date,Narcan (12/case)
03/20/2025,5
03/21/2025,4
`,
    { 'nalkits:nasal-4mg': 108 },
  ),
  csv(
    'naloxone-4-3-8',
    `
Date,Narcan 4mg,Kloxxado 8 mg,RiVive 3mg,Zimhi
03/14/2025,4,3,2,1
03/15/2025,2,1,0,0
`,
    { 'nalkits:nasal-4mg': 6, 'nalkits:nasal-8mg': 4, 'nalkits:nasal-3mg': 2, 'nalkits:im-prefilled': 1 },
  ),
  csv(
    'kit-numbers',
    `
Date,Kit #,Syringes,Narcan kit serial
03/14/2025,101,10,5551
03/15/2025,102,20,5552
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'syr-per-visit',
    `
Month,Visits,Syringes,Syringes/visit
2025-01,50,500,10
2025-02,60,600,10
`,
    { 'item:syringe-1ml': 1100, tallied: 110 },
  ),
  csv(
    'es-cantidades',
    `
Fecha,Artículo,Cantidad entregada,Cantidad devuelta
14/03/2025,Jeringas de 1 ml,50,30
14/03/2025,Condones,20,
15/03/2025,Jeringas de 3 ml,10,5
`,
    { 'item:syringe-1ml': 50, 'item:syringe-3ml': 10, 'item:condom-external': 20, 'back:counted': 35 },
  ),
  csv(
    'es-punto-decimal',
    `
Fecha;Jeringas;Kilos devueltos
14/03/2025;1.050;12,5
15/03/2025;960;8,25
`,
    { 'item:syringe-1ml': 2010, 'back:weight': 0 },
  ),
  csv(
    'spanish-devueltas',
    `
Fecha,Jeringas usadas devueltas,Jeringas nuevas,Existencia final,Agua inyectable,Ligas
14/03/2025,40,50,1000,5,2
15/03/2025,30,60,940,6,1
`,
    { 'item:syringe-1ml': 110, 'back:counted': 70, 'item:water': 11, 'item:tourniquet': 3 },
  ),
  csv(
    'fund-source',
    `
Date,1cc,Grant A syringes,Grant B syringes
03/14/2025,50,30,20
03/15/2025,40,20,20
`,
    { 'item:syringe-1ml': 90 },
    'columns',
  ),
  csv(
    'training-sessions',
    `
Date,Training site,# trained,Narcan kits distributed,Kit lot
03/14/2025,Library,20,18,A12
03/15/2025,Shelter,15,15,A13
`,
    {},
    'site',
  ),
  csv(
    'county-month',
    `
County,Month,Syringes distributed
Kent,2025-01,500
Providence,2025-01,600
`,
    {},
    'site',
  ),
  csv(
    'two-orgs-one-sheet',
    `
Agency,Month,Syringes
Hub,Jan 2025,500
Prevention Point,Jan 2025,600
Hub,Feb 2025,100
Prevention Point,Feb 2025,200
`,
    {},
    'site',
  ),
  csv(
    'order-with-date',
    `
Order date,Item,Unit price,Qty,Ext. price
03/14/2025,1cc syringes,0.12,1000,120.00
03/15/2025,Cookers,0.05,500,25.00
`,
    {},
    'columns',
  ),
  csv(
    'question-headers',
    `
Timestamp,How many syringes did you give out?,How many syringes were returned?,How many naloxone kits?,Any notes?
3/14/2025 10:01:00,10,5,1,
3/15/2025 11:01:00,20,6,0,ok
`,
    { 'item:syringe-1ml': 30, 'back:counted': 11, 'nalkits:nasal-4mg': 1 },
  ),
  csv(
    'tb-syringes',
    `
Date,TB syringes,Insulin syringes,IM needles
03/14/2025,1,10,4
03/15/2025,2,10,3
`,
    {},
    'columns',
  ),
  csv(
    'returned-lbs-est',
    `
Date,Syringes out,Lbs returned,Est. syringes returned
03/20/2025,50,4.5,450
03/21/2025,40,3,300
`,
    { 'item:syringe-1ml': 90, 'back:weight': 750 },
  ),
  csv(
    'visits-and-people',
    `
Date,Visits,Unique people,Syringes,Returns
03/14/2025,12,10,500,400
03/15/2025,15,11,600,450
`,
    { tallied: 27, 'people:2025-03-01': 21, 'item:syringe-1ml': 1100, 'back:counted': 850 },
  ),
];
