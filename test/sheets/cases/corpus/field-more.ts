import { book, csv, day, raw, type Specimen } from './table.ts';

/** More of what programs hand over: words of another trade, answers of forms, tables that other programs print. */
export const fieldMore: readonly Specimen[] = [
  csv(
    'delivered-to-homes',
    `
Date,Syringes at window,Syringes delivered,Narcan
03/14/2025,100,50,2
03/20/2025,60,20,1
`,
    { 'item:syringe-1ml': 230, 'nalkits:nasal-4mg': 3 },
    'columns',
  ),
  csv(
    'delivered-only',
    `
Date,Client zip,Syringes delivered,Narcan delivered
03/14/2025,19134,50,2
03/20/2025,19125,20,1
`,
    { 'item:syringe-1ml': 70, 'nalkits:nasal-4mg': 3 },
    'columns',
  ),
  csv(
    'also-given-in-words',
    `
Date,1cc,Also given
03/14/2025,10,2 narcan
03/20/2025,20,
03/21/2025,30,5 cookers
`,
    { 'item:syringe-1ml': 60 },
    'columns',
  ),
  csv(
    'comma-decimal-weight',
    `
Fecha;Jeringas entregadas;Peso devuelto (kg)
14/03/2025;100;1,5
20/03/2025;200;2,25
`,
    { 'item:syringe-1ml': 300 },
  ),
  csv(
    'apostrophe-thousands-and-year',
    `
Year,Syringes Distributed,Syringes Collected,Naloxone Kits
2022,1'204'500,1'100'000,8'200
2023,1'304'500,1'200'000,9'100
`,
    { 'item:syringe-1ml': 2509000, 'back:counted': 2300000, 'nalkits:nasal-4mg': 17300 },
  ),
  csv(
    'fiscal-year-rows',
    `
Fiscal Year,Syringes,Naloxone
FY2022,120450,820
FY2023,130450,910
`,
    { 'item:syringe-1ml': 250900, 'nalkits:nasal-4mg': 1730 },
    'date.format',
  ),
  csv(
    'site-codes',
    `
Site ID,Date,SYR_OUT,SYR_IN,NAL_KITS
1,2025-03-14,100,90,2
1,2025-03-20,50,40,1
`,
    { 'item:syringe-1ml': 150, 'back:counted': 130, 'nalkits:nasal-4mg': 3 },
    'site',
  ),
  csv(
    'running-balance-in-words',
    `
Date,Given,Returned,Client balance
03/14/2025,10,5,5
03/20/2025,20,10,10
03/21/2025,30,10,20
`,
    { 'item:syringe-1ml': 60, 'back:counted': 25 },
  ),
  csv(
    'needs-met',
    `
Date,1cc wanted,1cc given,1cc short
03/14/2025,100,80,20
03/20/2025,50,50,0
`,
    { 'item:syringe-1ml': 130 },
  ),
  csv(
    'number-in-group',
    `
Date,# in group,Syringes,Narcan kits
03/14/2025,3,100,2
03/20/2025,1,50,1
`,
    { 'item:syringe-1ml': 150, 'nalkits:nasal-4mg': 3 },
    'columns',
  ),
  csv(
    'percent-of-goal',
    `
Month,Goal,Actual,Naloxone goal,Naloxone actual
2025-01,1000,900,50,40
2025-02,1000,1100,50,60
`,
    { 'nalkits:nasal-4mg': 100 },
    'columns',
  ),
  csv(
    'short-and-long-needles',
    `
Date,1cc short,1cc long,1/2cc short
03/14/2025,10,20,30
03/20/2025,5,5,5
`,
    { 'item:syringe-1ml': 40, 'item:syringe-0-5ml': 35 },
  ),
  csv(
    'gauge-only',
    `
Date,27g,28g,29g,31g
03/14/2025,10,20,30,40
03/20/2025,5,5,5,5
`,
    {},
    'columns',
  ),
  csv(
    'gauge-inch-cc',
    `
Date,"28G 1/2"" 1cc","31G 5/16"" 0.3cc","27G 5/8"" 1cc"
03/14/2025,10,20,30
03/20/2025,5,5,5
`,
    { 'item:syringe-1ml': 50, 'item:syringe-0-3ml': 25 },
  ),
  csv(
    'u100-and-u40',
    `
Date,U-100 1cc,U-100 .5cc,U100 30 unit
03/14/2025,10,20,30
03/20/2025,5,5,5
`,
    { 'item:syringe-1ml': 15, 'item:syringe-0-5ml': 25, 'item:syringe-0-3ml': 35 },
  ),
  csv(
    'bags-of-ten',
    `
Date,Bags of 10 (1cc),Cookers
03/14/2025,4,20
03/20/2025,2,10
`,
    { 'item:syringe-1ml': 60, 'item:cooker': 30 },
  ),
  csv(
    'count-and-bags',
    `
Date,Bags given,Syringes per bag,Cookers
03/14/2025,4,10,20
03/20/2025,2,10,10
`,
    { 'item:cooker': 30 },
    'columns',
  ),
  csv(
    'narcan-boxes-and-doses',
    `
Date,Narcan boxes (2 doses),Narcan doses
03/14/2025,4,8
03/20/2025,2,4
`,
    { 'nalkits:nasal-4mg': 6 },
  ),
  csv(
    'naloxone-2-pack',
    `
Date,Naloxone 4mg 2-pack,IM naloxone 2-vial kit
03/14/2025,4,8
03/20/2025,2,4
`,
    { 'nalkits:nasal-4mg': 6, 'nalkits:im-vial': 12 },
  ),
  csv(
    'naloxone-given-and-used',
    `
Date,Narcan given,Narcan used,Refill?
03/14/2025,4,1,yes
03/20/2025,2,0,no
`,
    { 'nalkits:nasal-4mg': 6 },
  ),
  csv(
    'refill-reasons',
    `
Date,Narcan kits,Lost,Used on someone,Stolen,First kit
03/14/2025,4,1,1,0,2
03/20/2025,2,0,1,0,1
`,
    { 'nalkits:nasal-4mg': 6 },
    'columns',
  ),
  csv(
    'dates-day-first-two-digit',
    `
Fecha,Jeringas,Devueltas
14/03/25,10,5
20/03/25,20,10
02/04/25,30,10
`,
    { 'item:syringe-1ml': 60, 'back:counted': 25 },
  ),
  csv(
    'month-names-short-es-2025',
    `
Mes,Jeringas,Devueltas
ene,10,5
feb,20,10
mar,30,10
`,
    { 'item:syringe-1ml': 60, 'back:counted': 25 },
  ),
  csv(
    'months-with-apostrophe',
    `
Month,Syringes,Returned
Jan '25,10,5
Feb '25,20,10
Mar '25,30,10
`,
    { 'item:syringe-1ml': 60, 'back:counted': 25 },
  ),
  csv(
    'months-numbered',
    `
Month,Syringes,Returned
1/2025,10,5
2/2025,20,10
3/2025,30,10
`,
    { 'item:syringe-1ml': 60, 'back:counted': 25 },
  ),
  csv(
    'month-dash-two-digits',
    `
Month,Syringes,Returned
Jan-25,10,5
Feb-25,20,10
Mar-25,30,10
`,
    { 'item:syringe-1ml': 60, 'back:counted': 25 },
  ),
  csv(
    'month-day-ambiguous',
    `
Month,Syringes,Returned
1-Jan,10,5
1-Feb,20,10
1-Mar,30,10
`,
    {},
    'date.format',
  ),
  csv(
    'date-with-time-zone-words',
    `
Timestamp,Syringes,Returned
2025/03/14 10:22:33 AM EST,10,5
2025/03/20 1:02:00 PM EST,20,10
`,
    { 'item:syringe-1ml': 30, 'back:counted': 15 },
  ),
  csv(
    'timestamp-and-visit-date',
    `
Timestamp,Date of visit,How many syringes did you give?,How many came back?
3/15/2025 9:00:00,3/14/2025,10,5
3/21/2025 9:00:00,3/20/2025,20,10
`,
    { 'item:syringe-1ml': 30, 'back:counted': 15 },
  ),
  csv(
    'yes-no-with-count-beside',
    `
Date,Narcan given?,How many narcan?,Syringes
03/14/2025,Yes,2,10
03/20/2025,No,,20
`,
    { 'nalkits:nasal-4mg': 2, 'item:syringe-1ml': 30 },
  ),
  csv(
    'checkbox-columns',
    `
Date,Syringes,Cookers [yes],Cottons [yes]
03/14/2025,10,TRUE,FALSE
03/20/2025,20,TRUE,TRUE
`,
    { 'item:syringe-1ml': 30 },
    'columns',
  ),
  csv(
    'ranges-as-answers',
    `
Date,How many syringes?,Returned
03/14/2025,1-10,5
03/20/2025,11-50,10
03/21/2025,51-100,20
`,
    { 'back:counted': 35 },
    'columns',
  ),
  csv(
    'total-column-in-front',
    `
Date,Total supplies,1cc,.5cc,Cookers
03/14/2025,130,100,20,10
03/20/2025,65,50,10,5
`,
    { 'item:syringe-1ml': 150, 'item:syringe-0-5ml': 30, 'item:cooker': 15 },
  ),
  csv(
    'grand-total-below-without-date',
    `
Date,Site,1cc,.5cc
03/14/2025,Hub,100,20
03/20/2025,Hub,50,10
,Grand total,150,30
,Avg,75,15
`,
    { 'item:syringe-1ml': 150, 'item:syringe-0-5ml': 30 },
  ),
  csv(
    'last-year-beside',
    `
Month,Syringes 2024,Syringes 2025
January,100,200
February,110,210
`,
    {},
    'columns',
  ),
  csv(
    'this-month-last-month',
    `
Site,Syringes this month,Syringes last month,Date
Hub,100,200,03/31/2025
`,
    { 'item:syringe-1ml': 100 },
  ),
  csv(
    'crosstab-of-zip',
    `
Zip,Jan 2025,Feb 2025,Mar 2025
19134,100,200,300
19125,10,20,30
Total,110,220,330
`,
    {},
    'columns',
  ),
  csv(
    'html-entities',
    `
Date,Syringes &amp; needles,Returned
03/14/2025,10,5
03/20/2025,20,10
`,
    { 'item:syringe-1ml': 30, 'back:counted': 15 },
  ),
  csv(
    'non-breaking',
    `
Date,Syringes\u00a0out,Returned\u00a0
03/14/2025,1\u00a0000,900
03/20/2025,2\u00a0000,1\u00a0800
`,
    { 'item:syringe-1ml': 3000, 'back:counted': 2700 },
  ),
  csv(
    'tabs-in-it',
    `
Date\tSyringes out\tReturned
03/14/2025\t1,000\t900
03/20/2025\t2,000\t1,800
`,
    { 'item:syringe-1ml': 3000, 'back:counted': 2700 },
  ),
  csv(
    'pipe-between',
    `
Date|Syringes out|Returned
03/14/2025|1000|900
03/20/2025|2000|1800
`,
    { 'item:syringe-1ml': 3000, 'back:counted': 2700 },
  ),
  csv(
    'excel-sep-line',
    `
sep=;
Date;Syringes out;Returned
2025-03-14;1000;900
2025-03-20;2000;1800
`,
    { 'item:syringe-1ml': 3000, 'back:counted': 2700 },
  ),
  raw(
    'utf16-tabs-2025.txt',
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(
        'Date\tSyringes out\tReturned\r\n2025-03-14\t1000\t900\r\n2025-03-20\t2000\t1800\r\n',
        'utf16le',
      ),
    ]),
    { 'item:syringe-1ml': 3000, 'back:counted': 2700 },
  ),
  raw(
    'latin-2025.csv',
    Buffer.from(
      'Fecha;Jeringas entregadas;Devoluci\u00f3n\r\n14/03/2025;1.000;900\r\n20/03/2025;2.500;1.800\r\n',
      'latin1',
    ),
    { 'item:syringe-1ml': 3500, 'back:counted': 2700 },
  ),
  csv(
    'stray-footer',
    `
Date,1cc,Cookers
03/14/2025,100,20
03/20/2025,50,10

Prepared by: office
Printed 04/01/2025,,
Page 1 of 1,,
`,
    { 'item:syringe-1ml': 150, 'item:cooker': 30 },
  ),
  csv(
    'empty-columns-between',
    `
,,Date,,1cc,,Cookers,
,,03/14/2025,,100,,20,
,,03/20/2025,,50,,10,
`,
    { 'item:syringe-1ml': 150, 'item:cooker': 30 },
  ),
  csv(
    'two-header-rows-units',
    `
Date,Syringes,Syringes,Naloxone
,distributed,collected,kits
03/14/2025,100,90,2
03/20/2025,50,40,1
`,
    { 'item:syringe-1ml': 150, 'back:counted': 130, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'definitions-row',
    `
date,syr_out,syr_in,nlx
Date of service,Number of syringes given,Number of syringes taken back,Naloxone kits
2025-03-14,100,90,2
2025-03-20,50,40,1
`,
    { 'item:syringe-1ml': 150, 'back:counted': 130, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'clean-dirty',
    `
Date,Clean,Dirty
03/14/2025,100,90
03/20/2025,50,40
`,
    { 'item:syringe-1ml': 150, 'back:counted': 130 },
    'columns',
  ),
  csv(
    'new-used',
    `
Date,New syringes,Used syringes,New clients
03/14/2025,100,90,2
03/20/2025,50,40,1
`,
    { 'item:syringe-1ml': 150, 'back:counted': 130 },
  ),
  csv(
    'out-in-one-letter',
    `
Date,O,I
03/14/2025,100,90
03/20/2025,50,40
`,
    {},
    'columns',
  ),
  csv(
    'long-two-counts',
    `
Date,Item,Given,Wasted
03/14/2025,1cc,100,5
03/14/2025,Cookers,20,0
03/20/2025,1cc,50,0
`,
    { 'item:syringe-1ml': 150, 'item:cooker': 20 },
  ),
  csv(
    'long-pack-words',
    `
Date,Item,Qty
03/14/2025,1cc (box of 100),2
03/14/2025,.5cc 10 pack,3
03/20/2025,1cc single,5
`,
    { 'item:syringe-1ml': 205, 'item:syringe-0-5ml': 30 },
  ),
  csv(
    'dhis-long-mixed',
    `
Period,Data element,Value
202501,SSP - Needles distributed,1000
202501,SSP - Needles returned,900
202501,SSP - Clients (unique),80
202502,SSP - Needles distributed,1200
202502,SSP - Needles returned,1000
202502,SSP - Clients (unique),90
`,
    { 'item:syringe-1ml': 2200, 'back:counted': 1900, 'people:2025-01-01': 80, 'people:2025-02-01': 90 },
  ),
  book(
    'hidden-totals-by-sheet',
    {
      Hub: [
        ['Date', '1cc', 'Returned'],
        [day('2025-03-14'), 10, 5],
        [day('2025-03-20'), 20, 10],
      ],
      'All sites': [
        ['Date', '1cc', 'Returned'],
        [day('2025-03-14'), 10, 5],
        [day('2025-03-20'), 20, 10],
      ],
    },
    { 'item:syringe-1ml': 30, 'back:counted': 15 },
    'sheets',
  ),
  book(
    'months-and-ytd',
    {
      Jan: [
        ['Date', '1cc'],
        [day('2025-01-14'), 10],
        ['Total', 10],
        ['YTD', 10],
      ],
      Feb: [
        ['Date', '1cc'],
        [day('2025-02-14'), 20],
        ['Total', 20],
        ['YTD', 30],
      ],
    },
    { 'item:syringe-1ml': 30 },
  ),
  book(
    'as-text-cells',
    {
      Sheet1: [
        ['Date', 'Syringes', 'Returned'],
        ['45730', '10', '5'],
        ['45736', '1,200', '10'],
      ],
    },
    { 'item:syringe-1ml': 1210, 'back:counted': 15 },
    'cells',
  ),
];
