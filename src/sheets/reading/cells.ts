import { isNothing, isNumberWord, readAmount } from '../mapping/amount.ts';
import { compileDate } from '../mapping/any-date.ts';
import { monthOfName } from '../mapping/date-format.ts';
import { fold } from '../mapping/mapping.ts';
import { type Cell, isDateCell, isFaultCell, type Row } from '../read/sheet.ts';

/** What a cell looks like, whatever its column says. */
export type CellLook = 'empty' | 'number' | 'date' | 'text' | 'fault';

const dates = compileDate('any MDY 2000');
const datesOther = compileDate('any DMY 2000');
/** Shortest text that may be a date: "3/4". */
const looksDated = /^(?=.*\d).{3,}$/;

export const lookOf = (cell: Cell | undefined): CellLook => {
  if (cell === null || cell === undefined) return 'empty';
  if (typeof cell === 'number') return 'number';
  if (isDateCell(cell)) return 'date';
  if (isFaultCell(cell)) return 'fault';
  if (typeof cell === 'boolean') return 'text';
  if (isNumberText(cell)) return 'number';
  return isDateText(cell) ? 'date' : 'text';
};

export const isNumberText = (text: string): boolean =>
  isNumberWord(text) ||
  (/\d/.test(text) && (readAmount(text, { decimal: '.' }).ok || readAmount(text, { decimal: ',' }).ok));

export const isDateText = (text: string): boolean =>
  looksDated.test(text) && (dates?.read(text).ok === true || datesOther?.read(text).ok === true);

export const isYear = (text: string): boolean => /^(19|20)\d\d$/.test(text.trim());

/** "Q1", "Week 3", "FY25", "Semana 2": a time that is no date. */
const stretch =
  /^(?:q[1-4]|h[12]|t[1-4]|fy ?'?\d+|(?:week|wk|semana|quarter|qtr|trimestre|trim|semester|semestre|pay period|day|dia) ?\d+|\d(?:st|nd|rd|th) (?:quarter|half|week))\b/;

/** A day, a week, a month, a quarter or a year, as the names of sheets and lines between rows say them. */
export const isTimeName = (name: string): boolean =>
  isDateText(name) ||
  stretch.test(fold(name)) ||
  monthOfName(name.replace(/[^a-zA-ZÀ-ÿ].*$/, '')) > 0 ||
  isYear(name);

/** A cell's number under the usual signs; undefined where there is none. */
export const numberOf = (cell: Cell | undefined, decimal: '.' | ',' = '.'): number | undefined => {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return undefined;
  const read = readAmount(cell, { decimal, pack: 1 });
  return read.ok ? read.value?.value : undefined;
};

const totalWord =
  '(?:grand |sub ?-?|gran |monthly |weekly |daily |quarterly |yearly |annual |year |running |program |overall |all )*(?:totals?|totales|subtotal(?:es)?|sum|suma|sumas|ytd|year to date|averages?|avg|mean|median|maximum|minimum|max|min|promedios?|moyennes?|somme|totaux|grand total|total general)';
const wholeTotal = new RegExp(`^\\W*${totalWord}\\b[\\s:.=-]*$`);
const ofSomething = new RegExp(
  `^\\W*${totalWord}[\\s:-]+(?:for |of |de |del |in |this )?[a-z0-9 ./'-]{1,24}:?$`,
);
const somethingsTotal = new RegExp(`^[a-z0-9 ./'-]{1,24}[\\s:-]+${totalWord}\\W*$`);

/** "Total", "Jan total", "Total 2025", "Suma": what a cell says where its row adds others up. */
export const isTotalText = (text: string): boolean => {
  const word = fold(text);
  return word.length <= 40 && (wholeTotal.test(word) || ofSomething.test(word) || somethingsTotal.test(word));
};

/** A row of sums says so in one of its first cells. */
export const isTotalRow = (row: Row): boolean => {
  let seen = 0;
  for (const cell of row.cells) {
    if (typeof cell === 'string' && isTotalText(cell)) return true;
    // A count to its left: the word stands in a note, and names no row.
    if (seen > 0 && lookOf(cell) === 'number') return false;
    if (cell !== null) seen += 1;
    if (seen >= 3) return false;
  }
  return false;
};

export const isFilled = (cell: Cell | undefined): boolean =>
  cell !== null && cell !== undefined && !(typeof cell === 'string' && isNothing(cell));

/** A mark that stands for what is written above it: `"`, "idem", "same". */
export const isDitto = (cell: Cell | undefined): boolean =>
  typeof cell === 'string' &&
  /^(?:["“”″〃]{1,2}|''|-"-|ditto|do\.|idem|ibid\.?|same|same as above|as above|igual|lo mismo|misma? (?:fecha|dia|sitio|lugar))$/.test(
    fold(cell),
  );
