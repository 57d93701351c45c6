import { book, csv, day, type Specimen } from './table.ts';

/** Days in every spelling. */
export const dates: readonly Specimen[] = [
  csv(
    'all-days-below-thirteen',
    `
Date,1cc
03/04/2025,10
05/06/2025,20
`,
    {},
    'date.format',
  ),
  csv(
    'day-first-by-one-row',
    `
Date,1cc
03/04/2025,10
25/06/2025,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'both-orders-in-one-column',
    `
Date,1cc
03/25/2025,10
25/06/2025,20
04/28/2025,5
`,
    {},
    'date.format',
  ),
  csv(
    'two-digit-years',
    `
Date,1cc
3/25/25,10
12/31/25,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'several-spellings',
    `
Date,1cc
March 25 2025,10
26-Mar-25,20
3/27/2025,5
2025-03-28,1
"Saturday, March 29, 2025",4
`,
    { 'item:syringe-1ml': 40 },
  ),
  csv(
    'spanish-days-in-words',
    `
Fecha,Jeringas 1 ml
"lunes, 3 de marzo de 2025",10
4 mar 2025,20
"miércoles, 5 de marzo de 2025",1
`,
    { 'item:syringe-1ml': 31 },
  ),
  csv(
    'weekday-before',
    `
Date,1cc
Mon 3/24/2025,10
Tue 3/25/2025,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'ordinals',
    `
Date,1cc
March 3rd 2025,10
March 21st 2025,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'serial-numbers',
    `
Date,1cc
45730,10
45731,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'time-behind-the-day',
    `
Timestamp,1cc
3/25/2025 14:05,10
3/26/2025 9:12 PM,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'months-alone',
    `
Month,1cc given,1cc returned
2025-01,1000,800
2025-02,1200,900
`,
    { 'item:syringe-1ml': 2200, 'back:counted': 1700 },
  ),
  csv(
    'months-by-name-and-year-apart',
    `
Year,Month,1cc
2024,November,10
2024,December,20
2025,January,30
`,
    { 'item:syringe-1ml': 60 },
  ),
  csv(
    'months-by-number-and-year-apart',
    `
Month,Year,1cc
11,2024,10
12,2024,20
1,2025,30
`,
    { 'item:syringe-1ml': 60 },
  ),
  csv(
    'months-of-2025',
    `
Month,1cc
January,10
February,20
March,30
`,
    { 'item:syringe-1ml': 60 },
  ),
  csv(
    'months-of-nobody-knows-when',
    `
Month,1cc
January,10
February,20
March,30
`,
    {},
    'date.format',
  ),
  csv(
    'quarters',
    `
Quarter,1cc
Q1 2025,1000
Q2 2025,2000
2025Q3,500
`,
    { 'item:syringe-1ml': 3500 },
  ),
  csv(
    'dhis2-months',
    `
period,syringes_distributed
202501,100
202502,200
`,
    { 'item:syringe-1ml': 300 },
  ),
  book(
    'text-beside-date-cells',
    {
      Log: [
        ['Date', '1cc'],
        [day('2025-03-25'), 10],
        ['March 26, 2025', 20],
        [day('2025-03-27'), 5],
      ],
    },
    { 'item:syringe-1ml': 35 },
  ),
  book(
    'swapped-cells',
    {
      Log: [
        ['Date', '1cc'],
        [day('2025-01-03'), 10],
        ['25/03/2025', 20],
        [day('2025-04-03'), 5],
      ],
    },
    {},
    'date.cells',
  ),
  csv(
    'a-slip-in-the-dates',
    `
Date,1cc
03/25/2025,10
03/26/2025,20
soon,5
`,
    {},
    'date.format',
  ),
  csv(
    'date-once-for-its-rows',
    `
Date,Time,1cc
03/25/2025,9:00,10
,9:30,20
,10:00,5
03/26/2025,9:00,1
,9:10,2
`,
    { 'item:syringe-1ml': 38 },
  ),
  csv(
    'one-row-without-a-day',
    `
Date,1cc
03/25/2025,10
03/26/2025,20
,5
03/27/2025,1
03/28/2025,1
03/29/2025,1
`,
    {},
    'cells',
  ),
  csv(
    'birth-dates-are-not-the-day',
    `
Date of birth,Date of visit,1cc
03/25/1980,03/26/2025,10
04/20/1975,03/27/2025,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'days-without-a-year-2025',
    `
Date,1cc
3/25,10
3/26,20
`,
    { 'item:syringe-1ml': 30 },
  ),
];
