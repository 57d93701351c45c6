import { book, csv, day, type Specimen } from './table.ts';

/** Tables for a public, exports of other systems, days across, books of a year. */
export const strangerPublic: readonly Specimen[] = [
  csv(
    'il-quarter',
    `
Agency Name,Reporting Quarter,# of Encounters,# of Unduplicated Participants,# Syringes Distributed,# Syringes Collected,# Naloxone Doses Distributed,# Overdose Reversals Reported
Hub,2025 Q1,320,140,"24,500","21,030",410,12
Hub,2025 Q2,355,151,"26,100","22,480",452,9
`,
    { 'item:syringe-1ml': 50600, 'back:counted': 43510, 'naldoses:nasal-4mg': 862, tallied: 675 },
  ),
  csv(
    'nyc-style',
    `
Program,Year,Month,Syringes furnished,Syringes collected,Participants enrolled
Hub,2025,January,12000,9000,40
Hub,2025,February,11000,9500,35
`,
    { 'item:syringe-1ml': 23000, 'back:counted': 18500 },
  ),
  csv(
    'sterile-needles',
    `
Month,Sterile needles/syringes provided,Used needles/syringes returned,Fentanyl test strips provided
2025-01,1200,1100,50
2025-02,1300,1150,60
`,
    { 'item:syringe-1ml': 2500, 'back:counted': 2250, 'item:strip-fentanyl': 110 },
  ),
  csv(
    'footnotes',
    `
Month,Syringes distributed¹,Syringes returned²
2025-01,1200,1100
2025-02,1300,1150
¹ Includes mobile,,
² Estimated by weight,,
Source: program logs,,
`,
    { 'item:syringe-1ml': 2500, 'back:counted': 2250 },
  ),
  csv(
    'mmm-yy-lower',
    `
month,out,back
jan-25,1200,1100
feb-25,1300,1150
`,
    { 'item:syringe-1ml': 2500, 'back:counted': 2250 },
  ),
  csv(
    'day-month-named',
    `
Date,Out,Back
14 March 2025,1200,1100
Saturday 15 March 2025,1300,1150
`,
    { 'item:syringe-1ml': 2500, 'back:counted': 2250 },
  ),
  csv(
    'iso-t',
    `
timestamp,syringes_out,syringes_in,nlx_kits
2025-03-14T18:05:33Z,120,110,2
2025-03-15T18:05:33.123Z,130,115,3
`,
    { 'item:syringe-1ml': 250, 'back:counted': 225, 'nalkits:nasal-4mg': 5 },
  ),
  csv(
    'ampm',
    `
Date/Time,1cc,Returned
3/14/25 6:05 PM,12,11
3/15/25 11:59 PM,13,15
`,
    { 'item:syringe-1ml': 25, 'back:counted': 26 },
  ),
  csv(
    'es-fecha-hora',
    `
Marca temporal,Jeringas,Regresadas
14/3/2025 18:05:33,12,11
15/3/2025 9:05:33,13,15
`,
    { 'item:syringe-1ml': 25, 'back:counted': 26 },
  ),
  csv(
    'es-larga',
    `
Fecha,Jeringas entregadas
viernes 14 de marzo de 2025,12
sábado 15 de marzo del 2025,13
`,
    { 'item:syringe-1ml': 25 },
  ),
  csv(
    'es-nada',
    `
Fecha,Jeringas entregadas,Condones
14/03/2025,s/d,10
15/03/2025,ninguna,20
16/03/2025,13,-
`,
    { 'item:syringe-1ml': 13, 'item:condom-external': 30 },
  ),
  csv(
    'es-inventario',
    `
Insumo,Existencia inicial,Entradas,Salidas,Existencia final,Fecha
Jeringa 1 ml,1000,500,300,1200,31/03/2025
Jeringa 0.5 ml,500,0,100,400,31/03/2025
`,
    { 'item:syringe-1ml': 300, 'item:syringe-0-5ml': 100 },
    'columns',
  ),
  csv(
    'es-reversiones',
    `
Mes,Naloxona (dosis),Reversiones,Personas capacitadas
2025-01,100,4,12
2025-02,120,5,10
`,
    { 'naldoses:nasal-4mg': 220 },
  ),
  csv(
    'total-rows-mid',
    `
Date,1cc,Returned
3/14/2025,30,20
3/15/2025,40,25
March total,70,45
4/1/2025,10,5
April total,10,5
YTD,80,50
`,
    { 'item:syringe-1ml': 80, 'back:counted': 50 },
  ),
  csv(
    'total-last-col',
    `
Date,1cc,.5cc,.3cc,Sum,Returned
3/14/2025,30,20,10,60,20
3/15/2025,40,25,5,70,25
`,
    { 'item:syringe-1ml': 70, 'item:syringe-0-5ml': 45, 'item:syringe-0-3ml': 15, 'back:counted': 45 },
  ),
  csv(
    'total-includes-nlx',
    `
Date,1cc,Narcan,Total items
3/14/2025,30,2,32
3/15/2025,40,3,43
`,
    { 'item:syringe-1ml': 70, 'nalkits:nasal-4mg': 5 },
  ),
  csv(
    'running',
    `
Date,Out,Running total
3/14/2025,30,30
3/15/2025,40,70
3/16/2025,10,80
`,
    { 'item:syringe-1ml': 80 },
  ),
  csv(
    'strips-boxes',
    `
Date,Fentanyl test strips (box of 100),Xylazine strips
3/14/2025,1,10
3/15/2025,2,20
`,
    { 'item:strip-fentanyl': 300, 'item:strip-xylazine': 30 },
  ),
  csv(
    'narcan-box-of-2',
    `
Date,Narcan (box of 2),Naloxone vials (box of 10)
3/14/2025,1,1
3/15/2025,2,1
`,
    { 'nalkits:nasal-4mg': 3, 'naldoses:nasal-4mg': 6, 'naldoses:im-vial': 20 },
  ),
  csv(
    'narcan-case',
    `
Date,Narcan cases (12 boxes of 2 doses)
3/14/2025,1
3/15/2025,2
`,
    { 'nalkits:nasal-4mg': 36 },
  ),
  csv(
    'gauze',
    `
Date,Gauze 4x4,Gauze 2x2 (box of 100),Bandages
3/14/2025,10,1,5
3/15/2025,20,0,6
`,
    { 'item:gauze': 130, 'item:bandage': 11 },
  ),
  csv(
    'sterile-water-10pk',
    `
Date,Sterile water (5mL),Alcohol pads (200/box),Cookers w/ handle
3/14/2025,10,1,5
3/15/2025,20,2,6
`,
    { 'item:water': 30, 'item:swab': 600, 'item:cooker': 11 },
  ),
  book(
    'year-book',
    {
      Jan: [
        ['Day', 'Out', 'In'],
        [3, 100, 80],
        [10, 110, 90],
        ['Total', 210, 170],
      ],
      Feb: [
        ['Day', 'Out', 'In'],
        [4, 120, 80],
        [11, 130, 90],
        ['Total', 250, 170],
      ],
      'Year 2025': [
        ['Month', 'Out', 'In'],
        ['Jan', 210, 170],
        ['Feb', 250, 170],
        ['Total', 460, 340],
      ],
    },
    { 'item:syringe-1ml': 460, 'back:counted': 340 },
  ),
  book(
    'months-2025',
    {
      Jan: [
        ['Day', 'Out', 'In'],
        [3, 100, 80],
        [10, 110, 90],
      ],
      Feb: [
        ['Day', 'Out', 'In'],
        [4, 120, 80],
        [11, 130, 90],
      ],
    },
    { 'item:syringe-1ml': 460, 'back:counted': 340 },
  ),
  book(
    'out-sheet-in-sheet',
    {
      Distribution: [
        ['Date', 'Syringes'],
        [day('2025-03-14'), 100],
        [day('2025-03-15'), 110],
      ],
      Collection: [
        ['Date', 'Syringes'],
        [day('2025-03-14'), 80],
        [day('2025-03-15'), 90],
      ],
    },
    { 'item:syringe-1ml': 210 },
    'sheets',
  ),
  book(
    'inventory-sheet-first',
    {
      Inventory: [
        ['Item', 'On hand'],
        ['1cc', 5000],
        ['Cookers', 600],
      ],
      Log: [
        ['Date', '1cc', 'Cookers'],
        [day('2025-03-14'), 100, 5],
        [day('2025-03-15'), 110, 6],
      ],
    },
    { 'item:syringe-1ml': 210, 'item:cooker': 11 },
    'columns',
  ),
  book(
    'title-merged',
    {
      Log: [
        ['NEEDLE EXCHANGE DAILY LOG', null, null, null],
        ['Site: Hub', null, 'Month: March 2025', null],
        [null, null, null, null],
        ['Day', 'Given', 'Returned', 'Initials'],
        [3, 100, 80, 'PT'],
        [4, 110, 90, 'SM'],
        [null, 210, 170, null],
      ],
    },
    { 'item:syringe-1ml': 210, 'back:counted': 170 },
  ),
  book(
    'transposed-days',
    {
      'March 2025': [
        ['Item', '1', '2', '3', '4', 'Total'],
        ['1cc', 10, 20, 30, 40, 100],
        ['.5cc', 1, 2, 3, 4, 10],
        ['Narcan', null, 1, null, 2, 3],
      ],
    },
    { 'item:syringe-1ml': 100, 'item:syringe-0-5ml': 10, 'nalkits:nasal-4mg': 3 },
  ),
  book(
    'sites-down-items-across',
    {
      'Q1 2025': [
        ['Site', '1cc', '.5cc', 'Total syringes', 'Narcan kits'],
        ['Hub', 100, 20, 120, 3],
        ['Total', 100, 20, 120, 3],
      ],
    },
    { 'item:syringe-1ml': 100, 'item:syringe-0-5ml': 20, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'disguise-short',
    `
Date,1cc,Cookers
3/14/2025,10,3
3/15/2025,45721,4
3/16/2025,30,5
`,
    { 'item:syringe-1ml': 40 },
    'cells',
  ),
  csv(
    'month-huge',
    `
Month,Syringes,Returned
2025-01,274345,250000
2025-02,189020,180000
2025-03,201111,190000
`,
    { 'item:syringe-1ml': 664476, 'back:counted': 620000 },
  ),
  csv(
    'dhis-names',
    `
Data,Period,Organisation unit,Value
SSP - Syringes distributed,January 2025,Hub,1200
SSP - Syringes returned,January 2025,Hub,1000
SSP - Clients served,January 2025,Hub,80
`,
    { 'item:syringe-1ml': 1200, 'back:counted': 1000 },
  ),
  csv(
    'dhis-pivot',
    `
periodname,organisationunitname,Syringes distributed,Syringes returned
January 2025,Hub,1200,1000
February 2025,Hub,1300,1050
`,
    { 'item:syringe-1ml': 2500, 'back:counted': 2050 },
  ),
  csv(
    'dhis-pivot-codes',
    `
periodid,periodname,periodcode,orgunitlevel1,Syringes distributed
202501,January 2025,202501,Hub,1200
202502,February 2025,202502,Hub,1300
`,
    { 'item:syringe-1ml': 2500 },
  ),
  csv(
    'partner-col',
    `
Month,Partner,Syringes,Naloxone kits
2025-01,Hub,100,2
2025-02,Hub,110,3
`,
    { 'item:syringe-1ml': 210, 'nalkits:nasal-4mg': 5 },
  ),
  csv(
    'gave-out-text',
    `
Date,How many syringes did you give out today?,How many used syringes did you get back?,How many people did you see?
3/14/2025,100,80,12
3/15/2025,110,90,15
`,
    { 'item:syringe-1ml': 210, 'back:counted': 170 },
  ),
  csv(
    'ids-like-counts',
    `
Participant,Date,1cc,Returned
10,3/14/2025,30,20
11,3/14/2025,40,25
10,3/15/2025,10,5
`,
    { 'item:syringe-1ml': 80, 'back:counted': 50 },
  ),
  csv(
    'staff-number',
    `
Date,Client #,Staff #,1cc
3/14/2025,1023,4,30
3/15/2025,1044,5,40
`,
    { 'item:syringe-1ml': 70 },
  ),
  csv(
    'frac-cells',
    `
Date,1cc,Boxes of 100
3/14/2025,30,1/2
3/15/2025,40,1
`,
    { 'item:syringe-1ml': 70 },
  ),
  csv(
    'sharps-and-syr',
    `
Date,Syringes given,Sharps containers given,Sharps returned (count),Sharps containers returned (1 qt)
3/14/2025,30,2,20,1
3/15/2025,40,1,25,1
`,
    { 'item:syringe-1ml': 70, 'item:sharps-container-1l': 3, 'back:counted': 45 },
    'columns',
  ),
  csv(
    'emdash-sep',
    `
Month,Syringes — distributed,Syringes — returned
Jan 2025,"1,000",—
Feb 2025,"1,100",900
`,
    { 'item:syringe-1ml': 2100, 'back:counted': 900 },
  ),
];
