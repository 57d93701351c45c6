import { book, csv, day, type Specimen } from './table.ts';

/** What programs hand over when asked for last year: exports, logs of doors and machines, tables for a funder. */
export const field: readonly Specimen[] = [
  csv(
    'half-in-words',
    `
Fecha,Jeringas de medio ml,Jeringas de 1 ml
20/03/2025,30,10
21/03/2025,40,20
`,
    { 'item:syringe-0-5ml': 70, 'item:syringe-1ml': 30 },
  ),
  csv(
    'leading-point-behind-gauge',
    `
Visit Date,31g .3cc,29g .5cc,28g 1.0cc
03/20/2025,10,20,30
03/21/2025,5,5,5
`,
    { 'item:syringe-0-3ml': 15, 'item:syringe-0-5ml': 25, 'item:syringe-1ml': 35 },
  ),
  csv(
    'snake-of-a-database',
    `
encounter_date,encounter_type,n_syringes_dispensed,n_syringes_collected,n_naloxone_kits_dispensed,client_zip
2025-03-20,walk_in,30,20,1,19134
2025-03-21,walk_in,40,10,2,19125
`,
    { 'item:syringe-1ml': 70, 'back:counted': 30, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'counts-by-race-of-people',
    `
Month,Syringes Out,Syringes In,Black,White,Hispanic,Other,Unknown
Jan 2025,1000,900,20,30,25,3,2
Feb 2025,1200,1000,22,31,26,3,1
`,
    { 'item:syringe-1ml': 2200, 'back:counted': 1900 },
  ),
  csv(
    'inventory-by-week',
    `
Week of,1cc start,1cc end,1cc used,.5cc start,.5cc end,.5cc used
03/17/2025,1000,800,200,500,450,50
03/24/2025,800,500,300,450,380,70
`,
    { 'item:syringe-1ml': 500, 'item:syringe-0-5ml': 120 },
  ),
  csv(
    'qty-out-qty-in',
    `
Date,Item,Qty In,Qty Out,Balance
03/14/2025,Syringes 1cc,1000,0,1000
03/15/2025,Syringes 1cc,0,100,900
03/16/2025,Syringes 1cc,0,200,700
`,
    { 'item:syringe-1ml': 300, 'onhand:syringe-1ml': 1000 },
  ),
  csv(
    'opening-line-of-a-ledger',
    `
Date,Description,Amount
03/01/2025,Opening balance 1cc,5000
03/14/2025,Dispensed 1cc,100
03/15/2025,Dispensed 1cc,200
03/31/2025,Closing balance 1cc,4700
`,
    { 'item:syringe-1ml': 300 },
  ),
  csv(
    'two-naloxone-brands',
    `
Date,Narcan,Kloxxado,Zimhi
03/14/2025,2,1,0
03/20/2025,3,0,1
`,
    { 'nalkits:nasal-4mg': 5, 'nalkits:nasal-8mg': 1, 'nalkits:im-prefilled': 1 },
  ),
  csv(
    'naloxone-requested-and-given',
    `
Date,Naloxone requested,Naloxone given
03/14/2025,4,2
03/20/2025,3,3
`,
    { 'nalkits:nasal-4mg': 5 },
  ),
  csv(
    'pounds-and-count-of-returns',
    `
Date,Syringes out,Syringes returned (count),Syringes returned (lbs)
03/14/2025,100,80,2
03/20/2025,200,150,4
`,
    { 'item:syringe-1ml': 300, 'back:counted': 230 },
  ),
  csv(
    'percent-beside',
    `
Month,Given,Returned,Return %,Change from last month
2025-01,1000,900,90,0
2025-02,1200,900,75,200
2025-03,1100,1000,91,-100
`,
    { 'item:syringe-1ml': 3300, 'back:counted': 2800 },
  ),
  csv(
    'footnote-star-suppressed',
    `
County,Month,Syringes distributed,Naloxone kits
Hub,2025-01,1000,*
Hub,2025-02,1200,14
Hub,2025-03,1100,16
* counts under 6 are not shown,,,
`,
    { 'item:syringe-1ml': 3300, 'nalkits:nasal-4mg': 30 },
  ),
  csv(
    'below-ten-words',
    `
Month,Syringes,Naloxone kits
2025-01,1000,fewer than 10
2025-02,1200,14
2025-03,1100,<10
`,
    { 'item:syringe-1ml': 3300, 'nalkits:nasal-4mg': 14 },
  ),
  csv(
    'suppressed-with-range',
    `
Month,Syringes,Naloxone kits
2025-01,1000,1-9
2025-02,1200,14
2025-03,1100,1-9
`,
    { 'item:syringe-1ml': 3300, 'nalkits:nasal-4mg': 14 },
    'columns',
  ),
  csv(
    'column-of-notes-with-numbers',
    `
Date,1cc,What else,Cookers
03/14/2025,10,2 narcan,1
03/20/2025,20,,2
03/21/2025,30,5 cookers,
`,
    { 'item:syringe-1ml': 60, 'item:cooker': 3 },
    'columns',
  ),
  csv(
    'european-days-semicolon',
    `
Datum;Jeringas entregadas;Jeringas devueltas
14.03.25;1.250;1.100
20.03.25;980;1.000
`,
    { 'item:syringe-1ml': 2230, 'back:counted': 2100 },
  ),
  csv(
    'us-thousands-quoted',
    `
Month,Syringes Distributed,Syringes Collected
"Jan, 2025","12,500","11,000"
"Feb, 2025","9,750","9,000"
`,
    { 'item:syringe-1ml': 22250, 'back:counted': 20000 },
  ),
  csv(
    'thousand-exact-dots',
    `
Mes,Jeringas,Devueltas
enero 2025,1.000,2.000
febrero 2025,3.000,1.000
`,
    { 'item:syringe-1ml': 4000, 'back:counted': 3000 },
    'columns',
  ),
  csv(
    'totals-row-in-the-middle',
    `
Site,Date,1cc
Hub,03/14/2025,10
Hub,03/20/2025,20
Subtotal,,30
Hub,04/14/2025,30
Hub,04/20/2025,40
Subtotal,,70
Grand Total,,100
`,
    { 'item:syringe-1ml': 100 },
  ),
  csv(
    'total-row-first',
    `
Date,1cc,Cookers
TOTALS,60,6
03/14/2025,10,1
03/20/2025,20,2
03/21/2025,30,3
`,
    { 'item:syringe-1ml': 60, 'item:cooker': 6 },
  ),
  csv(
    'fiscal-quarter-blocks',
    `
Period,Syringes out,Syringes in
July 2024,100,90
August 2024,200,100
September 2024,300,200
Q1 FY25,600,390
October 2024,100,90
November 2024,100,90
December 2024,100,90
Q2 FY25,300,270
`,
    { 'item:syringe-1ml': 900, 'back:counted': 660 },
  ),
  csv(
    'year-columns-per-month',
    `
Month,2023,2024
January,100,200
February,110,210
March,120,220
`,
    { 'item:syringe-1ml': 960 },
    'columns',
  ),
  csv(
    'syringes-year-columns',
    `
Syringes distributed by month,,
Month,2023,2024
January,100,200
February,110,210
March,120,220
`,
    { 'item:syringe-1ml': 960 },
  ),
  csv(
    'sites-down-months-across-2024',
    `
Syringes distributed 2024,,,,
Site,Jan,Feb,Mar,Total
Hub,100,110,120,330
Total,100,110,120,330
`,
    { 'item:syringe-1ml': 330 },
  ),
  csv(
    'day-and-month-in-two-columns',
    `
Month,Day,1cc,Returned
3,14,10,5
3,20,20,10
`,
    { 'item:syringe-1ml': 30, 'back:counted': 15 },
    'date.column',
  ),
  csv(
    'year-month-day-apart',
    `
Year,Month,Day,1cc,Returned
2025,3,14,10,5
2025,3,20,20,10
`,
    { 'item:syringe-1ml': 30, 'back:counted': 15 },
  ),
  csv(
    'time-in-and-time-out',
    `
Date,Time In,Time Out,Syringes given
03/14/2025,10:05,10:15,10
03/20/2025,11:05,11:20,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'date-entered-beside-date-of-service',
    `
Date entered,Date of service,Syringes,Returned
04/02/2025,03/14/2025,10,5
04/02/2025,03/20/2025,20,10
04/03/2025,03/21/2025,30,10
`,
    { 'item:syringe-1ml': 60, 'back:counted': 25 },
  ),
  csv(
    'disguised-in-a-range-column',
    `
Date,Syringes,Returned
03/14/2025,10,5
03/20/2025,20,10-Dec
03/21/2025,30,10
`,
    { 'item:syringe-1ml': 60 },
    'cells',
  ),
  csv(
    'serial-in-zip-and-count',
    `
Date,Zip,Syringes
45730,19134,10
45736,19125,20
45737,19134,45731
`,
    {},
    'cells',
  ),
  csv(
    'names-in-who',
    `
Date,Seen by,Participant initials,Syringes
03/14/2025,Ana,JD,10
03/20/2025,Ben,MK,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'phone-as-participant',
    `
Date,Participant,Syringes out,Back
03/14/2025,(215) 555-0100,10,5
03/20/2025,(215) 555-0101,20,10
`,
    { 'item:syringe-1ml': 30, 'back:counted': 15 },
  ),
  csv(
    'marks-for-tallies',
    `
Date,1cc,Cookers
03/14/2025,||||,||
03/20/2025,|||,|
`,
    {},
    'columns',
  ),
  csv(
    'sum-in-a-cell',
    `
Date,1cc,Cookers
03/14/2025,10+20+10,2
03/20/2025,20,1+1
`,
    { 'item:syringe-1ml': 60, 'item:cooker': 4 },
  ),
  csv(
    'boxes-and-singles',
    `
Date,1cc boxes (100),1cc singles,Total 1cc
03/14/2025,2,15,215
03/20/2025,1,5,105
`,
    { 'item:syringe-1ml': 320 },
  ),
  csv(
    'packs-of-ten-named',
    `
Date,10-packs 1cc,10-packs 1/2cc
03/14/2025,2,3
03/20/2025,1,5
`,
    { 'item:syringe-1ml': 30, 'item:syringe-0-5ml': 80 },
  ),
  csv(
    'kits-with-ten-syringes',
    `
Date,Safer injection kits (10 syringes each),Narcan
03/14/2025,2,3
03/20/2025,1,5
`,
    { 'nalkits:nasal-4mg': 8 },
    'columns',
  ),
  csv(
    'kit-one-kit-two',
    `
Date,Injection Kit,Smoking Kit,Syringes
03/14/2025,2,3,20
03/20/2025,1,5,10
`,
    { 'item:syringe-1ml': 30 },
    'columns',
  ),
  csv(
    'returns-negative',
    `
Date,Type,Syringes
03/14/2025,Out,100
03/14/2025,In,-80
03/20/2025,Out,50
03/20/2025,In,-40
`,
    { 'item:syringe-1ml': 150, 'back:counted': 120 },
    'cells',
  ),
  csv(
    'one-column-signed',
    `
Date,Syringes (+ out / - in)
03/14/2025,100
03/14/2025,-80
03/20/2025,50
`,
    {},
    'cells',
  ),
  csv(
    'secondary',
    `
Date,Syringes for self,Syringes for others,Syringes total,People exchanging for
03/14/2025,20,80,100,4
03/20/2025,10,0,10,0
`,
    { 'item:syringe-1ml': 110 },
  ),
  csv(
    'mail-orders',
    `
Order date,Ship date,Syringes 1cc shipped,Narcan shipped
03/14/2025,03/16/2025,100,2
03/20/2025,03/21/2025,50,1
`,
    { 'item:syringe-1ml': 150, 'nalkits:nasal-4mg': 3 },
    'columns',
  ),
  csv(
    'all-caps-dashes',
    `
DATE,SYRINGES-OUT,SYRINGES-IN,NALOXONE-KITS
14-MAR-2025,100,80,2
20-MAR-2025,50,40,1
`,
    { 'item:syringe-1ml': 150, 'back:counted': 120, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'abbreviated-hard',
    `
DOS,SYR DISP,SYR RCVD,NLX DISP,FTS DISP
3/14/25,100,80,2,5
3/20/25,50,40,1,10
`,
    { 'item:syringe-1ml': 150, 'back:counted': 120, 'nalkits:nasal-4mg': 3, 'item:strip-fentanyl': 15 },
    'columns',
  ),
  csv(
    'spanish-snake',
    `
fecha_visita,jeringas_entregadas,jeringas_recibidas,kits_naloxona,condones
2025-03-14,100,80,2,5
2025-03-20,50,40,1,10
`,
    { 'item:syringe-1ml': 150, 'back:counted': 120, 'nalkits:nasal-4mg': 3, 'item:condom-external': 15 },
    'columns',
  ),
  csv(
    'long-by-site-and-measure',
    `
site,month,measure,value
Hub,2025-01,syringes_distributed,1000
Hub,2025-01,syringes_returned,900
Hub,2025-01,visits,80
Hub,2025-02,syringes_distributed,1100
Hub,2025-02,syringes_returned,950
Hub,2025-02,visits,85
`,
    { 'item:syringe-1ml': 2100, 'back:counted': 1850, tallied: 165 },
  ),
  csv(
    'tally-of-quarter',
    `
Quarter,Encounters,Unique participants,Syringes
2025 Q1,420,150,12000
2025 Q2,430,160,13000
`,
    { 'item:syringe-1ml': 25000, tallied: 850 },
  ),
  csv(
    'weekday-rows',
    `
Week of 03/10/2025,Mon,Tue,Wed,Thu,Fri,Total
1cc,10,20,30,40,50,150
Cookers,1,2,3,4,5,15
`,
    { 'item:syringe-1ml': 150, 'item:cooker': 15 },
    'date.column',
  ),
  csv(
    'hours-and-volunteers',
    `
Date,Volunteers,Hours open,Participants,Syringes,Narcan
03/14/2025,3,4,20,200,5
03/20/2025,2,4,15,150,3
`,
    { 'item:syringe-1ml': 350, 'nalkits:nasal-4mg': 8, 'people:2025-03-01': 35 },
  ),
  csv(
    'rounded-k',
    `
Month,Syringes (thousands),Returned (thousands)
2025-01,12.5,11
2025-02,10.2,9
`,
    {},
    'columns',
  ),
  csv(
    'dated-headers-of-items',
    `
Item,3/14/2025,3/20/2025,Total
1cc,10,20,30
Cookers,1,2,3
TOTAL,11,22,33
`,
    { 'item:syringe-1ml': 30, 'item:cooker': 3 },
  ),
  csv(
    'dated-headers-with-returns',
    `
,3/14/2025,3/20/2025
Syringes out,10,20
Syringes in,5,15
Participants,3,4
`,
    { 'item:syringe-1ml': 30, 'back:counted': 20, 'people:2025-03-01': 7 },
  ),
  csv(
    'estimates-in-brackets',
    `
Date,1cc,Returned
03/14/2025,10 [est],5
03/20/2025,c. 20,10
03/21/2025,30 or so,10
`,
    { 'item:syringe-1ml': 60, 'back:counted': 25 },
    'columns',
  ),
  csv(
    'questioned-and-crossed',
    `
Date,1cc,Returned
03/14/2025,10,5
03/20/2025,20/30,10
03/21/2025,30,10
`,
    { 'back:counted': 25 },
    'cells',
  ),
  csv(
    'a-date-typed-twice',
    `
Date,1cc
03/14/2025 & 03/15/2025,10
03/20/2025,20
03/21/2025,30
`,
    { 'item:syringe-1ml': 60 },
    'date.format',
  ),
  csv(
    'void-rows',
    `
Date,Status,1cc
03/14/2025,OK,10
03/20/2025,VOID,20
03/21/2025,OK,30
`,
    { 'item:syringe-1ml': 40 },
    'cells',
  ),
  csv(
    'test-rows',
    `
Date,Site,1cc,Comments
03/14/2025,Hub,10,
03/20/2025,Hub,999,TEST DO NOT COUNT
03/21/2025,Hub,30,
`,
    { 'item:syringe-1ml': 40 },
    'cells',
  ),
  csv(
    'lots-in-handouts',
    `
Date,Narcan kits,Lot,Expiration
03/14/2025,2,AB123,2026-09-01
03/20/2025,1,AB123,2026-09-01
`,
    { 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'total-people-served-by-need',
    `
Date,HIV tests,HCV tests,Vaccines,Syringes,Wound care
03/14/2025,2,3,1,100,2
03/20/2025,1,1,0,50,1
`,
    { 'item:syringe-1ml': 150 },
  ),
  csv(
    'mixed-units-naloxone',
    `
Date,Naloxone (IM) doses,Naloxone (IN) doses,Total doses
03/14/2025,4,2,6
03/20/2025,2,4,6
`,
    { 'naldoses:im-vial': 6, 'naldoses:nasal-4mg': 6 },
  ),
  csv(
    'in-means-intranasal',
    `
Date,Naloxone IN,Naloxone IM,Syringes
03/14/2025,4,2,60
03/20/2025,2,4,40
`,
    { 'nalkits:nasal-4mg': 6, 'nalkits:im-vial': 6, 'item:syringe-1ml': 100 },
  ),
  csv(
    'iv-and-im-needles',
    `
Date,IV syringes,IM syringes,Back
03/14/2025,40,2,60
03/20/2025,20,4,40
`,
    {},
    'columns',
  ),
  book(
    'merged-month-over-items',
    {
      Sheet1: [
        [null, 'January 2025', null, 'February 2025', null],
        ['Site', 'Out', 'In', 'Out', 'In'],
        ['Hub', 100, 90, 200, 150],
      ],
    },
    { 'item:syringe-1ml': 300, 'back:counted': 240 },
    'date.column',
  ),
  book(
    'two-rows-items-over-out-in',
    {
      Sheet1: [
        [null, '1cc', null, '.5cc', null],
        ['Date', 'Out', 'In', 'Out', 'In'],
        [day('2025-03-14'), 100, 90, 20, 15],
        [day('2025-03-20'), 50, 40, 10, 5],
      ],
    },
    { 'item:syringe-1ml': 150, 'item:syringe-0-5ml': 30, 'back:counted': 150 },
  ),
  book(
    'out-over-items',
    {
      Sheet1: [
        [null, 'Distributed', null, 'Collected', null],
        ['Date', '1cc', '.5cc', '1cc', '.5cc'],
        [day('2025-03-14'), 100, 20, 90, 15],
        [day('2025-03-20'), 50, 10, 40, 5],
      ],
    },
    { 'item:syringe-1ml': 150, 'item:syringe-0-5ml': 30, 'back:counted': 150 },
  ),
  book(
    'week-sheets',
    {
      'Wk 1': [
        ['Date', '1cc', 'Narcan'],
        [day('2025-03-14'), 10, 1],
        ['Total', 10, 1],
      ],
      'Wk 2': [
        ['Date', '1cc', 'Narcan'],
        [day('2025-03-20'), 20, 2],
        ['Total', 20, 2],
      ],
      Mar: [
        ['Week', '1cc', 'Narcan'],
        ['Wk 1', 10, 1],
        ['Wk 2', 20, 2],
        ['Total', 30, 3],
      ],
    },
    { 'item:syringe-1ml': 30, 'nalkits:nasal-4mg': 3 },
  ),
  book(
    'month-tabs-days-down-2025',
    {
      Jan: [
        ['Day', 'Syringes', 'Returned'],
        [1, 10, 5],
        [2, 20, 10],
        ['Total', 30, 15],
      ],
      Feb: [
        ['Day', 'Syringes', 'Returned'],
        [1, 30, 5],
        [2, 20, 10],
        ['Total', 50, 15],
      ],
    },
    { 'item:syringe-1ml': 80, 'back:counted': 30 },
  ),
  book(
    'lookup-sheet-beside',
    {
      Log: [
        ['Date', 'Site', '1cc'],
        [day('2025-03-14'), 'Hub', 10],
        [day('2025-03-20'), 'Hub', 20],
      ],
      Lists: [
        ['Sites', 'Items', 'Sizes'],
        ['Hub', '1cc', 1],
        ['Van', '.5cc', 0.5],
      ],
    },
    { 'item:syringe-1ml': 30 },
  ),
  book(
    'pivot-sheet-beside',
    {
      Log: [
        ['Date', 'Site', '1cc'],
        [day('2025-03-14'), 'Hub', 10],
        [day('2025-04-20'), 'Hub', 20],
      ],
      Pivot: [
        ['Row Labels', 'Sum of 1cc'],
        ['Mar', 10],
        ['Apr', 20],
        ['Grand Total', 30],
      ],
    },
    { 'item:syringe-1ml': 30 },
  ),
  book(
    'budget-sheet-beside',
    {
      Log: [
        ['Date', 'Site', '1cc'],
        [day('2025-03-14'), 'Hub', 10],
        [day('2025-04-20'), 'Hub', 20],
      ],
      Budget: [
        ['Item', 'Unit cost', 'Qty', 'Total'],
        ['1cc', 0.1, 10000, 1000],
        ['Cookers', 0.05, 1000, 50],
      ],
    },
    { 'item:syringe-1ml': 30 },
    'sheets',
  ),
];
