import type { Cell } from '../read/sheet.ts';
import { isDateCell } from '../read/sheet.ts';
import { compileDateFormat } from './date-format.ts';

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
const clocks = ['', ' HH:mm', ' HH:mm:ss', ' h:mm A', 'THH:mm', 'THH:mm:ss'];
export const timeFormats = ['HH:mm', 'HH:mm:ss', 'h:mm A', 'h:mm:ss A'] as const;

export interface DateGuess {
  /** Those that read the most of these dates as different days; more than one: a person must say which it is. */
  readonly formats: readonly string[];
  /** False where even these leave something out (a typing slip such as 31/02): a person should look. */
  readonly readsAll: boolean;
}

export const guessDateFormats = (cells: readonly Cell[]): DateGuess => {
  const filled = cells.filter((cell) => cell !== null);
  if (filled.length === 0) return { formats: [], readsAll: false };
  if (filled.every(isDateCell)) return { formats: ['cells'], readsAll: true };
  const texts = filled.filter((cell) => !isDateCell(cell)).map(String);
  const tried = dateOrders.flatMap((order) =>
    clocks.flatMap((clock) => {
      const compiled = compileDateFormat(order + clock, 'date');
      const count = compiled === undefined ? 0 : texts.filter((text) => compiled.read(text).ok).length;
      return count > 0 ? [{ format: order + clock, count }] : [];
    }),
  );
  const most = Math.max(0, ...tried.map(({ count }) => count));
  const fits = tried.filter(({ count }) => count === most).map(({ format }) => format);
  // Formats that read every text as the same day are one answer.
  const answers = new Map<string, string>();
  for (const format of fits) {
    const compiled = compileDateFormat(format, 'date');
    const days = texts.map((text) => {
      const read = compiled?.read(text);
      return read?.ok === true ? read.date : '';
    });
    const key = days.join();
    if (!answers.has(key)) answers.set(key, format);
  }
  return { formats: [...answers.values()], readsAll: most === texts.length };
};

export const guessTimeFormat = (cells: readonly Cell[]): string | undefined => {
  const filled = cells.filter((cell) => cell !== null);
  if (filled.length > 0 && filled.every(isDateCell)) return 'cells';
  return timeFormats.find((format) => {
    const compiled = compileDateFormat(format, 'time');
    return filled.every((cell) => compiled?.read(String(cell)).ok === true);
  });
};
