import { dateToMs } from '#log/calendar.ts';
import { timeToDate } from '#log/index.ts';
import type { Alert, Version } from './life.ts';

/** What a text message tells of an alert: that it is new, that it says something else now, or that it is withdrawn. */
export const textTypes = ['alert', 'update', 'cancel'] as const;
export type TextType = (typeof textTypes)[number];
export type TextLanguage = 'en' | 'es';

/** A text message of one part holds so many characters of the phones' own alphabet, or so many of any other (3GPP TS 23.038). */
export const onePart = { gsm: 160, other: 70 } as const;

/**
 * An alert as a text message: what, until when, and as much of what to do as fits into one part with them. Accents that would more
 * than halve what fits are left out. A line that is too long by itself is sent in full, in two parts.
 */
export const textMessage = (
  { name, type, version, language }: TextParts,
  { until, words }: Pick<Version, 'until' | 'words'> = version,
): string => {
  const said = words.text[language];
  const say = phrases[language];
  const end = type === 'cancel' ? say.over : say.until(dayIn(until, language));
  const core = toPhone(`${say[type]}: ${endStop(said.line)} ${end}`);
  const named = `${toPhone(name)}. ${core}`;
  const first = isOnePart(named) ? named : core;
  if (type === 'cancel') return first;
  // Sentence by sentence: half a word of advice is none.
  return sentencesOf(toPhone(said.act)).reduce(
    ({ text, isFull }, sentence) => {
      const longer = `${text} ${sentence}`;
      return isFull || !isOnePart(longer) ? { text, isFull: true } : { text: longer, isFull };
    },
    { text: first, isFull: false },
  ).text;
};

export interface TextParts {
  /** The organization: a text comes from a number that nobody knows. */
  readonly name: string;
  readonly type: TextType;
  readonly version: Version;
  readonly language: TextLanguage;
}

/** Whether a phone gets it as one part. */
export const isOnePart = (text: string): boolean =>
  [...text].every((sign) => gsm.includes(sign) || gsmTwice.includes(sign))
    ? [...text].reduce((sum, sign) => sum + (gsmTwice.includes(sign) ? 2 : 1), 0) <= onePart.gsm
    : text.length <= onePart.other;

/** The message that counts now: what was sent last, or that it is withdrawn. */
export const lastMessage = ({
  versions,
  cancelled,
}: Alert): { readonly id: string; readonly isWithdrawn: boolean; readonly version: Version } | undefined => {
  const version = versions.at(-1);
  if (version === undefined) return undefined;
  return { id: cancelled?.id ?? version.id, isWithdrawn: cancelled !== undefined, version };
};

const phrases = {
  en: {
    alert: 'Alert',
    update: 'Changed',
    cancel: 'Withdrawn',
    over: 'This alert no longer holds.',
    until: (day: string): string => `Until ${day}.`,
  },
  es: {
    alert: 'Aviso',
    update: 'Cambio',
    cancel: 'Retirado',
    over: 'Este aviso ya no vale.',
    until: (day: string): string => `Hasta el ${day}.`,
  },
} as const;

const dayIn = (time: string, language: TextLanguage): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-US' : 'es-US', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(dateToMs(timeToDate(time)));

const endStop = (line: string): string => (/[.!?…]$/.test(line) ? line : `${line}.`);
const sentencesOf = (text: string): readonly string[] =>
  text.match(/[^.!?]+[.!?]+/g)?.map((one) => one.trim()) ?? [];

/** The phones' alphabet, and its signs that count twice. */
const gsm =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const gsmTwice = '^{}\\[~]|€\f';

const plainSigns: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '«': '"',
  '»': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2026': '...',
  '\u00a0': ' ',
  '·': '-',
};

/** Signs that the phones' alphabet lacks, as others that it has: `á` as `a`, while `é` and `ñ` stay. */
export const toPhone = (text: string): string =>
  [...text.normalize('NFC')]
    .map((sign) => {
      if (gsm.includes(sign)) return sign;
      const plain = plainSigns[sign] ?? sign.normalize('NFD').replace(/\p{M}/gu, '');
      return [...plain].every((one) => gsm.includes(one)) ? plain : sign;
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
