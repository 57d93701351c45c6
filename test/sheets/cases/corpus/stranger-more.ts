import { book, csv, day, type Specimen } from './table.ts';

/** Headers that name more than they seem to, units, packs of packs, and sheets that come twice. */
export const strangerMore: readonly Specimen[] = [
  csv(
    'race-others',
    `
Date,White,Black,Latino,Others,Syringes
3/17/2025,5,2,3,1,120
3/18/2025,4,3,2,2,130
`,
    { 'item:syringe-1ml': 250, 'people:2025-03-01': 0 },
  ),
  csv(
    'type-doses-given',
    `
Date,Type of naloxone,Number of doses
3/17/2025,Nasal,2
3/18/2025,IM,4
`,
    { 'naldoses:nasal-4mg': 2, 'naldoses:im-vial': 4 },
    'columns',
  ),
  csv(
    'asistentes',
    `
Fecha,Asistentes,Jeringas
17/03/2025,12,120
18/03/2025,15,130
`,
    { 'item:syringe-1ml': 250 },
    'columns',
  ),
  csv(
    'in-hundreds',
    `
Month,Syringes out (100s),Syringes in (100s)
Jan 2025,12,10
Feb 2025,15,11
`,
    { 'item:syringe-1ml': 2700, 'back:counted': 2100 },
    'columns',
  ),
  csv(
    'thousands',
    `
Month,Syringes (in thousands),Naloxone kits
Jan 2025,12.5,10
Feb 2025,15.0,11
`,
    { 'item:syringe-1ml': 27500, 'nalkits:nasal-4mg': 21 },
    'columns',
  ),
  csv(
    '000s',
    `
Month,Syringes (000s),Cookers
Jan 2025,12,10
Feb 2025,15,11
`,
    { 'item:syringe-1ml': 27000, 'item:cooker': 21 },
    'columns',
  ),
  csv(
    'case-of-boxes',
    `
Date,1cc cases (5 boxes of 100),Cookers
3/17/2025,1,10
3/18/2025,2,20
`,
    { 'item:syringe-1ml': 1500, 'item:cooker': 30 },
  ),
  csv(
    '5x100',
    `
Date,1cc (5x100),Cookers
3/17/2025,1,10
3/18/2025,2,20
`,
    { 'item:syringe-1ml': 1500, 'item:cooker': 30 },
  ),
  csv(
    '10ct-bags',
    `
Date,1/2cc 10ct bags,1/2cc loose
3/17/2025,1,5
3/18/2025,2,6
`,
    { 'item:syringe-0-5ml': 41 },
  ),
  csv(
    'narcan-mg',
    `
Date,Narcan 4mg/0.1ml,Naloxone 0.4mg/ml vials,Naloxone 2mg/2ml prefilled syringes
3/17/2025,2,6,1
3/18/2025,3,4,0
`,
    { 'nalkits:nasal-4mg': 5, 'naldoses:im-vial': 10, 'naldoses:im-prefilled': 1 },
  ),
  csv(
    'twin-pack',
    `
Date,Narcan twin packs,Fentanyl strips
3/17/2025,2,10
3/18/2025,3,20
`,
    { 'nalkits:nasal-4mg': 5, 'item:strip-fentanyl': 30 },
  ),
  csv(
    'im-kit-3',
    `
Date,IM naloxone kits (2 vials + 2 syringes),Nasal kits (2 doses)
3/17/2025,2,10
3/18/2025,3,20
`,
    { 'nalkits:im-vial': 5, 'nalkits:nasal-4mg': 30 },
  ),
  book(
    'bare-sizes-under-group',
    {
      Log: [
        ['Date', 'Syringes (ml)', null, null, 'Returned'],
        [null, '0.3', '0.5', '1', null],
        [day('2025-03-14'), 10, 20, 30, 40],
        [day('2025-03-15'), 1, 2, 3, 4],
      ],
    },
    { 'item:syringe-0-3ml': 11, 'item:syringe-0-5ml': 22, 'item:syringe-1ml': 33, 'back:counted': 44 },
    'columns',
  ),
  csv(
    'gauge-glued',
    `
Date,28gx1/2 1cc,29gx1/2 .5cc,31gx5/16 .3cc,30G 8mm 1cc
3/17/2025,2,10,1,4
3/18/2025,3,20,1,5
`,
    { 'item:syringe-1ml': 14, 'item:syringe-0-5ml': 30, 'item:syringe-0-3ml': 2 },
  ),
  csv(
    'luer',
    `
Date,3cc luer lock (no needle),25g needles,10 mL
3/17/2025,2,10,1
3/18/2025,3,20,1
`,
    { 'item:syringe-10ml': 2 },
    'columns',
  ),
  csv(
    '1ml-100',
    `
Date,1ml (100),0.5ml (100)
3/17/2025,2,10
3/18/2025,3,20
`,
    { 'item:syringe-1ml': 500, 'item:syringe-0-5ml': 3000 },
    'columns',
  ),
  csv(
    'u100-half',
    `
Date,U-100 1/2cc,U100 1cc,U-100 .3 ml
3/17/2025,2,10,1
3/18/2025,3,20,2
`,
    { 'item:syringe-0-5ml': 5, 'item:syringe-1ml': 30, 'item:syringe-0-3ml': 3 },
  ),
  csv(
    'supp-many',
    `
Month,Syringes,Naloxone kits,People
Jan 2025,1200,≤10,n<11
Feb 2025,1300,12,**
Mar 2025,1250,1-5,40
`,
    { 'item:syringe-1ml': 3750, 'nalkits:nasal-4mg': 12 },
  ),
  csv(
    'two-decimals',
    `
Month,Syringes,Returned
Jan 2025,"1,200.00","1,000.00"
Feb 2025,"1,300.00",900.00
`,
    { 'item:syringe-1ml': 2500, 'back:counted': 1900 },
  ),
  csv(
    'jul-24',
    `
Month,Syringes,Returned
Jul-24,1200,1000
Aug-24,1300,1100
Jan-25,1250,1200
`,
    { 'item:syringe-1ml': 3750, 'back:counted': 3300 },
  ),
  csv(
    'dotted-us',
    `
Date,1cc
3.14.25,10
3.15.25,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'future-again',
    `
Date,1cc
3/14/2025,10
3/15/2055,20
3/16/2025,30
`,
    { 'item:syringe-1ml': 60 },
    'cells',
  ),
  csv(
    'tableau',
    `
Measure Names,Month of Date,Measure Values
Syringes Distributed,January 2025,"1,200"
Syringes Collected,January 2025,900
Syringes Distributed,February 2025,"1,300"
Syringes Collected,February 2025,"1,000"
`,
    { 'item:syringe-1ml': 2500, 'back:counted': 1900 },
  ),
  csv(
    'quarters-across-2025',
    `
Supply,Jan-Mar,Apr-Jun,Jul-Sep,Oct-Dec,Total
1cc syringes,100,200,300,400,1000
Cookers,10,20,30,40,100
`,
    { 'item:syringe-1ml': 1000, 'item:cooker': 100 },
    'date.column',
  ),
  csv(
    'year-quarter',
    `
Year,Quarter,Program,Syringes In,Syringes Out
2025,Q1,Hub,1000,1200
2025,Q2,Hub,1100,1300
`,
    { 'item:syringe-1ml': 2500, 'back:counted': 2100 },
  ),
  csv(
    'exchange-no',
    `
Exchange #,Date,1cc,Returned
1,3/14/2025,10,5
2,3/14/2025,20,5
3,3/15/2025,30,10
`,
    { 'item:syringe-1ml': 60, 'back:counted': 20 },
  ),
  csv(
    'exchanges-count',
    `
Date,Exchanges,Syringes given,Syringes received
3/14/2025,10,100,80
3/15/2025,12,110,90
`,
    { 'item:syringe-1ml': 210, 'back:counted': 170 },
    'columns',
  ),
  csv(
    'exchanged-given',
    `
Date,Syringes exchanged (out),Syringes exchanged (in)
3/14/2025,100,80
3/15/2025,110,90
`,
    { 'item:syringe-1ml': 210, 'back:counted': 170 },
  ),
  csv(
    'disposal',
    `
Date,Syringes provided,Syringe disposals
3/14/2025,100,80
3/15/2025,110,90
`,
    { 'item:syringe-1ml': 210, 'back:counted': 170 },
    'columns',
  ),
  csv(
    'peers',
    `
Date,Syringes to participants,Syringes to peers for distribution
3/14/2025,100,200
3/15/2025,110,300
`,
    { 'item:syringe-1ml': 710 },
    'columns',
  ),
  csv(
    'yn-new',
    `
Date,New participant? (Y/N),Zip,1cc,Returned,Narcan
3/14/2025,Y,19134,10,5,1
3/14/2025,N,19125,20,5,0
3/15/2025,N,19134,30,10,2
`,
    { 'item:syringe-1ml': 60, 'back:counted': 20, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'fixed-cols-sum-row',
    `
,Jan-25,Feb-25,Mar-25
Syringes distributed,1200,1300,1250
Syringes returned,1000,1100,1200
Participants,80,85,90
`,
    { 'item:syringe-1ml': 3750, 'back:counted': 3300, 'people:2025-01-01': 80 },
  ),
  csv(
    'es-mes-fila',
    `
Insumo,Enero 2025,Febrero 2025,Total
Jeringas 1 ml,"1.200","1.350","2.550"
Agua estéril,800,900,"1.700"
Cazoletas,100,110,210
`,
    { 'item:syringe-1ml': 2550, 'item:water': 1700, 'item:cooker': 210 },
  ),
  csv(
    'es-frase',
    `
Fecha,¿Cuántas jeringas se llevó?,¿Cuántas jeringas trajo?,¿Recibió naloxona?
14/03/2025,10,5,Sí
15/03/2025,20,15,No
`,
    { 'item:syringe-1ml': 30, 'back:counted': 20 },
    'columns',
  ),
  csv(
    'en-brought-took',
    `
Date,Took,Brought
3/14/2025,10,5
3/15/2025,20,15
`,
    { 'item:syringe-1ml': 30, 'back:counted': 20 },
  ),
  csv(
    'in-out-clean',
    `
Date,Clean out,Dirty in
3/14/2025,10,5
3/15/2025,20,15
`,
    { 'item:syringe-1ml': 30, 'back:counted': 20 },
  ),
  book(
    'month-copy',
    {
      January: [
        ['Date', 'Out', 'In'],
        [day('2025-01-10'), 100, 80],
        [day('2025-01-20'), 110, 90],
      ],
      'January corrected': [
        ['Date', 'Out', 'In'],
        [day('2025-01-10'), 100, 80],
        [day('2025-01-20'), 120, 90],
      ],
      February: [
        ['Date', 'Out', 'In'],
        [day('2025-02-10'), 50, 40],
      ],
    },
    { 'item:syringe-1ml': 270, 'back:counted': 210 },
    'sheets',
  ),
  csv(
    'long-box-and-each',
    `
Date,Item,Qty,UOM
3/14/2025,1cc syringe,2,BX/100
3/14/2025,1cc syringe,30,EA
3/15/2025,Cookers,10,EA
`,
    { 'item:syringe-1ml': 230, 'item:cooker': 10 },
  ),
  csv(
    'long-inv-type',
    `
Date,Transaction,Item,Qty
3/1/2025,Beginning,1cc,1000
3/14/2025,Issued,1cc,100
3/15/2025,Issued,1cc,200
3/20/2025,Received,1cc,500
3/31/2025,Ending,1cc,1200
`,
    { 'item:syringe-1ml': 300, 'onhand:syringe-1ml': 500 },
    'words',
  ),
  csv(
    'long-adjust',
    `
Date,Type,Item,Qty
3/14/2025,Distribution,1cc,100
3/15/2025,Adjustment,1cc,-20
3/15/2025,Distribution,Cooker,20
`,
    { 'item:syringe-1ml': 100, 'item:cooker': 20 },
    'cells',
  ),
  csv(
    'week-number-again',
    `
Week #,Dates,Out,In
10,3/3/2025,100,80
11,3/10/2025,110,90
12,3/17/2025,120,95
`,
    { 'item:syringe-1ml': 330, 'back:counted': 265 },
  ),
  csv(
    'dhis-week',
    `
dataElement,period,orgUnit,value
Syringes distributed,2025W10,Hub,120
Syringes distributed,2025W11,Hub,130
`,
    { 'item:syringe-1ml': 250 },
  ),
  csv(
    'notes-total',
    `
Date,1cc,Notes
3/14/2025,10,gave 10 more later
3/15/2025,20,total 30
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'dups-header',
    `
Date,1cc,1cc,1cc
3/14/2025,10,5,3
3/15/2025,20,6,4
`,
    { 'item:syringe-1ml': 48 },
  ),
  csv(
    'prev-month-balance',
    `
Date,Prev,In,Out,Bal
3/14/2025,1000,0,100,900
3/15/2025,900,500,200,1200
3/16/2025,1200,0,50,1150
`,
    { 'item:syringe-1ml': 350 },
    'columns',
  ),
  csv(
    'cotton-bag',
    `
Date,Cottons (bag of 20),Waters 3ml,Ties
3/14/2025,2,10,5
3/15/2025,3,20,6
`,
    { 'item:cotton': 100, 'item:water': 30, 'item:tourniquet': 11 },
  ),
  csv(
    'tests-kits',
    `
Date,HIV self-test kits,HCV rapid tests,Pregnancy tests
3/14/2025,2,10,5
3/15/2025,3,20,6
`,
    { 'item:hiv-self-test': 5, 'item:pregnancy-test': 11 },
  ),
  csv(
    'reversal-month',
    `
Month,Naloxone kits distributed,Overdose reversals
Jan 2025,100,5
Feb 2025,110,6
`,
    { 'nalkits:nasal-4mg': 210 },
  ),
  csv(
    'kits-refill-new',
    `
Date,New naloxone kits,Refill naloxone kits
3/14/2025,2,10
3/15/2025,3,20
`,
    { 'nalkits:nasal-4mg': 35 },
  ),
  csv(
    'doses-per-kit-col',
    `
Date,Kits given,Doses per kit,Doses given
3/14/2025,2,2,4
3/15/2025,3,2,6
`,
    { 'nalkits:nasal-4mg': 5 },
    'columns',
  ),
  csv(
    'sum-of-all-items',
    `
Date,1cc,Cookers,Cottons,Items
3/14/2025,10,5,5,20
3/15/2025,20,6,6,32
3/16/2025,30,7,7,44
`,
    { 'item:syringe-1ml': 60, 'item:cooker': 18, 'item:cotton': 18 },
  ),
  csv(
    'hours',
    `
Date,Open,Close,Out,In
3/14/2025,9:00,17:00,100,80
3/15/2025,10:00,16:00,110,90
`,
    { 'item:syringe-1ml': 210, 'back:counted': 170 },
  ),
  csv(
    'client-yearsold',
    `
Date,UIC,Age,Gender,Race,1cc,1/2cc,Returned
3/14/2025,AB12,34,M,W,10,0,5
3/15/2025,CD34,29,F,B,20,10,10
`,
    { 'item:syringe-1ml': 30, 'item:syringe-0-5ml': 10, 'back:counted': 15 },
  ),
  csv(
    'in-out-pairs',
    `
Date,1cc out,1cc in,.5cc out,.5cc in,Total out,Total in
3/14/2025,10,5,20,10,30,15
3/15/2025,20,6,30,10,50,16
`,
    { 'item:syringe-1ml': 30, 'item:syringe-0-5ml': 50, 'back:counted': 31 },
  ),
  csv(
    'deliveries-and-given',
    `
Date,Home deliveries,Syringes delivered,Syringes given at site
3/14/2025,2,20,100
3/15/2025,3,30,110
`,
    { 'item:syringe-1ml': 260 },
    'columns',
  ),
  csv(
    'comma-in-semicolon',
    `
Fecha;Jeringas;Devueltas
14/03/2025;1.250;"980"
15/03/2025;1.000;1.100
`,
    { 'item:syringe-1ml': 2250, 'back:counted': 2080 },
  ),
  csv(
    'net-given-after-return',
    `
Date,Syringes given,Given but returned unused,Used returned
3/14/2025,100,10,50
3/15/2025,110,0,60
`,
    { 'item:syringe-1ml': 210, 'back:counted': 110 },
    'columns',
  ),
  csv(
    'syringes-plus-needles',
    `
Date,Syringes,Needles
3/14/2025,100,100
3/15/2025,110,120
`,
    { 'item:syringe-1ml': 210 },
    'columns',
  ),
  csv(
    'total-months-bad',
    `
Month,Syringes,Returned
January 2025,1000,900
February 2025,1100,1000
TOTAL,2100,1800
`,
    { 'item:syringe-1ml': 2100, 'back:counted': 1900 },
    'totals',
  ),
];
