import { csv, type Specimen } from './table.ts';

/** Words that say two things: used, replaced, received; lots without a direction; channels, goals and genders beside each other. */
export const wordsOfTwoWays: readonly Specimen[] = [
  csv(
    'w-used-of-all',
    `
Date,Syringes used,Cookers used
03/14/2025,400,50
03/20/2025,200,20
`,
    { 'item:syringe-1ml': 600, 'item:cooker': 70 },
    'columns',
  ),
  csv(
    'w-used-at-fair',
    `
Event date,Syringes ordered,Syringes used at event
03/14/2025,500,400
03/20/2025,300,250
`,
    { 'item:syringe-1ml': 650 },
    'columns',
  ),
  csv(
    'w-usadas-en-jornada',
    `
Fecha,Jeringas usadas en jornada,Condones entregados
14/03/2025,400,100
20/03/2025,150,80
`,
    { 'item:syringe-1ml': 550, 'item:condom-external': 180 },
    'columns',
  ),
  csv(
    'w-utilizadas',
    `
Fecha,Jeringas utilizadas,Algodones utilizados
14/03/2025,40,10
20/03/2025,15,8
`,
    { 'item:syringe-1ml': 55, 'item:cotton': 18 },
    'columns',
  ),
  csv(
    'w-used-beside-given',
    `
Date,Syringes given,Syringes used
03/14/2025,400,300
03/20/2025,100,120
`,
    { 'item:syringe-1ml': 500 },
    'columns',
  ),
  csv(
    'w-used-by-the-shelf',
    `
Event,Syringes packed,Syringes used,Syringes left
03/14/2025,500,400,100
03/20/2025,300,250,50
`,
    { 'item:syringe-1ml': 650 },
    'columns',
  ),
  csv(
    'w-new-and-used',
    `
Date,Clean syringes,Used syringes
03/14/2025,400,300
03/20/2025,100,120
`,
    { 'item:syringe-1ml': 500, 'back:counted': 420 },
  ),
  csv(
    'w-entregadas-y-usadas',
    `
Fecha,Jeringas entregadas,Jeringas usadas
14/03/2025,400,300
20/03/2025,100,120
`,
    { 'item:syringe-1ml': 500, 'back:counted': 420 },
  ),
  csv(
    'w-action-used',
    `
Date,Action,Item,Qty
03/14/2025,Received,1cc syringes,1000
03/15/2025,Used,1cc syringes,200
03/16/2025,Used,Cookers,50
`,
    { 'item:syringe-1ml': 200, 'item:cooker': 50, 'onhand:syringe-1ml': 1000 },
    'words',
  ),
  csv(
    'w-lots-no-direction',
    `
Date,Item,Lot,Exp,Qty
03/14/2025,1cc syringes,A1,03/2028,1000
03/20/2025,Narcan kits,B2,04/2026,24
`,
    {},
    'columns',
  ),
  csv(
    'w-narcan-lot',
    `
Date,Narcan,Lot,Expiration
03/14/2025,12,B2,04/2026
03/20/2025,24,B3,06/2026
`,
    {},
    'columns',
  ),
  csv(
    'w-lote-sin-palabra',
    `
Fecha,Naloxona nasal,Lote,Caducidad
14/03/2025,12,B2,04/2026
20/03/2025,24,B3,06/2026
`,
    {},
    'columns',
  ),
  csv(
    'w-narcan-lot-given-to',
    `
Date,Narcan,Lot,Expiration,Age,Zip
03/14/2025,2,B2,04/2026,34,19134
03/20/2025,1,B3,06/2026,41,19125
`,
    { 'nalkits:nasal-4mg': 3 },
  ),
  csv(
    'w-replaced-beside-given',
    `
Date,Narcan given,Narcan replaced (lost/stolen),Narcan replaced (used)
03/14/2025,10,5,2
03/20/2025,12,4,4
`,
    { 'nalkits:nasal-4mg': 37 },
    'columns',
  ),
  csv(
    'w-replaced-added-up',
    `
Date,Narcan first kits,Narcan refill (lost),Narcan refill (used),Narcan total
03/14/2025,10,5,2,17
03/20/2025,12,4,4,20
`,
    { 'nalkits:nasal-4mg': 37 },
  ),
  csv(
    'w-reposiciones',
    `
Fecha,Jeringas entregadas,Naloxona reposición por pérdida,Naloxona reposición por uso
14/03/2025,100,5,2
20/03/2025,50,4,4
`,
    { 'item:syringe-1ml': 150, 'nalkits:nasal-4mg': 15 },
  ),
  csv(
    'w-received-balance',
    `
Date,Rec'd,Dist.,Bal.
03/14/2025,1000,100,900
03/15/2025,0,200,700
03/16/2025,500,100,1100
`,
    { 'item:syringe-1ml': 400, 'onhand:syringe-1ml': 1500 },
  ),
  csv(
    'w-list-in-out-balance',
    `
Date,Item,In,Out,Balance
03/14/2025,1cc syringes,1000,0,1000
03/14/2025,Cookers,500,50,450
03/15/2025,1cc syringes,0,100,900
03/15/2025,Cookers,100,20,530
`,
    { 'item:syringe-1ml': 100, 'item:cooker': 70, 'onhand:syringe-1ml': 1000, 'onhand:cooker': 600 },
  ),
  csv(
    'w-cookers-received',
    `
Date,Cookers received,Cookers out
03/14/2025,1000,100
03/15/2025,0,200
`,
    { 'item:cooker': 300, 'onhand:cooker': 1000 },
    'columns',
  ),
  csv(
    'w-men-women-nonbinary',
    `
Month,Men,Women,Nonbinary,Syringes given
Jan 2025,50,30,10,1000
Feb 2025,20,20,0,500
`,
    { 'item:syringe-1ml': 1500, 'people:2025-01-01': 90, 'people:2025-02-01': 40 },
  ),
  csv(
    'w-hombres-mujeres-no-binarias',
    `
Mes,Hombres atendidos,Mujeres atendidas,Personas no binarias,Jeringas entregadas
2025-01,50,30,10,1000
2025-02,20,20,0,500
`,
    { 'item:syringe-1ml': 1500, 'people:2025-01-01': 90, 'people:2025-02-01': 40 },
  ),
  csv(
    'w-goal-and-actual',
    `
Month,Syringes goal,Actual,Narcan goal,Narcan actual
Jan 2025,1000,900,20,18
Feb 2025,1000,1100,20,25
`,
    { 'item:syringe-1ml': 2000, 'nalkits:nasal-4mg': 43 },
  ),
  csv(
    'w-mailed-and-vending',
    `
Month,Kits mailed,Kits handed out,Kits vending,Total naloxone kits
Jan 2025,10,20,5,35
Feb 2025,12,30,6,48
`,
    { 'nalkits:nasal-4mg': 83 },
  ),
  csv(
    'w-week-sums-in-rows',
    `
Date,Syringes given,Narcan kits
03/13/2025,10,1
03/15/2025,20,2
Week of 3/10,30,3
03/18/2025,30,1
03/20/2025,40,0
Week of 3/17,70,1
`,
    { 'item:syringe-1ml': 100, 'nalkits:nasal-4mg': 4 },
  ),
  csv(
    'w-week-sums-in-a-column',
    `
Date,Syringes given,Weekly sum
03/13/2025,10,
03/14/2025,20,
03/15/2025,30,60
03/18/2025,5,
03/20/2025,10,15
`,
    { 'item:syringe-1ml': 75 },
  ),
  csv(
    'w-911-in-letters',
    `
Date of overdose,Doses used,Survived,911 called
03/14/2025,2,Y,N
03/15/2025,1,Y,Y
03/16/2025,1,N,N
`,
    { 'reversals:2025-03-01': 3 },
  ),
];
