import { csv, type Specimen } from './table.ts';

/** What a stranger tried: columns that only run on, two numbers in a cell, shelves by start and end, groups and weekdays across. */
export const hostile: readonly Specimen[] = [
  csv(
    'paired-cells',
    `
Date,Syringes out/in,Narcan
3/13/2025,100/80,2
3/14/2025,50/60,1
`,
    { 'item:syringe-1ml': 150, 'back:counted': 140, 'nalkits:nasal-4mg': 3 },
    'columns',
  ),
  csv(
    'returned-est',
    `
Date,Syringes given,Returned (est.)
3/13/2025,100,80
3/14/2025,50,40
`,
    { 'item:syringe-1ml': 150, 'back:estimated': 120 },
    'columns',
  ),
  csv(
    'budget-spent',
    `
Month,Syringes distributed,Syringe budget,Syringe spend,Kits distributed
Jan 2025,1000,$900.00,$812.50,20
Feb 2025,1200,$900.00,$915.10,25
`,
    { 'item:syringe-1ml': 2200, 'nalkits:nasal-4mg': 45 },
    'columns',
  ),
  csv(
    'per-visit-slash',
    `
Date,Encounters,Syringes out,Syr/encounter
3/13/2025,10,120,12.0
3/14/2025,8,80,10.0
`,
    { 'item:syringe-1ml': 200, tallied: 18 },
  ),
  csv(
    'weekday-across',
    `
Week of,Mon,Tue,Wed,Thu,Fri
3/13/2025,20,30,25,40,15
3/10/2025,10,20,35,50,25
`,
    { 'item:syringe-1ml': 270 },
    'columns',
  ),
  csv(
    'weekday-across-titled',
    `
Syringes given out by day
Week of,Mon,Tue,Wed,Thu,Fri
3/13/2025,20,30,25,40,15
3/10/2025,10,20,35,50,25
`,
    { 'item:syringe-1ml': 270 },
  ),
  csv(
    'group-site',
    `
,Hub,,Hub,
Date,Out,In,Narcan,Condoms
3/13/2025,100,80,2,20
3/14/2025,50,60,1,10
`,
    { 'item:syringe-1ml': 150, 'back:counted': 140, 'nalkits:nasal-4mg': 3, 'item:condom-external': 30 },
  ),
  csv(
    'group-two-sites',
    `
,Hub,,Van,
Date,Syringes out,Syringes in,Syringes out,Syringes in
3/13/2025,100,80,40,20
3/14/2025,50,60,30,10
`,
    { 'item:syringe-1ml': 220, 'back:counted': 170 },
    'site',
  ),
  csv(
    'item-group-month',
    `
Month,Cookers,,Water,
,Out,Received,Out,Received
Jan 2025,100,500,80,200
Feb 2025,150,0,90,100
`,
    { 'item:cooker': 250, 'item:water': 170, 'onhand:cooker': 500, 'onhand:water': 300 },
    'columns',
  ),
  csv(
    'ditto',
    `
Date,Site,Syringes,Narcan
3/13/2025,Hub,100,1
"""",Hub,50,2
"""","""",30,1
3/15/2025,Hub,30,1
`,
    { 'item:syringe-1ml': 210, 'nalkits:nasal-4mg': 5 },
  ),
  csv(
    'ditto-words',
    `
Fecha,Sitio,Jeringas,Narcan
13/3/2025,Hub,100,1
idem,Hub,50,2
15/3/2025,Hub,30,1
`,
    { 'item:syringe-1ml': 180, 'nalkits:nasal-4mg': 4 },
  ),
  csv(
    'kardex',
    `
Fecha,Artículo,Entrada,Salida,Saldo
13/03/2025,Jeringa 1 ml,1000,,1000
14/03/2025,Jeringa 1 ml,,100,900
15/03/2025,Jeringa 1 ml,,50,850
`,
    { 'item:syringe-1ml': 150, 'onhand:syringe-1ml': 1000 },
  ),
  csv(
    'semana-es',
    `
Semana del,Jeringas entregadas,Jeringas recogidas de usuarios
03/03/2025,100,80
10/03/2025,120,90
17/03/2025,90,70
`,
    { 'item:syringe-1ml': 310, 'back:counted': 240 },
  ),
  csv(
    'self-others',
    `
Date,Syringes for self,Syringes for others,Returned
3/13/2025,100,80,5
3/14/2025,50,40,10
`,
    { 'item:syringe-1ml': 270, 'back:counted': 15 },
  ),
  csv(
    'g4',
    `
,Hub,,Van,
Date,Syringes out,Syringes in,Syringes out,Syringes in
3/13/2025,100,80,40,20
3/14/2025,50,60,30,10
Total,150,140,75,30
`,
    { 'item:syringe-1ml': 220, 'back:counted': 170 },
    'site',
  ),
  csv(
    'w3',
    `
Week of 3/17/2025
Item,Monday,Tuesday,Wednesday,Thursday,Friday,Total
1cc syringes,20,30,25,40,15,130
Narcan,1,2,0,1,0,4
`,
    { 'item:syringe-1ml': 130, 'nalkits:nasal-4mg': 4 },
  ),
  csv(
    'w-count-lbs',
    `
Date,Syringes returned,Bulk containers (lbs),Syringes out
3/13/2025,80,12,100
3/14/2025,60,8,120
`,
    { 'item:syringe-1ml': 220, 'back:counted': 140 },
    'columns',
  ),
  csv(
    'cum-clear',
    `
Month,Syringes YTD,Narcan kits
Jan 2025,1000,20
Feb 2025,2200,25
Mar 2025,3100,30
`,
    { 'item:syringe-1ml': 3100, 'nalkits:nasal-4mg': 75 },
    'columns',
  ),
  csv(
    'cum-back',
    `
Month,Syringes out,Returned to date
Jan 2025,1000,800
Feb 2025,1200,1700
Mar 2025,1100,2500
`,
    { 'item:syringe-1ml': 3300, 'back:counted': 2500 },
    'columns',
  ),
  csv(
    'end-only',
    `
Date,Start count 1cc,End count 1cc
3/13/2025,500,400
3/14/2025,400,250
`,
    { 'item:syringe-1ml': 250 },
    'columns',
  ),
  csv(
    'restock',
    `
Date,Item,Restock,Handed out,On hand
3/13/2025,1cc,500,100,400
3/13/2025,Narcan,24,2,22
3/14/2025,1cc,0,150,250
3/14/2025,Narcan,0,1,21
`,
    {
      'item:syringe-1ml': 250,
      'nalkits:nasal-4mg': 3,
      'onhand:syringe-1ml': 500,
      'onhand:naloxone-nasal-4mg-kit': 24,
    },
  ),
  csv(
    'loan',
    `
Date,1cc out,1cc loaned to partner,Narcan out
3/13/2025,100,500,2
3/14/2025,150,0,1
`,
    { 'item:syringe-1ml': 250, 'nalkits:nasal-4mg': 3 },
    'columns',
  ),
  csv(
    'race-cross',
    `
Month,White syringes,Black syringes,Latino syringes,Total syringes
Jan 2025,500,300,200,1000
Feb 2025,600,350,250,1200
`,
    { 'item:syringe-1ml': 2200 },
  ),
  csv(
    'hiv-tests',
    `
Date,HIV rapid tests,HCV rapid tests,Reactive HIV,Reactive HCV,Condoms
3/13/2025,5,4,0,1,100
3/14/2025,3,3,1,0,50
`,
    { 'item:condom-external': 150 },
    'columns',
  ),
  csv(
    'slash-io',
    `
Date,1cc O,1cc I,NLX
3/13/2025,10,5,2
3/14/2025,20,8,3
`,
    { 'item:syringe-1ml': 30, 'back:counted': 13, 'nalkits:nasal-4mg': 5 },
    'columns',
  ),
  csv(
    'es-trim',
    `
Trimestre,Jeringas entregadas,Naloxona (dosis)
1er trimestre 2025,1000,20
2do trimestre 2025,1200,30
`,
    { 'item:syringe-1ml': 2200, 'naldoses:nasal-4mg': 50 },
  ),
  csv(
    'narcan-4-8',
    `
Date,Narcan 4mg boxes,Kloxxado 8mg boxes,IM 0.4mg/mL vials
3/13/2025,5,1,10
3/14/2025,3,2,6
`,
    { 'nalkits:nasal-4mg': 8, 'nalkits:nasal-8mg': 3, 'naldoses:im-vial': 16 },
  ),
  csv(
    'dose-box',
    `
Month,Naloxone doses (2 per kit),Naloxone kits
Jan 2025,40,20
Feb 2025,50,25
`,
    { 'nalkits:nasal-4mg': 45, 'naldoses:nasal-4mg': 90 },
  ),
  csv(
    'yn-narcan-count',
    `
Date,1cc,Narcan (Y/N),How many Narcan
3/13/2025,10,Y,2
3/14/2025,20,N,0
`,
    { 'item:syringe-1ml': 30, 'nalkits:nasal-4mg': 2 },
  ),
  csv(
    'item-rows-total',
    `
Item,Jan-25,Feb-25
1cc,100,200
0.5cc,50,60
Total syringes,150,260
Narcan,10,20
`,
    { 'item:syringe-1ml': 300, 'item:syringe-0-5ml': 110, 'nalkits:nasal-4mg': 30 },
  ),
  csv(
    'es-paquetes',
    `
Fecha,Paquetes de 10 jeringas,Condones (tira de 3)
13/03/2025,10,20
14/03/2025,5,10
`,
    { 'item:syringe-1ml': 150, 'item:condom-external': 90 },
  ),
  csv(
    'salesforce',
    `
Service Date,Program Name,Item Name,Quantity Delivered,Staff Owner
3/13/2025,Hub,Syringe 1cc,100,A
3/14/2025,Hub,Narcan Nasal,2,B
`,
    { 'item:syringe-1ml': 100, 'nalkits:nasal-4mg': 2 },
    'columns',
  ),
  csv(
    'syr-recd-client',
    `
Date,Syringes received from clients,Syringes given to clients
3/13/2025,80,100
3/14/2025,60,50
`,
    { 'item:syringe-1ml': 150, 'back:counted': 140 },
  ),
  csv(
    'target-inline',
    `
Month,Syringes (goal 1000),Narcan (goal 20)
Jan 2025,900,18
Feb 2025,1100,25
`,
    { 'item:syringe-1ml': 2000, 'nalkits:nasal-4mg': 43 },
  ),
  csv(
    'outgoing',
    `
Date,Outgoing syringes,Incoming syringes,Outgoing kits of naloxone
3/13/2025,100,80,3
3/14/2025,50,60,1
`,
    { 'item:syringe-1ml': 150, 'back:counted': 140, 'nalkits:nasal-4mg': 4 },
    'columns',
  ),
  csv(
    'planned-rows',
    `
Date,Narcan,Type
3/13/2025,3,Actual
3/14/2025,2,Planned
3/15/2025,1,Actual
`,
    { 'nalkits:nasal-4mg': 4 },
    'cells',
  ),
  csv(
    'otorgadas',
    `
Fecha,Jeringas otorgadas,Jeringas depositadas,Condones otorgados
13/3/2025,100,80,20
14/3/2025,50,60,30
`,
    { 'item:syringe-1ml': 150, 'back:counted': 140, 'item:condom-external': 50 },
  ),
  csv(
    'since-last',
    `
Date,Syringes today,Syringes since Jan 1
3/13/2025,100,4100
3/14/2025,50,4150
`,
    { 'item:syringe-1ml': 150 },
    'columns',
  ),
  csv(
    'gross',
    `
Fecha,Gruesas de condones,Docenas de jeringas
13/3/2025,2,10
14/3/2025,1,5
`,
    { 'item:condom-external': 432, 'item:syringe-1ml': 180 },
  ),
  csv(
    'unread-holder',
    `
Date,Bricks of condoms,Cookers
3/13/2025,2,10
3/14/2025,1,5
`,
    { 'item:cooker': 15 },
    'columns',
  ),
  csv(
    'unread-number',
    `
Date,Condoms (tower 12),Cookers
3/13/2025,2,10
3/14/2025,1,5
`,
    { 'item:cooker': 15 },
    'columns',
  ),
  csv(
    'packs-of-a-list',
    `
Date,Item,Packs
3/13/2025,1cc,10
3/14/2025,Cookers,2
`,
    {},
    'columns',
  ),
  csv(
    'rows-to-whom',
    `
Date,Given to,1cc,Narcan
3/13/2025,Participant,100,2
3/14/2025,Partner agency,500,24
`,
    { 'item:syringe-1ml': 100, 'nalkits:nasal-4mg': 2 },
    'cells',
  ),
  csv(
    'rows-damaged',
    `
Date,Reason,1cc,Narcan
3/13/2025,Exchange,100,2
3/14/2025,Damaged,50,1
`,
    { 'item:syringe-1ml': 100, 'nalkits:nasal-4mg': 2 },
    'cells',
  ),
  csv(
    'rows-counted',
    `
Fecha,Tipo,Jeringas,Condones
13/3/2025,Entrega,100,20
14/3/2025,Inventario,5000,100
`,
    { 'item:syringe-1ml': 100, 'item:condom-external': 20 },
    'cells',
  ),
  csv(
    'refill-why',
    `
Date,Narcan kits,Reason
3/13/2025,2,First time
3/14/2025,1,Lost
`,
    { 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'two-dose-boxes',
    `
Date,Naloxone (2-dose boxes),Cookers
3/13/2025,2,10
3/14/2025,1,5
`,
    { 'nalkits:nasal-4mg': 3, 'item:cooker': 15 },
  ),
];
