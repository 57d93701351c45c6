import { type DayOrder, readDay } from '#kit/form/read-day.ts';
import { lastDayOf } from '#log/calendar.ts';
import { err, type LocalDate, ok, type Result } from '#log/index.ts';

/**
 * Reads an expiry as boxes print it and people type it: a month and a year (`03/2027`, `2027-03`, `03 27`, `MAR 2027`,
 * `032027`), which means the last day of that month, or a day (`2027-03-15`, `15 MAR 2027`, `270315` as in a GS1 code, where
 * the day `00` is the last of its month). Years from 2000 to 2099: a box says nothing else.
 *
 * Answers the day, or '' for nothing typed; else the id of a message that says what to do.
 */
export const readExpiry = (typed: string, order?: DayOrder): Result<LocalDate | '', string> => {
  const text = numbered(
    typed
      .trim()
      .toLowerCase()
      .replace(/^(?:exp|ven|cad|use\s+by)\p{L}*[^\p{L}\d]*/u, ''),
  );
  if (text === undefined) return err('stock.expires.unread');
  if (text === '') return ok('');
  const digits = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (digits !== null) {
    const [first = '', second = '', third = ''] = digits.slice(1);
    if (second === '20') return ofMonth(`${second}${third}`, first);
    return third === '00' ? ofMonth(`20${first}`, second) : bounded(readDay(`20${first}-${second}-${third}`));
  }
  const parts = text.split(/[-/. ]+/).filter(Boolean);
  if (parts.length !== 2) return bounded(readDay(text, { min: '2000-01-01', max: '2099-12-31', order }));
  const [a = '', b = ''] = parts;
  const isYearFirst = a.length === 4 || Number(a) > 12;
  return isYearFirst ? ofMonth(a, b) : ofMonth(b, a);
};

const ofMonth = (year: string, month: string): Result<LocalDate, string> => {
  const [whole, number] = [year.length === 2 ? `20${year}` : year, Number(month)];
  if (!/^20\d\d$/.test(whole) || !/^\d{1,2}$/.test(month) || number < 1 || number > 12)
    return err('stock.expires.unread');
  return ok(lastDayOf(`${whole}-${String(number).padStart(2, '0')}`));
};

const bounded = (day: ReturnType<typeof readDay>): Result<LocalDate | '', string> =>
  day.ok && (day.value === '' || /^20/.test(day.value)) ? day : err('stock.expires.unread');

/** Months as they are called on boxes, in English and Spanish. */
const months = [
  'jan ene',
  'feb',
  'mar',
  'apr abr',
  'may',
  'jun',
  'jul',
  'aug ago',
  'sep set',
  'oct',
  'nov',
  'dec dic',
];

/** The text with numbers for names of months, and a month that was named put where a number is read as one. */
const numbered = (text: string): string | undefined => {
  const words = text.match(/\p{L}+/gu);
  if (words === null) return text;
  // "15 de marzo de 2027": the month is one of the words.
  const month =
    months.findIndex((names) => words.some((word) => names.split(' ').includes(word.slice(0, 3)))) + 1;
  if (month === 0) return undefined;
  const others = text.split(/[^\d]+/).filter(Boolean);
  if (others.length === 1) return `${month}/${others[0]}`;
  const [a = '', b = ''] = others;
  if (others.length !== 2) return undefined;
  const [day, year] = a.length === 4 ? [b, a] : [a, b];
  return `${year.length === 2 ? `20${year}` : year}-${month}-${day}`;
};
