/**
 * Dates and times written as text, by an explicit format made of YYYY, YY, MM, M, DD, D, HH, H, hh, h, mm, ss, A (AM or
 * PM) and MMM (a month's name in English, Spanish or French); everything else stands for itself.
 */
export interface DateFormat {
  readonly read: (text: string) => DateReading;
  readonly hasDate: boolean;
  readonly hasTime: boolean;
}

export type DateReading =
  | {
      readonly ok: true;
      readonly date: string;
      readonly time: string | undefined;
      readonly bothWays: boolean;
      /** The text names no day: the first of this is meant. */
      readonly only?: 'month' | 'quarter' | 'year';
    }
  | { readonly ok: false; readonly problem: 'date-format' | 'date-order' | 'date-impossible' };

const tokens = /YYYY|YY|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|A/g;

const patterns: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<short>\\d{2})',
  MMM: '(?<name>[\\p{L}.]{3,12})',
  MM: '(?<month>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<hour>\\d{1,2})',
  h: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  A: '(?<half>[AaPp]\\.?\\s?[Mm]\\.?)',
};

/** Undefined when the format names no whole date or time, or names a part twice. */
export const compileDateFormat = (format: string, needs: 'date' | 'time'): DateFormat | undefined => {
  const used = [...format.matchAll(tokens)].map((match) => match[0]);
  const has = (...names: readonly string[]): boolean => names.some((name) => used.includes(name));
  const hasDate = has('YYYY', 'YY') && has('MM', 'M', 'MMM') && has('DD', 'D');
  const hasTime = has('HH', 'H', 'hh', 'h') && has('mm');
  if (needs === 'date' ? !hasDate : !hasTime) return undefined;
  const groups = used.map((name) => patterns[name]);
  if (new Set(groups).size !== groups.length) return undefined;
  const shape = shapeOf(format);
  // 03/04 reads both ways only when both are numbers.
  const swappable = has('MM', 'M');
  return {
    hasDate,
    hasTime,
    read: (text) => {
      const parts = shape.exec(text.trim())?.groups;
      if (parts === undefined) return { ok: false, problem: 'date-format' };
      const time = hasTime ? timeOf(parts) : undefined;
      if (hasTime && time === undefined) return { ok: false, problem: 'date-format' };
      if (!hasDate) return { ok: true, date: '', time, bothWays: false };
      const [year, month, day] = [yearOf(parts), monthOf(parts), Number(parts['day'])];
      const swapped = swappable && dayExists(year, day, month);
      if (dayExists(year, month, day))
        return { ok: true, date: dateOf(year, month, day), time, bothWays: swapped && month !== day };
      return { ok: false, problem: swapped ? 'date-order' : 'date-impossible' };
    },
  };
};

const shapeOf = (format: string): RegExp => {
  let source = '';
  let at = 0;
  for (const match of format.matchAll(tokens)) {
    source += literal(format.slice(at, match.index)) + (patterns[match[0]] ?? '');
    at = match.index + match[0].length;
  }
  source += literal(format.slice(at));
  return new RegExp(`^${source}$`, 'u');
};

const literal = (text: string): string =>
  text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');

type Parts = Readonly<Record<string, string | undefined>>;

const yearOf = ({ year, short }: Parts): number => {
  if (year !== undefined) return Number(year);
  const two = Number(short);
  return two >= 80 ? 1900 + two : 2000 + two;
};

const monthNames: readonly (readonly string[])[] = [
  ['january', 'enero', 'janvier'],
  ['february', 'febrero', 'fevrier'],
  ['march', 'marzo', 'mars'],
  ['april', 'abril', 'avril'],
  ['may', 'mayo', 'mai'],
  ['june', 'junio', 'juin'],
  ['july', 'julio', 'juillet'],
  ['august', 'agosto', 'aout'],
  ['september', 'septiembre', 'setiembre', 'septembre'],
  ['october', 'octubre', 'octobre'],
  ['november', 'noviembre', 'novembre'],
  ['december', 'diciembre', 'decembre'],
];

const monthOf = ({ month, name }: Parts): number => {
  return month === undefined ? monthOfName(name ?? '') : Number(month);
};

/** 1 to 12 for a month's name or its beginning in English, Spanish or French; 0 for another word. */
export const monthOfName = (name: string): number => {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\.$/, '');
  return (
    monthNames.findIndex(
      (names) =>
        names.some((full) => full.startsWith(plain) && plain.length >= 3) ||
        (plain === 'sept' && names.includes('september')),
    ) + 1
  );
};

export const timeOf = ({ hour, minute, second, half }: Parts): string | undefined => {
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const [minutes, seconds] = [Number(minute), Number(second ?? '0')];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return `${two(hours)}:${two(minutes)}:${two(seconds)}`;
};

export const dayExists = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

const two = (value: number): string => String(value).padStart(2, '0');
export const dateOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
