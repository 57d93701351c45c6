import { dateToMs } from '#log/calendar.ts';
import { chooseRegion, directionOf } from './locales.ts';
import { type Message, say, type WordValues } from './message.ts';

/** Compiled messages by id, as `build/words.ts` and the build make them from the PO files. */
export type Catalog = Readonly<Record<string, Message>>;

export type { WordValues };

/**
 * All that a screen or a server-rendered page says, in one language.
 * Every formatter follows the region; days are `YYYY-MM-DD` and never shift, moments are epoch milliseconds
 * shown in `timeZone`.
 */
export type Words = {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** The message with this id. An unknown id comes back as itself: a test keeps that from shipping. */
  readonly t: (id: string, values?: WordValues) => string;
  readonly has: (id: string) => boolean;
  /** The same language with more messages. */
  readonly plus: (more: Catalog) => Words;
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
  /** Whose numbers and dates to write (`es-MX`); the language's usual region when left out. See `chooseRegion`. */
  readonly region?: string;
  /** IANA name of the program's time zone; the device's own when left out. */
  readonly timeZone?: string;
};

/**
 * Words for one locale. Works in the browser, on the server and in tests.
 *
 * @example createWords({ locale: 'en', messages }).t('stock.left', { count: 3 })
 */
export const createWords = ({ locale, messages, region, timeZone }: WordsConfig): Words => {
  const formats = region ?? chooseRegion(locale, []);
  // Formatters are slow to make and a screen needs few of them: each is made when first asked for, once.
  const zone = timeZone === undefined ? {} : { timeZone };
  const plain = once(() => new Intl.NumberFormat(formats));
  const plural = once(() => new Intl.PluralRules(formats));
  const counting = {
    number: (value: number) => plain().format(value),
    category: (value: number) => plural().select(value),
  };
  const share = once(() => new Intl.NumberFormat(formats, { style: 'percent', maximumFractionDigits: 1 }));
  const time = once(() => new Intl.DateTimeFormat(formats, { timeStyle: 'short', ...zone }));
  const moment = once(
    () => new Intl.DateTimeFormat(formats, { dateStyle: 'medium', timeStyle: 'short', ...zone }),
  );
  // A calendar day has no zone: read and shown in UTC it stays the same day everywhere.
  const day = once(() => new Intl.DateTimeFormat(formats, { dateStyle: 'medium', timeZone: 'UTC' }));
  const numbers = byOptions((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(formats, options));
  const days = byOptions(
    (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(formats, { ...options, timeZone: 'UTC' }),
  );
  const list = once(() => new Intl.ListFormat(formats));
  const collator = once(() => new Intl.Collator(formats, { numeric: true }));
  return {
    locale,
    direction: directionOf(locale),
    t: (id, values = {}) => {
      const message = Object.hasOwn(messages, id) ? messages[id] : undefined;
      return message === undefined ? id : say(message, values, counting);
    },
    has: (id) => Object.hasOwn(messages, id),
    plus: (more) => createWords({ locale, messages: { ...messages, ...more }, region: formats, ...zone }),
    number: (value, options) => (options === undefined ? plain() : numbers(options)).format(value),
    percent: (value) => share().format(value),
    day: (value, options) => (options === undefined ? day() : days(options)).format(dateToMs(value)),
    time: (at) => time().format(at),
    moment: (at) => moment().format(at),
    list: (items) => list().format(items),
    compare: (a, b) => collator().compare(a, b),
  };
};

/** One formatter for each set of options, however often it is asked for. */
const byOptions = <O extends object, T>(make: (options: O) => T): ((options: O) => T) => {
  const made = new Map<string, T>();
  return (options) => {
    const key = JSON.stringify(options);
    const known = made.get(key) ?? make(options);
    made.set(key, known);
    return known;
  };
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
