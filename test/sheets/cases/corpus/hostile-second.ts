import { csv, type Specimen } from './table.ts';

/** What a second stranger tried: tables below and beside each other, weeks and letters of weekdays across, results, commas. */
export const hostileSecond: readonly Specimen[] = [
  csv(
    'two-tables-stacked',
    `
Syringe exchange,,
Date,Syringes out,Syringes in
6/16/2025,100,80
6/17/2025,120,90
,,
Naloxone,,
Date,Narcan kits given,
6/16/2025,5,
6/18/2025,7,
`,
    { 'item:syringe-1ml': 220, 'back:counted': 170, 'nalkits:nasal-4mg': 12 },
  ),
  csv(
    'small-table-above',
    `
Naloxone
Date,Narcan kits given
6/16/2025,5
6/18/2025,7

Syringes
Date,Syringes 1cc,Syringes 1/2cc,Syringes returned,Cookers
6/16/2025,100,50,80,10
6/17/2025,120,40,90,20
6/18/2025,120,40,90,20
`,
    {
      'item:syringe-1ml': 340,
      'item:syringe-0-5ml': 130,
      'back:counted': 260,
      'item:cooker': 50,
      'nalkits:nasal-4mg': 12,
    },
  ),
  csv(
    'stacked-with-totals',
    `
Date,Syringes out,Syringes in
6/16/2025,100,80
6/17/2025,120,90
Total,220,170

Date,Narcan kits given,Cookers
6/16/2025,5,10
6/18/2025,7,20
Total,12,30
`,
    { 'item:syringe-1ml': 220, 'back:counted': 170, 'nalkits:nasal-4mg': 12, 'item:cooker': 30 },
  ),
  csv(
    'stacked-under-titles',
    `
OUTREACH LOG - HUB,,,
Date,Syringes distributed,Syringes collected,Participants
6/16/2025,300,280,14
6/17/2025,260,250,11
,,,
SUPPLIES,,,
Date,Cookers,Cottons,Tourniquets
6/16/2025,60,80,10
6/17/2025,40,50,8
`,
    {
      'item:syringe-1ml': 560,
      'back:counted': 530,
      'item:cooker': 100,
      'item:cotton': 130,
      'item:tourniquet': 18,
    },
  ),
  csv(
    'stacked-shelf',
    `
Date,Syringes 1cc,Cookers
6/16/2025,100,20
6/17/2025,120,30

Inventory
Date,Syringes on hand,Narcan
6/16/2025,5000,300
6/17/2025,4900,290
`,
    { 'item:syringe-1ml': 220, 'item:cooker': 50 },
    'cells',
  ),
  csv(
    'stacked-summary',
    `
Date,Syringes out,Syringes in
6/16/2025,100,80
6/17/2025,120,90
7/17/2025,120,90

Month,Syringes distributed,Syringes collected
June 2025,220,170
July 2025,120,90
`,
    { 'item:syringe-1ml': 340, 'back:counted': 260 },
    'cells',
  ),
  csv(
    'stacked-bare-given',
    `
Syringes
Date,Given,Returned
6/16/2025,100,80
6/17/2025,120,90

Naloxone
Date,Kits,People trained
6/16/2025,5,3
6/17/2025,6,2
`,
    { 'item:syringe-1ml': 220, 'back:counted': 170, 'nalkits:nasal-4mg': 11 },
    'cells',
  ),
  csv(
    'stacked-lacks-site',
    `
Date,Site,Syringes out,Syringes in
6/16/2025,Hub,100,80
6/17/2025,Hub,120,90

Date,Narcan kits given,Cookers
6/16/2025,5,10
6/18/2025,7,20
`,
    { 'item:syringe-1ml': 220, 'back:counted': 170, 'nalkits:nasal-4mg': 12, 'item:cooker': 30 },
    'cells',
  ),
  csv(
    'pairs-across',
    `
Date,Item 1,Qty 1,Item 2,Qty 2,Item 3,Qty 3
6/16/2025,1cc syringes,50,Cookers,10,Narcan,1
6/16/2025,1cc syringes,30,Cottons,20,,
6/17/2025,Cookers,5,Narcan,2,1cc syringes,40
`,
    { 'item:syringe-1ml': 120, 'item:cooker': 15, 'item:cotton': 20, 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'pairs-same-names',
    `
Fecha,Insumo,Cantidad,Insumo,Cantidad
16/06/2025,Jeringas 1 ml,50,Condones,10
17/06/2025,Jeringas 1 ml,30,,
`,
    { 'item:syringe-1ml': 80, 'item:condom-external': 10 },
  ),
  csv(
    'pairs-unknown-word',
    `
Date,Item 1,Qty 1,Item 2,Qty 2
6/16/2025,1cc,50,Bus pass,1
6/17/2025,Cookers,30,,
`,
    { 'item:syringe-1ml': 50, 'item:cooker': 30 },
    'words',
  ),
  csv(
    'pairs-cant',
    `
Fecha,Insumo 1,Cant. 1,Insumo 2,Cant. 2
16/06/2025,Jeringas 1 ml,40,Condones,20
17/06/2025,Jeringas 1 ml,30,Algodón,15
`,
    { 'item:syringe-1ml': 70, 'item:condom-external': 20, 'item:cotton': 15 },
  ),
  csv(
    'weeks-across',
    `
March 2025 supplies given out,,,,
Item,Week 1,Week 2,Week 3,Week 4
1cc syringes,400,380,420,500
Cookers,80,60,90,100
Narcan kits,10,12,8,9
`,
    { 'item:syringe-1ml': 1700, 'item:cooker': 330, 'nalkits:nasal-4mg': 39 },
  ),
  csv(
    'weeks-across-months',
    `
Syringes given out 2025
Month,Week 1,Week 2,Week 3,Week 4,Total
January,100,110,120,130,460
February,100,100,100,100,400
`,
    { 'item:syringe-1ml': 860 },
  ),
  csv(
    'weeks-without-month',
    `
Item,Week 1,Week 2,Week 3,Week 4
Syringes,100,110,120,130
`,
    {},
    'date.column',
  ),
  csv(
    'semanas-across',
    `
Insumos entregados marzo 2025
Insumo,Semana 1,Semana 2,Semana 3,Semana 4,Total
Jeringas 1 ml,100,110,120,130,460
Condones,20,20,20,20,80
`,
    { 'item:syringe-1ml': 460, 'item:condom-external': 80 },
  ),
  csv(
    'weeks-of-measures',
    `
June 2025 Weekly Numbers
Measure,Wk 1,Wk 2,Wk 3,Wk 4,June total
Syringes out,500,520,480,510,2010
Syringes in,450,470,400,480,1800
Narcan kits,10,12,9,11,42
`,
    { 'item:syringe-1ml': 2010, 'back:counted': 1800, 'nalkits:nasal-4mg': 42 },
  ),
  csv(
    'letters-lmmjv',
    `
Jeringas entregadas por día
Semana del,L,M,M,J,V
16/06/2025,40,35,50,45,60
23/06/2025,30,25,40,55,50
`,
    { 'item:syringe-1ml': 430 },
  ),
  csv(
    'letters-mtwtf',
    `
Syringes given out
Week of,M,T,W,T,F,Total
6/16/2025,10,20,30,40,50,150
6/23/2025,10,20,30,40,50,150
`,
    { 'item:syringe-1ml': 300 },
  ),
  csv(
    'results-of-strips',
    `
Sample ID,Date collected,Expected substance,FTIR result,Fentanyl strip,Xylazine strip
S-001,6/16/2025,Heroin,Fentanyl; mannitol,Positive,Negative
S-002,6/16/2025,Cocaine,Cocaine HCl,Negative,Negative
S-003,6/17/2025,Fentanyl,Fentanyl; xylazine,Positive,Positive
`,
    {},
    'targets',
  ),
  csv(
    'spanish-verbs',
    `
Marca temporal,¿Cuántas jeringas entregaste?,¿Cuántas jeringas devolvió?,¿Se entregó naloxona?,Comentarios
16/06/2025 18:05:33,20,10,Sí,
17/06/2025 19:15:00,30,25,No,pidió agua
18/06/2025 20:00:12,10,10,Sí,
`,
    { 'item:syringe-1ml': 60, 'back:counted': 45, 'nalkits:nasal-4mg': 2 },
    'columns',
  ),
  csv(
    'brochures',
    `
Fecha,Actividad,Condones masculinos,Condones femeninos,Lubricantes,Folletos
16/06/2025,Recorrido nocturno,200,20,150,80
17/06/2025,Feria de salud,300,40,200,120
`,
    { 'item:condom-external': 500, 'item:condom-internal': 60, 'item:lube': 350 },
  ),
  csv(
    'received-used',
    `
,Entregadas,,Recibidas,
Fecha,Jeringas 1 ml,Jeringas 0.5 ml,Jeringas usadas,
16/06/2025,100,50,120,
17/06/2025,80,40,90,
`,
    { 'item:syringe-1ml': 180, 'item:syringe-0-5ml': 90, 'back:counted': 210 },
  ),
  csv(
    'samples-analyzed',
    `
Fecha,Muestras analizadas,Positivas a fentanilo,Tiras de fentanilo entregadas,Tiras de xilacina entregadas
16/06/2025,12,8,60,20
17/06/2025,9,5,45,15
`,
    { 'item:strip-fentanyl': 105, 'item:strip-xylazine': 35 },
  ),
  csv(
    'comma-two-decimals',
    `
Date,Syringes given
6/16/2025,"1,00"
6/17/2025,50
`,
    { 'item:syringe-1ml': 51 },
  ),
  csv(
    'comma-against-thousands',
    `
Date,Syringes given,Syringes returned
6/16/2025,"1,00","1,200"
6/17/2025,50,"1,300"
`,
    {},
    'cells',
  ),
  csv(
    'quarter-without-year',
    `
2025 syringes distributed
,Jan,Feb,Mar,Q1
Hub,1000,1100,1200,3300
`,
    { 'item:syringe-1ml': 3300 },
  ),
  csv(
    'ranges-without-space',
    `
Pay period,Out,In
06/01/2025-06/14/2025,1500,1400
06/15/2025-06/28/2025,1600,1450
`,
    { 'item:syringe-1ml': 3100, 'back:counted': 2850 },
  ),
  csv(
    'attendees',
    `
Event,Date,Attendees,Narcan kits given,Fentanyl strips given,Condoms given
Pride,6/21/2025,400,85,300,900
Overdose Awareness Day,8/31/2025,250,120,200,100
`,
    { 'nalkits:nasal-4mg': 205, 'item:strip-fentanyl': 500, 'item:condom-external': 1000 },
    'columns',
  ),
];
