import { isNothing } from '../mapping/amount.ts';
import { compileDate, hasYear } from '../mapping/any-date.ts';
import { compileDateFormat, dayExists } from '../mapping/date-format.ts';
import type { Cell } from '../read/sheet.ts';
import { isDateCell, isFaultCell } from '../read/sheet.ts';

const dateOrders = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
  'DD.MM.YYYY',
  'M/D/YY',
  'D/M/YY',
  'D-MMM-YYYY',
  'D-MMM-YY',
  'D MMM YYYY',
  'MMM D, YYYY',
  'YYYYMMDD',
];
const clocks = ['', ' HH:mm', ' HH:mm:ss', ' h:mm A', ' h:mm:ss A', 'THH:mm', 'THH:mm:ss'];
export const timeFormats = ['HH:mm', 'HH:mm:ss', 'h:mm A', 'h:mm:ss A'] as const;

export interface DateGuess {
  /** Those that read the most of these dates as different days; more than one: a person must say which it is. */
  readonly formats: readonly string[];
  /** False where even these leave something out (a typing slip such as 31/02): a person should look. */
  readonly readsAll: boolean;
  /** Cells that a spreadsheet program may have taken with day and month changed round, beside texts of the other order. */
  readonly maySwap?: true;
  /** Every text names a month, a quarter or a year and no day. */
  readonly only?: 'month';
}

/** What titles and names tell of days that are written without a year. */
export interface Told {
  /** `2025`; of a span over two years ("2024-25") the first. */
  readonly year?: string | undefined;
  /** `2025-03` */
  readonly month?: string | undefined;
  /** They name two years, or a year that may not begin in January. */
  readonly isSpan?: boolean;
  readonly isFiscal?: boolean;
}

export const guessDateFormats = (cells: readonly Cell[], told: Told = {}): DateGuess => {
  const { year, month } = told;
  const filled = cells.filter((cell) => cell !== null && !(typeof cell === 'string' && isNothing(cell)));
  if (filled.length === 0) return { formats: [], readsAll: false };
  if (filled.every((cell) => isDateCell(cell) && cell.date !== undefined))
    return { formats: ['cells'], readsAll: true, ...(isMonthly(filled) && { only: 'month' }) };
  const dated = filled.filter(isDateCell);
  const texts = filled.filter((cell) => !isDateCell(cell) && !isFaultCell(cell)).map(String);
  const faults = filled.length - dated.length - texts.length;
  // "1", "2", "31" below a title that names the month; numbers that end alike in two digits are days without strokes: 31425.
  if (dated.length === 0 && texts.every(isDayAlone))
    return month === undefined
      ? { formats: [], readsAll: false }
      : { formats: [`any MDY ${month}`], readsAll: faults === 0 };
  if (dated.length === 0 && isCompact(texts)) return { formats: [], readsAll: false };
  const plain = dated.length > 0 ? { formats: [], reads: 0 } : bestOf(plainFormats, texts);
  if (plain.reads === texts.length && faults === 0 && texts.length > 0)
    return { formats: plain.formats, readsAll: true };
  const suffix = year === undefined ? '' : ` ${year}`;
  const any = bestOf([`any MDY${suffix}`, `any DMY${suffix}`], texts);
  if (any.reads + dated.length <= plain.reads) return { formats: plain.formats, readsAll: false };
  // Date cells, and a word among them that is no day: which one, a person sees.
  if (any.formats.length === 0 && dated.length > texts.length) return { formats: ['cells'], readsAll: false };
  const first = any.formats[0];
  const readings = first === undefined ? [] : texts.map((text) => compileDate(first)?.read(text));
  const numeric = texts.filter((text) => /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(text.trim()));
  const maySwap =
    dated.length > 0 && numeric.length > 0 && dated.every(({ date = '' }) => Number(date.slice(8, 10)) <= 12);
  return {
    formats: year === undefined ? any.formats : any.formats.flatMap((format) => turned(format, texts, told)),
    readsAll: any.reads === texts.length && faults === 0,
    ...(maySwap && { maySwap }),
    ...(dated.length === 0 &&
      readings.every((reading) => reading?.ok !== true || reading.only !== undefined) && { only: 'month' }),
  };
};

const isDayAlone = (text: string): boolean => {
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/i.exec(text)?.[1];
  return Number(day) >= 1 && Number(day) <= 31;
};

/**
 * The years that months without one may be of. A list that goes from December to January runs over two; a fiscal year begins
 * in the year before it, in a month that only its people know.
 */
const turned = (
  format: string,
  texts: readonly string[],
  { year, isSpan, isFiscal }: Told,
): readonly string[] => {
  const compiled = compileDate(format);
  const months = new Set<number>();
  for (const text of texts) {
    const read = hasYear(text) ? undefined : compiled?.read(text);
    if (read?.ok === true) months.add(Number(read.date.slice(5, 7)));
  }
  const [first = 1, ...rest] = months;
  const steps = rest.map((own, at) => own - ([first, ...rest][at] ?? own));
  const up = steps.filter((step) => step > 0 && step < 6).length;
  const down = steps.filter((step) => step < 0 && step > -6).length;
  // Newest first, the year turns where the months jump up; there the oldest month stands last.
  const turns = steps.filter((step) => (down > up ? step >= 6 : step <= -6)).length;
  const goesOver = turns === 1;
  const from = String(
    goesOver && down > up ? ([...months].at(-1) ?? first) : down > up ? Math.min(...months) : first,
  ).padStart(2, '0');
  const base = Number(year);
  const over = (own: number): string => `${format.slice(0, -4)}${own} from ${from}`;
  const plainly = (own: number): string => `${format.slice(0, -4)}${own}`;
  if (isSpan === true) return goesOver ? [over(base)] : [over(base), plainly(base + 1)];
  if (goesOver) return isFiscal === true ? [over(base - 1), over(base)] : [over(base), over(base - 1)];
  return isFiscal === true && from !== '01' ? [over(base - 1), format] : [format];
};

const plainFormats = dateOrders.flatMap((order) => clocks.map((clock) => order + clock));

/** Month, day and two digits of a year as one number, and not the days of a spreadsheet program. */
const isCompact = (texts: readonly string[]): boolean =>
  texts.length > 1 &&
  texts.every((text) => /^\d{5,6}$/.test(text)) &&
  new Set(texts.map((text) => text.slice(-2))).size <= (texts.length > 20 ? 2 : 1) &&
  texts.every((text) => dayExists(2000, Number(text.slice(0, -4)), Number(text.slice(-4, -2))));

/** The first dates of a year's months, and nothing else. */
const isMonthly = (cells: readonly Cell[]): boolean => {
  const days = cells.flatMap((cell) => (isDateCell(cell) ? [cell.date ?? ''] : []));
  return new Set(days).size > 2 && days.every((day) => day.endsWith('-01'));
};

/** Formats that read the most of the texts, one for each different set of days. */
const bestOf = (
  formats: readonly string[],
  texts: readonly string[],
): { readonly formats: readonly string[]; readonly reads: number } => {
  const some = texts.slice(0, 60);
  // Those that read nothing of the first texts are not tried on the rest.
  const tried = formats.flatMap((format) => {
    const compiled = compileDate(format);
    return compiled !== undefined && some.some((text) => compiled.read(text).ok)
      ? [{ format, compiled }]
      : [];
  });
  const counted = tried.map(({ format, compiled }) => {
    const days = texts.map((text) => {
      const reading = compiled.read(text);
      return reading.ok && reading.date > '1950' && reading.date < '2100' ? reading.date : '';
    });
    return { format, days: days.join(), reads: days.filter((day) => day !== '').length };
  });
  const reads = Math.max(0, ...counted.map((each) => each.reads));
  const answers = new Map<string, string>();
  if (reads > 0)
    for (const { format, days, reads: own } of counted)
      if (own === reads && !answers.has(days)) answers.set(days, format);
  return { formats: [...answers.values()], reads };
};

export const guessTimeFormat = (cells: readonly Cell[]): string | undefined => {
  const filled = cells.filter((cell) => cell !== null);
  if (filled.length === 0) return undefined;
  if (filled.every((cell) => isDateCell(cell) && cell.time !== undefined)) return 'cells';
  return timeFormats.find((format) => {
    const compiled = compileDateFormat(format, 'time');
    return filled.every((cell) => !isDateCell(cell) && compiled?.read(String(cell)).ok === true);
  });
};
