import { dayMs } from '#log/calendar.ts';
import {
  compileDateFormat,
  type DateFormat,
  type DateReading,
  dateOf,
  dayExists,
  monthOfName,
  timeOf,
} from './date-format.ts';
import { fold } from './mapping.ts';

/**
 * Dates in the many spellings of one column, for columns that no single format reads: `any MDY` and `any DMY` say which
 * comes first where both are numbers, and nothing else is open. A year may follow for days written without one:
 * `any MDY 2025`; a month too for days that are numbers alone: `any MDY 2025-03`. A year that does not begin in January says so:
 * `any MDY 2024 from 07` is July 2024 to June 2025. Understood are ISO dates, numbers with any separator, months by name in English, Spanish and French,
 * weekdays beside them, days of a spreadsheet program (45730), a month, a quarter, a week (2025-W11) or two days with a stroke
 * between them ("3/10/2025 - 3/16/2025"; the first day is meant), and a time behind any of them.
 */
export const anyDate = /^any (MDY|DMY)(?: (\d{4})(?:-(\d\d)| from (\d\d))?)?$/;

const weekday =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun|lun(?:es)?|mar(?:tes)|mie(?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|sab(?:ado)?|dom(?:ingo)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:day)?[.,]*\s+/;
const weekOf =
  /^(?:week|wk|semana)\.?\s*(?:of|beginning|starting|ending|del?|que (?:empieza|termina)(?: el)?)\s*:?\s*/;
const clock =
  /(?:[\s,]|\bat\b|t)+(?<hour>\d{1,2})(?::(?<minute>\d{2}))?(?::(?<second>\d{2}))?(?:\.\d+)?\s*(?<half>[ap]\.?\s?m\.?)?(?:\s*(?:z|[a-z]{2,4}|[+-]\d\d:?\d\d))?$/;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Day and month both written as numbers, in the order that the format says. */
  readonly numbers?: true;
  readonly only?: 'month' | 'quarter' | 'year';
}

/** Undefined when the format is not one of these. */
export const compileAnyDate = (format: string): DateFormat | undefined => {
  const match = anyDate.exec(format);
  if (match === null) return undefined;
  const monthFirst = match[1] === 'MDY';
  const year = match[2] === undefined ? undefined : Number(match[2]);
  const month = Number(match[3] ?? 0);
  const from = Number(match[4] ?? 1);
  return {
    hasDate: true,
    hasTime: true,
    read: (text) => {
      const day = month === 0 ? '' : withoutOrdinal(text.trim());
      if (year !== undefined && /^\d{1,2}$/.test(day))
        return checked({ year, month, day: Number(day) }, undefined);
      const reading = read(text, monthFirst, year);
      // Only what has no year of its own takes it from the format.
      return reading.ok &&
        year !== undefined &&
        from > 1 &&
        Number(reading.date.slice(5, 7)) < from &&
        !hasYear(text, monthFirst)
        ? read(text, monthFirst, year + 1)
        : reading;
    },
  };
};

/** A text that says its year, whatever the format says. */
export const hasYear = (text: string, monthFirst = true): boolean => read(text, monthFirst, undefined).ok;

const withoutOrdinal = (text: string): string => text.replace(/(\d)(?:st|nd|rd|th|ro|er|do|to)\b/gi, '$1');

/** A date format of either sort; undefined when it can be read as neither. */
export const compileDate = (format: string): DateFormat | undefined =>
  compileAnyDate(format) ?? compileDateFormat(format, 'date');

const read = (given: string, monthFirst: boolean, defaultYear: number | undefined): DateReading => {
  const text = fold(given)
    .replace(weekOf, '')
    .replace(weekday, '')
    .replace(/,?\s*\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\)?$/, '')
    .trim();
  return readPlain(withoutOrdinal(text), monthFirst, defaultYear);
};

/** A hyphen alone parts two days where strokes part each: "6/1/2025-6/14/2025". */
const stroke =
  /\s*(?:(?<=\/\d{2,4})-(?=\d{1,2}\/\d{1,2}\/)|\s[-–—]\s|\b(?:to|thru|through|until|al?|hasta)\b|[–—])\s*/;

const readPlain = (text: string, monthFirst: boolean, defaultYear: number | undefined): DateReading => {
  const whole = dayOf(text, monthFirst, defaultYear);
  if (whole !== undefined) return checked(whole, undefined);
  const [first = '', last, ...more] = text.split(stroke);
  if (last !== undefined && more.length === 0) {
    const [begin, end] = [first, last].map((part) => dayOf(part.trim(), monthFirst, defaultYear));
    if (begin !== undefined && end?.only === begin.only) return checked(begin, undefined);
  }
  const time = clock.exec(text);
  if (time?.groups === undefined) return { ok: false, problem: 'date-format' };
  const { minute, half } = time.groups;
  const told =
    minute === undefined && half === undefined
      ? undefined
      : timeOf({ ...time.groups, minute: minute ?? '00' });
  const day = dayOf(text.slice(0, time.index).trim(), monthFirst, defaultYear);
  return day === undefined || told === undefined ? { ok: false, problem: 'date-format' } : checked(day, told);
};

const checked = ({ year, month, day, numbers, only }: Day, time: string | undefined): DateReading => {
  const swapped = numbers === true && dayExists(year, day, month);
  if (dayExists(year, month, day))
    return {
      ok: true,
      date: dateOf(year, month, day),
      time,
      bothWays: swapped && month !== day,
      ...(only !== undefined && { only }),
    };
  return { ok: false, problem: swapped ? 'date-order' : 'date-impossible' };
};

const fullYear = (text: string): number => {
  const year = Number(text.replace(/^'/, ''));
  if (year >= 100) return year;
  return year >= 80 ? 1900 + year : 2000 + year;
};

type Shape = readonly [
  RegExp,
  (parts: readonly string[], monthFirst: boolean, year: number | undefined) => Day | undefined,
];

const named = (name: string, day: string, year: number | undefined): Day | undefined => {
  const month = monthOfName(name);
  return month === 0 || year === undefined ? undefined : { year, month, day: Number(day) };
};
const month = (year: number, at: number): Day => ({ year, month: at, day: 1, only: 'month' });
const ordinals = ['first', 'second', 'third', 'fourth', 'primer', 'segundo', 'tercer', 'cuarto'];
const ordinal = (word: string): number => Number(word) || (ordinals.indexOf(word) % 4) + 1;
const quarter = (year: number, at: number): Day => ({ year, month: at * 3 - 2, day: 1, only: 'quarter' });

/** `parts` are the groups of the shape in order. First match wins. */
const shapes: readonly Shape[] = [
  [
    /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/,
    ([y = '', m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  ],
  [
    /^((?:19|20)\d\d)(\d\d)(\d\d)$/,
    ([y = '', m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  ],
  [
    /^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ,]\s?('?\d{2}|\d{4})$/,
    ([a = '', b = '', y = ''], monthFirst) => ({
      year: fullYear(y),
      month: Number(monthFirst ? a : b),
      day: Number(monthFirst ? b : a),
      numbers: true,
    }),
  ],
  [
    /^(\d{1,2})[\s./-]*(?:de\s+)?([a-z]{3,10})\.?[\s.,/-]*(?:del?\s+)?('?\d{2}|\d{4})$/,
    ([d = '', name = '', y = '']) => named(name, d, fullYear(y)),
  ],
  [
    /^([a-z]{3,10})\.?[\s./-]+(\d{1,2})[\s.,/-]+('?\d{2}|\d{4})$/,
    ([name = '', d = '', y = '']) => named(name, d, fullYear(y)),
  ],
  [
    /^([a-z]{3,10})\.?(?:[\s.,/-]*(?:del?\s+)?('\d{2}|\d{4})|[\s.,/-]*[-/](\d{2}))$/,
    ([name = '', whole, short = '', y = whole ?? short]) => {
      const at = monthOfName(name);
      return at === 0 ? undefined : month(fullYear(y), at);
    },
  ],
  [/^(\d{4})[-/. ]?(\d{2})$/, ([y = '', m]) => (isMonth(m) ? month(Number(y), Number(m)) : undefined)],
  [/^(\d{1,2})[-/. ](\d{4})$/, ([m, y = '']) => (isMonth(m) ? month(Number(y), Number(m)) : undefined)],
  [
    /^(\d{4})[\s./-]+([a-z]{3,10})\.?$/,
    ([y = '', name = '']) => {
      const at = monthOfName(name);
      return at === 0 ? undefined : month(Number(y), at);
    },
  ],
  [
    /^(?:q|t|trim(?:estre)?\s?)([1-4])[\s/-]*'?(\d{4}|\d{2})$/,
    ([q = '', y = '']) => quarter(fullYear(y), Number(q)),
  ],
  [
    /^(\d{4})[\s/-]*(?:q|t|qtr |quarter |trim(?:estre)? )\s?([1-4])$/,
    ([y = '', q]) => quarter(Number(y), Number(q)),
  ],
  [
    /^(?:quarter|qtr\.?)\s?([1-4])[\s,/-]+(?:of )?'?(\d{4})$/,
    ([q = '', y = '']) => quarter(Number(y), Number(q)),
  ],
  [
    /^(1|2|3|4|first|second|third|fourth|primer|segundo|tercer|cuarto)\s(?:quarter|qtr\.?|trim(?:estre)?)[\s,/-]+(?:of |del? )?(\d{4})$/,
    ([word = '', y = '']) => quarter(Number(y), ordinal(word)),
  ],
  // "Jan - Mar 2025", where that is a quarter.
  [
    /^([a-z]{3,10})\.?\s?(?:-|–|—|to|a)\s?([a-z]{3,10})\.?(?:[\s,]+(?:del? )?(\d{4}))?$/,
    ([a = '', b = '', y], _first, year) => {
      const [from, to, own] = [monthOfName(a), monthOfName(b), y === undefined ? year : Number(y)];
      return from % 3 === 1 && to === from + 2 && own !== undefined ? quarter(own, to / 3) : undefined;
    },
  ],
  [
    /^(\d{4})[-/ ]?w(\d{1,2})$/,
    ([y = '', w]) => {
      // The week with the year's first Thursday is its first (ISO 8601).
      const fourth = new Date(Date.UTC(Number(y), 0, 4));
      const at = new Date(fourth.getTime() + ((Number(w) - 1) * 7 - ((fourth.getUTCDay() + 6) % 7)) * dayMs);
      return Number(w) < 1 || Number(w) > 53
        ? undefined
        : { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
    },
  ],
  [/^((?:19|20)\d\d)$/, ([y = '']) => ({ year: Number(y), month: 1, day: 1, only: 'year' })],
  // Days since 1900 as spreadsheet programs keep them: 2000 to 2050. Earlier ones are rather months and days: 31425.
  [
    /^(3[6-9]\d{3}|4\d{4}|5[0-4]\d{3})(?:\.\d+)?$/,
    ([serial = '']) => {
      const at = new Date(Date.UTC(1899, 11, 30) + Number(serial) * dayMs);
      return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
    },
  ],
  // Without a year: only where the format gives one.
  [
    /^(\d{1,2})\s?[-/.]\s?(\d{1,2})$/,
    ([a = '', b = ''], monthFirst, year) =>
      year === undefined
        ? undefined
        : { year, month: Number(monthFirst ? a : b), day: Number(monthFirst ? b : a), numbers: true },
  ],
  [
    /^(\d{1,2})[\s./-]*(?:de\s+)?([a-z]{3,10})\.?$/,
    ([d = '', name = ''], _first, year) => named(name, d, year),
  ],
  [/^([a-z]{3,10})\.?[\s./-]*(\d{1,2})$/, ([name = '', d = ''], _first, year) => named(name, d, year)],
  [
    /^([a-z]{3,10})\.?$/,
    ([name = ''], _first, year) => {
      const at = monthOfName(name);
      return at === 0 || year === undefined ? undefined : month(year, at);
    },
  ],
];

const isMonth = (text: string | undefined): boolean => Number(text) >= 1 && Number(text) <= 12;

const dayOf = (text: string, monthFirst: boolean, year: number | undefined): Day | undefined => {
  for (const [shape, make] of shapes) {
    const match = shape.exec(text);
    const day = match === null ? undefined : make(match.slice(1), monthFirst, year);
    if (day !== undefined) return day;
  }
  return undefined;
};
