import { isLocalDate, lastDayOf } from '#log/calendar.ts';

/**
 * GS1 element strings: what barcodes on boxes of medicines and supplies say, as a camera, a USB scanner or a person gives them.
 * Written from the GS1 General Specifications (application identifiers 00 to 99, symbology identifiers, FNC1); of all the
 * elements we keep what a shelf needs.
 */
export interface Gs1 {
  /** AI 01: the article, 14 digits with their check digit. */
  readonly gtin?: string;
  /** AI 10: batch or lot, as printed. */
  readonly lot?: string;
  /** AI 17, as a day: day 00 is the last of its month. */
  readonly expires?: string;
}

/** Reads an element string; undefined for any other text: a lot that merely begins with 10 is a lot. */
export const readGs1 = (text: string): Gs1 | undefined => {
  const spoken = text.trim();
  const printed = readPrinted(spoken);
  if (printed !== undefined) return printed;
  const bare = spoken.replace(/^\][A-Za-z][0-9A-Za-z]/, '');
  const elements = separators.reduce((rest, shape) => rest.replace(shape, gs), bare);
  const isSurely =
    /^\](?:d2|C1|e0|Q3|J1)/.test(spoken) || elements.includes(gs) || /^01\d{14}/.test(elements);
  if (!isSurely) return undefined;
  const found = readElements(withoutEnd(elements));
  // A number of sixteen digits that begins with 01 may be a lot, unless its check digit says that it is an article.
  return found === undefined || Object.keys(found).length === 0 ? undefined : found;
};

/** The character that ends an element of no fixed length (FNC1). */
const gs = '\u001d';

const withoutEnd = (text: string): string => (text.startsWith(gs) ? withoutEnd(text.slice(1)) : text);

/** What scanners and drivers type where it stands, when they cannot type it. */
const separators: readonly RegExp[] = [/\u241d/g, /<GS>|\{GS\}|\[GS\]|\\x1d|\\u001d|\\F|~1|\^\]/gi, /\|/g];

/** "(01)00312345678906(17)270331(10)A12": as it is printed below the bars. */
const readPrinted = (text: string): Gs1 | undefined => {
  if (!/^(?:\][A-Za-z]\d)?\s*\(\d{2,4}\)/.test(text)) return undefined;
  const found: Record<string, string> = {};
  for (const { 1: ai = '', 2: value = '' } of text.matchAll(/\((\d{2,4})\)([^(]*)/g))
    found[ai] = value.trim();
  return kept(found);
};

/** Elements one after the other; undefined when one is not what the standard says. */
const readElements = (text: string): Gs1 | undefined => {
  const found: Record<string, string> = {};
  let left = text;
  while (left !== '') {
    const ai = identifier(left);
    if (ai === undefined) return undefined;
    left = left.slice(ai.length);
    const length = fixed(ai);
    const end = left.indexOf(gs);
    const value =
      length !== undefined ? left.slice(0, length) : variable(ai, end === -1 ? left : left.slice(0, end));
    if (length !== undefined && !new RegExp(`^\\d{${length}}$`).test(value)) return undefined;
    found[ai] = value;
    left = withoutEnd(left.slice(value.length));
  }
  return kept(found);
};

/**
 * A value of no fixed length. Where the separator got lost on its way through a keyboard, a lot runs into the date after it:
 * then `17` and a day that there is, at the very end, are that date.
 */
const variable = (ai: string, value: string): string => {
  const date = /^(.+)17(\d{6})$/.exec(value);
  return ai === '10' && date !== null && dayOf(date[2] ?? '') !== undefined ? (date[1] ?? value) : value;
};

/** Two digits, but for the families that have three or four. */
const identifier = (text: string): string | undefined => {
  const length = /^(?:3[1-6]|39|70|8[01])/.test(text) ? 4 : /^(?:2[345]|4[0-2]|71)/.test(text) ? 3 : 2;
  return /^\d+$/.test(text.slice(0, length)) && text.length > length ? text.slice(0, length) : undefined;
};

const fixed = (ai: string): number | undefined => {
  if (/^3[1-6]/.test(ai)) return 6;
  if (/^41/.test(ai)) return 13;
  return (
    { '00': 18, '01': 14, '02': 14, '11': 6, '12': 6, '13': 6, '15': 6, '16': 6, '17': 6, '20': 2 } as const
  )[ai];
};

const kept = ({ '01': gtin, '10': lot, '17': date }: Readonly<Record<string, string>>): Gs1 | undefined => {
  if (gtin !== undefined && !hasCheckDigit(gtin)) return undefined;
  const expires = date === undefined ? undefined : dayOf(date);
  return {
    ...(gtin !== undefined && { gtin }),
    ...(lot !== undefined && lot !== '' && { lot }),
    ...(expires !== undefined && { expires }),
  };
};

/** The last digit makes threes and ones of the others a multiple of ten. */
const hasCheckDigit = (digits: string): boolean =>
  /^\d{14}$/.test(digits) &&
  [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 3 : 1), 0) % 10 === 0;

/** `270331` as a day, `270300` as the last day of that month; undefined when there is no such day. */
const dayOf = (yymmdd: string): string | undefined => {
  const [year, month, day] = [
    2000 + Number(yymmdd.slice(0, 2)),
    Number(yymmdd.slice(2, 4)),
    Number(yymmdd.slice(4)),
  ];
  if (month < 1 || month > 12) return undefined;
  const printed = `${year}-${yymmdd.slice(2, 4)}`;
  if (day === 0) return lastDayOf(printed);
  const date = `${printed}-${yymmdd.slice(4)}`;
  return isLocalDate(date) ? date : undefined;
};
