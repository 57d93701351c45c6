import { type Messages, setupI18n } from '@lingui/core';
import { directionOf } from './locales.ts';

/** Compiled messages by id, as `scripts/words.ts` and the build make them from the PO files. */
export type Catalog = Messages;

/** Values for the placeholders of a message. */
export type WordValues = Readonly<Record<string, string | number>>;

/**
 * All that a screen or a server-rendered page says, in one language.
 * Every formatter follows the locale; days are `YYYY-MM-DD` and never shift, moments are epoch milliseconds
 * shown in `timeZone`.
 */
export type Words = {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** The message with this id. An unknown id comes back as itself: a test keeps that from shipping. */
  readonly t: (id: string, values?: WordValues) => string;
  readonly has: (id: string) => boolean;
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** A share between 0 and 1, shown as a percentage. */
  readonly percent: (share: number) => string;
  readonly day: (day: string, options?: Intl.DateTimeFormatOptions) => string;
  readonly time: (moment: number) => string;
  readonly moment: (moment: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly compare: (a: string, b: string) => number;
};

export type WordsConfig = {
  readonly locale: string;
  readonly messages: Catalog;
  /** IANA name of the program's time zone; the device's own when left out. */
  readonly timeZone?: string;
};

/**
 * Words for one locale. Works in the browser, on the server and in tests.
 *
 * @example createWords({ locale: 'en', messages }).t('stock.left', { count: 3 })
 */
export const createWords = ({ locale, messages, timeZone }: WordsConfig): Words => {
  const i18n = setupI18n({ locale, messages: { [locale]: messages }, missing: (_, id) => id });
  const collator = new Intl.Collator(locale, { numeric: true });
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const list = new Intl.ListFormat(locale);
  return {
    locale,
    direction: directionOf(locale),
    t: (id, values) => i18n.t(id, values),
    has: (id) => Object.hasOwn(messages, id),
    number: (value, options) => new Intl.NumberFormat(locale, options).format(value),
    percent: (share) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share),
    day: (day, options = { dateStyle: 'medium' }) =>
      // A calendar day has no zone: read and shown in UTC it stays the same day everywhere.
      new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`)),
    time: (at) => time.format(at),
    moment: (at) => moment.format(at),
    list: (items) => list.format(items),
    compare: collator.compare,
  };
};
