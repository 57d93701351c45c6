import { sheetXml, writeXlsx } from '../../../support/xlsx.ts';
import { book, csv, day, raw, type Specimen } from './table.ts';

const x = (rows: string) => writeXlsx({ 'xl/worksheets/sheet1.xml': sheetXml(rows) });
const t = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const n = (ref: string, value: number | string, style = 0) =>
  `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
const f = (ref: string, formula: string) => `<c r="${ref}"><f>${formula}</f></c>`;
const e = (ref: string, fault: string) => `<c r="${ref}" t="e"><v>${fault}</v></c>`;
const head = `<row r="1">${t('A1', 'Date')}${t('B1', '1cc')}${t('C1', 'Cookers')}</row>`;

/** Cells and days that lead astray: two numbers in a cell, damage in a short table, years that turn, weeks, odd files. */
export const astrayCells: readonly Specimen[] = [
  csv(
    'date-disguise-serials',
    `
Date,1cc,Cookers
03/20/2025,50,45722
03/21/2025,40,5
03/22/2025,40,6
03/13/2025,30,45724
`,
    {},
    'cells',
  ),
  csv(
    'two-lines-cell',
    `
Date,1cc,Cookers
03/14/2025,"10
20",2
03/15/2025,20,3
`,
    {},
    'columns',
  ),
  csv(
    'range-cell',
    `
Date,1cc,Cookers
03/14/2025,10-20,2
03/15/2025,20,3
`,
    {},
    'columns',
  ),
  csv(
    'date-in-count',
    `
Date,1cc,Cookers
03/14/2025,50,5
03/15/2025,03/15/2025,4
03/16/2025,20,2
`,
    {},
    'cells',
  ),
  csv(
    'declined-in-count',
    `
Date,1cc,Narcan kits
03/14/2025,50,declined
03/15/2025,40,2
03/16/2025,20,refused
`,
    { 'item:syringe-1ml': 110, 'nalkits:nasal-4mg': 2 },
  ),
  csv(
    'cells-with-percent',
    `
Month,Syringes,Returned
2025-01,500,400 (80%)
2025-02,600,450 (75%)
`,
    {},
    'columns',
  ),
  csv(
    'thousands-apostrophe',
    `
Date;Syringes
14.03.2025;1'250
15.03.2025;2'000
`,
    { 'item:syringe-1ml': 3250 },
  ),
  csv(
    'k-thousand',
    `
Month,Syringes
2025-01,1.5k
2025-02,2k
`,
    {},
    'columns',
  ),
  raw(
    'errors.xlsx',
    x(
      head +
        `<row r="2">${n('A2', 45730, 1)}${e('B2', '#REF!')}${n('C2', 5)}</row><row r="3">${n('A3', 45731, 1)}${n('B3', 20)}${n('C3', 6)}</row>`,
    ),
    {},
    'columns',
  ),
  raw(
    'formula-no-values.xlsx',
    x(
      head +
        `<row r="2">${n('A2', 45730, 1)}${f('B2', '5+5')}${n('C2', 5)}</row><row r="3">${n('A3', 45731, 1)}${n('B3', 20)}${n('C3', 6)}</row>`,
    ),
    {},
    'columns',
  ),
  raw(
    'total-no-values.xlsx',
    x(
      head +
        `<row r="2">${n('A2', 45730, 1)}${n('B2', 10)}${n('C2', 5)}</row><row r="3">${n('A3', 45731, 1)}${n('B3', 20)}${n('C3', 6)}</row><row r="4">${t('A4', 'Total')}${f('B4', 'SUM(B2:B3)')}${f('C4', 'SUM(C2:C3)')}</row>`,
    ),
    { 'item:syringe-1ml': 30, 'item:cooker': 11 },
  ),
  raw(
    'float-noise.xlsx',
    x(
      head +
        `<row r="2">${n('A2', 45730, 1)}${n('B2', '10.000000000000002')}${n('C2', 5)}</row><row r="3">${n('A3', 45731, 1)}${n('B3', 20)}${n('C3', 6)}</row>`,
    ),
    { 'item:syringe-1ml': 30, 'item:cooker': 11 },
  ),
  raw(
    'count-formatted-date.xlsx',
    x(
      head +
        `<row r="2">${n('A2', 45730, 1)}${n('B2', 10, 1)}${n('C2', 5)}</row><row r="3">${n('A3', 45731, 1)}${n('B3', 20, 1)}${n('C3', 6)}</row>`,
    ),
    {},
    'columns',
  ),
  csv(
    'year-wrap-log-2025',
    `
Date,1cc,Returned
12/28,10,5
12/30,20,5
1/3,30,5
1/15,40,5
`,
    {},
    'date.format',
  ),
  csv(
    'oct-start 2025',
    `
Month,Syringes,Returned
Oct,100,90
Nov,200,100
Dec,300,100
Jan,100,90
`,
    {},
    'date.format',
  ),
  csv(
    'program-year',
    `
Program year 2024-2025,,
Month,Syringes,Returned
July,100,90
August,200,100
January,300,100
June,100,90
`,
    { 'item:syringe-1ml': 700, 'back:counted': 380 },
  ),
  csv(
    'fiscal-months',
    `
FY2025,,
Month,Syringes,Returned
Jul,100,90
Aug,200,100
Sep,300,100
Jan,100,90
Jun,10,5
`,
    {},
    'date.format',
  ),
  csv(
    'fiscal-year',
    `
Fiscal year,Syringes distributed,Syringes returned
FY24,1000,900
FY25,1200,1000
`,
    { 'item:syringe-1ml': 2200, 'back:counted': 1900 },
    'date.format',
  ),
  csv(
    'ordinal-date-no-year',
    `
Log March 2025
Date,1cc
3rd,10
4th,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  csv(
    'range-of-dates',
    `
Week,1cc,Returned
3/10/2025 - 3/16/2025,10,5
3/17/2025 - 3/23/2025,20,6
`,
    { 'item:syringe-1ml': 30, 'back:counted': 11 },
  ),
  csv(
    'week-number',
    `
Week,1cc
2025-W11,10
2025-W12,20
`,
    { 'item:syringe-1ml': 30 },
  ),
  book(
    'month-tabs-2025',
    {
      'JAN 25': [
        ['Date', '1cc', 'Cookers'],
        ['1/13', 10, 1],
        ['1/14', 20, 2],
        ['TOTAL', 30, 3],
      ],
      'FEB 25': [
        ['Date', '1cc', 'Cookers'],
        ['2/13', 30, 3],
        ['2/5', 40, 4],
        ['TOTAL', 70, 7],
      ],
    },
    { 'item:syringe-1ml': 100, 'item:cooker': 10 },
  ),
  csv(
    'start-end-cols',
    `
Start date,End date,Syringes,Returned
03/01/2025,03/31/2025,100,50
04/01/2025,04/30/2025,200,60
`,
    { 'item:syringe-1ml': 300, 'back:counted': 110 },
  ),
  raw('bom-semicolon.csv', '\ufeffFecha;Jeringas 1 ml;Condones\r\n14/03/2025;10;5\r\n15/03/2025;20;6\r\n', {
    'item:syringe-1ml': 30,
    'item:condom-external': 11,
  }),
  raw('sep-line.csv', 'sep=;\r\nDate;1cc;Cookers\r\n03/14/2025;10;5\r\n03/15/2025;20;6\r\n', {
    'item:syringe-1ml': 30,
    'item:cooker': 11,
  }),
  raw(
    'utf16.csv',
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('Date\t1cc\tCookers\r\n03/14/2025\t10\t5\r\n03/15/2025\t20\t6\r\n', 'utf16le'),
    ]),
    { 'item:syringe-1ml': 30, 'item:cooker': 11 },
  ),
  raw('cr-only.csv', 'Date,1cc,Cookers\r03/14/2025,10,5\r03/15/2025,20,6\r', {
    'item:syringe-1ml': 30,
    'item:cooker': 11,
  }),
  raw('stray-quote.csv', 'Date,1cc 27g 1/2" ,Cookers\n03/14/2025,10,5\n03/15/2025,20,6\n', {
    'item:syringe-1ml': 30,
    'item:cooker': 11,
  }),
  raw(
    'dates-as-numbers.xlsx',
    x(
      head +
        `<row r="2">${n('A2', 45730)}${n('B2', 10)}${n('C2', 5)}</row><row r="3">${n('A3', 45731)}${n('B3', 20)}${n('C3', 6)}</row>`,
    ),
    { 'item:syringe-1ml': 30, 'item:cooker': 11 },
  ),
  csv(
    'suppressed-mix',
    `
Month,Syringes,Naloxone kits,People
2025-01,500,<6,20
2025-02,600,12,*
2025-03,<11,7,25
`,
    { 'item:syringe-1ml': 1100, 'nalkits:nasal-4mg': 19, 'people:2025-01-01': 20, 'people:2025-03-01': 25 },
  ),
  book(
    'total-off-by-one',
    {
      S: [
        ['Date', '1cc', '.5cc', 'Total'],
        [day('2025-03-14'), 10, 5, 15],
        [day('2025-03-15'), 20, 6, 27],
        ['Total', 30, 11, 42],
      ],
    },
    {},
    'columns',
  ),
];
