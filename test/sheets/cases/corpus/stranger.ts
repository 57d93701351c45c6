import { book, csv, day, type Specimen } from './table.ts';

/** What a stranger to the product hands over, counted by hand before it was tried. */
export const stranger: readonly Specimen[] = [
  csv(
    'ky-county',
    `
County,Month,Unique Participants,Syringes Dispensed,Syringes Returned,Return Rate,Naloxone Dispensed
Hub,1/2025,44,4210,3900,92.6%,21
Hub,2/2025,51,5100,4400,86.3%,30
Hub,3/2025,47,4800,4650,96.9%,19
`,
    { 'item:syringe-1ml': 14110, 'back:counted': 12950, 'nalkits:nasal-4mg': 70 },
  ),
  csv(
    'variance-ratio',
    `
Date,Distributed,Collected,Difference,Exchange Ratio
03/14/2025,100,60,40,0.6
03/15/2025,80,90,-10,1.13
03/20/2025,50,50,0,1
`,
    { 'item:syringe-1ml': 230, 'back:counted': 200 },
  ),
  csv(
    'secondary-parts',
    `
Date,Primary syringes,Secondary syringes,Syringes total
03/14/2025,100,60,160
03/15/2025,80,90,170
03/20/2025,50,50,100
`,
    { 'item:syringe-1ml': 430 },
  ),
  csv(
    'boxes-and-singles-same',
    `
Date,1cc boxes (100),1cc syringes
03/14/2025,1,100
03/15/2025,2,200
03/20/2025,3,300
`,
    { 'item:syringe-1ml': 600 },
  ),
  csv(
    'injection-kits-10',
    `
Date,Injection kits (10 syringes each),Narcan kits
03/14/2025,3,1
03/15/2025,4,2
`,
    { 'item:syringe-1ml': 70, 'nalkits:nasal-4mg': 3 },
    'columns',
  ),
  csv(
    'used-dirty',
    `
Date,New needles given,Dirty needles taken
03/14/2025,30,20
03/15/2025,40,25
`,
    { 'item:syringe-1ml': 70, 'back:counted': 45 },
  ),
  csv(
    'oneforone',
    `
Fecha,Canje de jeringas,Naloxona
14/03/2025,30,1
15/03/2025,20,2
`,
    { 'item:syringe-1ml': 50 },
    'columns',
  ),
  csv(
    'es-nuevas-usadas',
    `
Fecha,Jeringas nuevas,Jeringas usadas,Condones M,Condones F,Personas
14/03/2025,30,20,10,2,5
15/03/2025,40,25,12,3,6
28/03/2025,10,5,0,1,2
`,
    { 'item:syringe-1ml': 80, 'back:counted': 50, 'item:condom-external': 22, 'item:condom-internal': 6 },
  ),
  csv(
    'es-100-ui',
    `
Fecha,Jeringa 100 UI,Jeringa 50 UI,Jeringa 30 UI
14/03/2025,30,20,10
15/03/2025,40,25,12
`,
    { 'item:syringe-1ml': 70, 'item:syringe-0-5ml': 45, 'item:syringe-0-3ml': 22 },
  ),
  csv(
    'es-comas',
    `
Fecha;Jeringa 0,5 ml;Jeringa 1 ml;Agua (ampolla 5 ml);Peso devuelto (kg)
14/03/2025;30;20;10;1,5
15/03/2025;40;25;12;2,25
`,
    { 'item:syringe-0-5ml': 70, 'item:syringe-1ml': 45, 'item:water': 22 },
  ),
  csv(
    'es-meses',
    `
Concepto,Ene,Feb,Mar,Total
Jeringas entregadas 2025,1.200,1.350,980,3.530
Jeringas recuperadas 2025,900,1.000,700,2.600
Personas atendidas 2025,80,90,75,245
`,
    { 'item:syringe-1ml': 3530, 'back:counted': 2600 },
    'date.column',
  ),
  csv(
    'metrics-rows-2025',
    `
Measure,Jan,Feb,Mar,Total
Syringes distributed,1200,1350,980,3530
Syringes returned,900,1000,700,2600
Narcan kits,20,25,30,75
Reversals reported,2,3,1,6
People trained,10,5,8,23
`,
    { 'item:syringe-1ml': 3530, 'back:counted': 2600, 'nalkits:nasal-4mg': 75 },
  ),
  csv(
    'items-months-2025',
    `
Item,January,February,March,YTD
1cc,1200,1350,980,3530
1/2cc,900,1000,700,2600
Cookers,200,250,300,750
TOTAL SYRINGES,2100,2350,1680,6130
`,
    { 'item:syringe-1ml': 3530, 'item:syringe-0-5ml': 2600, 'item:cooker': 750 },
  ),
  csv(
    'contacts-youth',
    `
Date,Adults,Youth,Veterans,Syringes,Condoms
03/14/2025,12,1,0,300,20
03/15/2025,15,0,1,410,30
`,
    { 'item:syringe-1ml': 710, 'item:condom-external': 50 },
  ),
  csv(
    'im-kit-parts',
    `
Date,IM kits,IM needles (3cc),Vials
03/14/2025,2,4,4
03/15/2025,3,6,6
`,
    { 'nalkits:im-vial': 5 },
    'columns',
  ),
  csv(
    'dose-2pks',
    `
Date,Narcan (2-pks),Narcan doses
03/14/2025,2,4
03/15/2025,3,6
`,
    { 'nalkits:nasal-4mg': 5, 'naldoses:nasal-4mg': 10 },
  ),
  csv(
    'narcan-doses-used',
    `
Date,Narcan kits out,Doses used in reversals,Survived
03/14/2025,2,4,2
03/15/2025,3,1,1
`,
    { 'nalkits:nasal-4mg': 5 },
  ),
  csv(
    'yyyymmdd',
    `
date,out,in
20250314,100,60
20250315,80,70
20250401,50,40
`,
    { 'item:syringe-1ml': 230, 'back:counted': 170 },
  ),
  csv(
    'q-words',
    `
Quarter,Syringes distributed,Syringes returned
1st quarter 2025,12000,11000
2nd quarter 2025,13000,11500
3rd quarter 2025,12500,12000
`,
    { 'item:syringe-1ml': 37500, 'back:counted': 34500 },
  ),
  csv(
    'weekof',
    `
Week,Syringes Out,Syringes In
Week of 3/3/2025,120,110
Week of 3/10/2025,130,115
Week of 3/17/2025,125,120
`,
    { 'item:syringe-1ml': 375, 'back:counted': 345 },
  ),
  csv(
    'dates-mixed-order',
    `
Date,1cc
2025-03-14,10
3/15/25,20
Mar 16 2025,30
17-Mar-25,40
`,
    { 'item:syringe-1ml': 100 },
  ),
  csv(
    'suppressed',
    `
Site,Month,Participants,Syringes,Naloxone kits
Hub,Jan 2025,<6,340,<6
Hub,Feb 2025,12,520,8
Hub,Mar 2025,<11,610,10
`,
    { 'item:syringe-1ml': 1470, 'nalkits:nasal-4mg': 18 },
  ),
  csv(
    'tally-5plus',
    `
Date,1cc,Narcan
03/14/2025,10+,1
03/15/2025,~20,2
03/16/2025,30?,1
`,
    { 'item:syringe-1ml': 60, 'nalkits:nasal-4mg': 4 },
  ),
  csv(
    'a-few',
    `
Date,1cc,Cookers
03/14/2025,10,a few
03/15/2025,20,2
03/16/2025,30,lots
`,
    { 'item:syringe-1ml': 60, 'item:cooker': 2 },
    'columns',
  ),
  csv(
    '10pks',
    `
Date,1cc (10 pks),Cookers
03/14/2025,10,1
03/15/2025,2,2
03/16/2025,3,4
`,
    { 'item:syringe-1ml': 150, 'item:cooker': 7 },
  ),
  csv(
    'pk10',
    `
Date,31g 5/16 1/2cc pk/10,28g 1cc pk/10
03/14/2025,10,1
03/15/2025,2,2
`,
    { 'item:syringe-0-5ml': 120, 'item:syringe-1ml': 30 },
  ),
  csv(
    'bd-names',
    `
Date,BD 1/2cc 30g x 5/16,Easy Touch 1cc 28g x 1/2,Sol-M 3cc 23g x 1
03/14/2025,10,20,5
03/15/2025,30,40,5
`,
    { 'item:syringe-0-5ml': 40, 'item:syringe-1ml': 60, 'item:syringe-3ml': 10 },
  ),
  csv(
    'signed',
    `
Date,Syringes
03/14/2025,100
03/14/2025,-60
03/15/2025,80
03/15/2025,-70
`,
    { 'item:syringe-1ml': 180, 'back:counted': 130 },
    'cells',
  ),
  csv(
    'inventory-month',
    `
Item,Beginning Inventory,Purchased,Distributed,Ending Inventory,Date
1cc,5000,2000,3000,4000,03/31/2025
.5cc,1000,0,300,700,03/31/2025
Cookers,800,200,150,850,03/31/2025
`,
    { 'item:syringe-1ml': 3000, 'item:syringe-0-5ml': 300, 'item:cooker': 150 },
    'columns',
  ),
  csv(
    'requests',
    `
Date,Requested 1cc,Filled 1cc,Backordered
03/14/2025,100,80,20
03/15/2025,50,50,0
03/16/2025,70,60,10
`,
    { 'item:syringe-1ml': 190 },
    'columns',
  ),
  csv(
    'stacked-tables',
    `
SYRINGES OUT,
Date,Count
03/14/2025,100
03/15/2025,50
,
SYRINGES IN,
Date,Count
03/14/2025,80
03/15/2025,40
`,
    { 'item:syringe-1ml': 150, 'back:counted': 120 },
    'site',
  ),
  csv(
    'section-month-names-2025',
    `
Day,Syringes,Returned,Narcan
MARCH,,,
3,100,60,1
10,80,70,2
Total,180,130,3
APRIL,,,
7,90,70,0
14,60,50,1
Total,150,120,1
`,
    { 'item:syringe-1ml': 330, 'back:counted': 250, 'nalkits:nasal-4mg': 4 },
  ),
  csv(
    'days-as-rows-1-31-march-2025',
    `
Day,1cc,1/2cc,Returned
1,10,5,3
2,20,5,3
3,30,5,4
31,40,5,0
`,
    { 'item:syringe-1ml': 100, 'item:syringe-0-5ml': 20, 'back:counted': 10 },
  ),
  csv(
    'weekday-col',
    `
Date,Weekday,Weather,Out,In
3/17/2025,Monday,Rain,30,20
3/18/2025,Tuesday,Sun,40,20
`,
    { 'item:syringe-1ml': 70, 'back:counted': 40 },
  ),
  csv(
    'clientcode',
    `
Date,Participant Code,1cc,Returned
3/17/2025,ABC123,30,20
3/18/2025,DEF456,40,20
`,
    { 'item:syringe-1ml': 70, 'back:counted': 40 },
  ),
  csv(
    'strips',
    `
Date,FTS,XTS,Fentanyl test strips positive
3/17/2025,5,2,3
3/18/2025,10,5,6
`,
    { 'item:strip-fentanyl': 15, 'item:strip-xylazine': 7 },
  ),
  csv(
    'dhis',
    `
dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value
Syringes distributed,202501,Hub,default,default,1200
Syringes returned,202501,Hub,default,default,900
Syringes distributed,202502,Hub,default,default,1300
Syringes returned,202502,Hub,default,default,1000
`,
    { 'item:syringe-1ml': 2500, 'back:counted': 1900 },
  ),
  csv(
    'dhis-q',
    `
dataElement,period,orgUnit,value
Needles and syringes distributed,2025Q1,Hub,1200
Needles and syringes distributed,2025Q2,Hub,1300
`,
    { 'item:syringe-1ml': 2500 },
  ),
  csv(
    'pwid-who',
    `
Month,NSP: needles/syringes distributed,NSP: PWID reached,OST clients
Jan-25,1200,80,20
Feb-25,1300,90,21
`,
    { 'item:syringe-1ml': 2500 },
    'people',
  ),
  csv(
    'points',
    `
Date,Points out,Points in
3/17/2025,500,200
3/18/2025,100,100
`,
    { 'item:syringe-1ml': 600, 'back:counted': 300 },
  ),
  csv(
    'sharps',
    `
Date,Sharps distributed,Sharps disposed
3/17/2025,500,200
3/18/2025,100,100
`,
    { 'item:syringe-1ml': 600, 'back:counted': 300 },
    'columns',
  ),
  csv(
    'avg-row',
    `
Date,Syringes,Returned
3/17/2025,50,20
3/18/2025,10,10
Average,30,15
Total,60,30
`,
    { 'item:syringe-1ml': 60, 'back:counted': 30 },
  ),
  csv(
    'carryover',
    `
Month,Carried over,Syringes distributed,Left over
Jan 2025,1000,50,950
Feb 2025,950,10,940
`,
    { 'item:syringe-1ml': 60 },
  ),
  csv(
    'header-units',
    `
Date,Syringes,Cookers
(mm/dd/yyyy),(each),(each)
3/17/2025,50,20
3/18/2025,10,10
`,
    { 'item:syringe-1ml': 60, 'item:cooker': 30 },
  ),
  csv(
    'mixed-signs',
    `
Month,Syringes
Jan 2025,"1,200"
Feb 2025,1.300
Mar 2025,950
`,
    { 'item:syringe-1ml': 3450 },
    'cells',
  ),
  csv(
    'space-units',
    `
Month,Syringes,Naloxone
Jan 2025,1 200 syringes,12 kits
Feb 2025,1 300 syringes,10 kits
`,
    { 'item:syringe-1ml': 2500, 'nalkits:nasal-4mg': 22 },
  ),
  csv(
    'overdose-log',
    `
Date of overdose,Location type,Naloxone doses used,Outcome,911 called
3/17/2025,Home,2,Survived,No
3/20/2025,Street,1,Survived,Yes
4/2/2025,Street,3,Died,Yes
`,
    { 'reversals:2025-03-01': 2, 'reversals:2025-04-01': 1 },
  ),
  csv(
    'phone-contact',
    `
Date,Phone calls,Walk ins,Syringes
3/17/2025,5,12,120
3/18/2025,6,10,110
`,
    { 'item:syringe-1ml': 230 },
  ),
  book(
    'merged-two-header',
    {
      Sheet1: [
        ['Hub monthly 2025', null, null, null, null, null],
        ['Month', 'Syringes', null, 'Naloxone', null, 'People'],
        [null, 'Out', 'In', 'Nasal', 'IM', null],
        ['January', 1200, 900, 10, 3, 80],
        ['February', 1300, 950, 12, 2, 85],
        ['Total', 2500, 1850, 22, 5, 165],
      ],
    },
    { 'item:syringe-1ml': 2500, 'back:counted': 1850, 'nalkits:nasal-4mg': 22, 'nalkits:im-vial': 5 },
  ),
  book(
    'real-dates-total',
    {
      Log: [
        ['Date', 'Site', '1cc', '0.5cc', 'Returned', 'Total out'],
        [day('2025-03-14'), 'Hub', 30, 20, 10, 50],
        [day('2025-03-15'), 'Hub', 40, 10, 20, 50],
        [null, 'TOTAL', 70, 30, 30, 100],
      ],
    },
    { 'item:syringe-1ml': 70, 'item:syringe-0-5ml': 30, 'back:counted': 30 },
  ),
  book(
    'sheets-quarters',
    {
      'Q1 2025': [
        ['Site', 'Syringes', 'Returns'],
        ['Hub', 1000, 800],
      ],
      'Q2 2025': [
        ['Site', 'Syringes', 'Returns'],
        ['Hub', 1100, 900],
      ],
      Year: [
        ['Site', 'Syringes', 'Returns'],
        ['Hub', 2100, 1700],
      ],
    },
    { 'item:syringe-1ml': 2100, 'back:counted': 1700 },
  ),
  book(
    'dashboard',
    {
      Dashboard: [
        ['Total syringes', 140],
        ['Total returned', 60],
      ],
      Data: [
        ['Date', 'Syringes', 'Returned'],
        [day('2025-03-14'), 60, 20],
        [day('2025-03-15'), 80, 40],
      ],
      Lists: [
        ['Sites', 'Staff'],
        ['Hub', 'Pat'],
        ['Van', 'Sam'],
      ],
    },
    { 'item:syringe-1ml': 140, 'back:counted': 60 },
  ),
  book(
    'fill-down-site',
    {
      Log: [
        ['Site', 'Date', '1cc', 'Cookers'],
        ['Hub', day('2025-03-14'), 30, 2],
        [null, day('2025-03-15'), 40, 1],
        [null, day('2025-03-16'), 10, 3],
      ],
    },
    { 'item:syringe-1ml': 80, 'item:cooker': 6 },
  ),
  book(
    'item-month-crosstab',
    {
      '2025': [
        ['Supplies handed out', null, null, null, null],
        ['Item', 'Jan', 'Feb', 'Mar', 'Total'],
        ['Syringes 1cc', 100, 200, 300, 600],
        ['Syringes 1/2 cc', 10, 20, 30, 60],
        ['Cookers', 5, 6, 7, 18],
        ['Tourniquets', 1, 2, 3, 6],
      ],
    },
    { 'item:syringe-1ml': 600, 'item:syringe-0-5ml': 60, 'item:cooker': 18, 'item:tourniquet': 6 },
  ),
  book(
    'stacked-months',
    {
      Sheet1: [
        ['January 2025', null, null],
        ['Item', 'Given', 'Returned'],
        ['1cc', 100, 60],
        ['.5cc', 50, 40],
        [null, null, null],
        ['February 2025', null, null],
        ['Item', 'Given', 'Returned'],
        ['1cc', 110, 70],
        ['.5cc', 60, 50],
      ],
    },
    { 'item:syringe-1ml': 210, 'item:syringe-0-5ml': 110, 'back:counted': 220 },
  ),
  csv(
    'cumul-unsaid',
    `
Date,Syringes,Syringes so far
3/17/2025,50,50
3/18/2025,10,60
3/20/2025,30,90
`,
    { 'item:syringe-1ml': 90 },
  ),
  csv(
    'year-mix',
    `
Year,Month,Out,In
2025,1,100,90
2025,2,110,100
2025,3,95,100
`,
    { 'item:syringe-1ml': 305, 'back:counted': 290 },
  ),
  csv(
    'box-cols',
    `
Date,1cc box,1cc loose,Total 1cc
3/17/2025,1,20,120
3/18/2025,2,10,210
3/20/2025,0,30,30
`,
    { 'item:syringe-1ml': 360 },
    'columns',
  ),
  csv(
    'es-largo',
    `
Fecha,Insumo,Cantidad,Movimiento
14/03/2025,Jeringa 1 ml,100,Entrega
14/03/2025,Jeringa 1 ml,60,Devolución
15/03/2025,Condón,20,Entrega
15/03/2025,Jeringa 1 ml,500,Compra
`,
    { 'item:syringe-1ml': 100, 'back:counted': 60, 'item:condom-external': 20, 'onhand:syringe-1ml': 500 },
  ),
  csv(
    'es-tally',
    `
Mes,Visitas,Personas atendidas,Jeringas entregadas,Jeringas devueltas,Kits de naloxona
Enero 2025,120,80,3000,2500,12
Febrero 2025,130,85,3100,2600,10
TOTAL,250,165,6100,5100,22
`,
    {
      'item:syringe-1ml': 6100,
      'back:counted': 5100,
      'nalkits:nasal-4mg': 22,
      tallied: 250,
      'people:2025-01-01': 80,
      'people:2025-02-01': 85,
    },
  ),
  csv(
    'naloxone-im-in',
    `
Date,NLX IM (vials),NLX IN (boxes)
3/17/2025,10,5
3/18/2025,4,1
`,
    { 'naldoses:im-vial': 14, 'nalkits:nasal-4mg': 6, 'naldoses:nasal-4mg': 12 },
  ),
  csv(
    'lost-discard',
    `
Date,Syringes out,Syringes lost/damaged,Needle sticks
3/17/2025,100,5,0
3/18/2025,40,1,1
`,
    { 'item:syringe-1ml': 140 },
  ),
];
