import { compileDate } from '../mapping/any-date.ts';
import { monthOfName } from '../mapping/date-format.ts';
import { fold } from '../mapping/mapping.ts';
import { plain } from './plain.ts';
import type { Told } from './suggest-date.ts';

/** What titles, names of sheets and the name of the file tell of time. */

/** The year, or the first of two that follow each other, that a title names. */
export const yearsOf = (titles: readonly string[]): Omit<Told, 'month'> => {
  const isFiscal = titles.some((title) =>
    /\b(fy ?'?(20)?\d\d|fiscal|sfy|ffy|grant year|program year|contract year|ejercicio|ano fiscal)\b/.test(
      plain(title),
    ),
  );
  for (const title of titles) {
    const [, first = '', second = ''] = /(?:^|\D)(20\d\d) ?[-–/] ?(?:20)?(\d\d)(?!\d)/.exec(title) ?? [];
    // "2011-12" may be a month.
    if (Number(second) > 12 && Number(first) % 100 === Number(second) - 1)
      return { year: first, isSpan: true };
    const short = /\bfy ?'?(\d\d)\b/.exec(plain(title))?.[1];
    if (short !== undefined) return { year: `20${short}`, isFiscal };
    const found = [
      ...new Set([...title.matchAll(/(?:^|\D)(19[89]\d|20[0-4]\d)(?!\d)/g)].map(([, year]) => year)),
    ];
    if (found.length === 1) return { year: found[0], isFiscal };
  }
  return {};
};

/** The one month that the titles name: "March 2025", "2025-03". */
export const monthOf = (titles: readonly string[]): string | undefined => {
  const found = new Set(
    titles.flatMap((title) => {
      const text = plain(title).replace(/\.[a-z]{2,4}$/, '');
      return [
        ...text.matchAll(/\b(?:([a-z]{3,10})[ ,.-]*(?:de[l]? )?(20\d\d)|(20\d\d)[- ](0[1-9]|1[0-2]))(?!\d)/g),
      ].flatMap(([, name = '', after = '', before = '', digits]) => {
        const month = digits === undefined ? monthOfName(name) : Number(digits);
        return month === 0 ? [] : [`${after || before}-${String(month).padStart(2, '0')}`];
      });
    }),
  );
  const [month] = found;
  return found.size === 1 ? month : undefined;
};

const writtenDay =
  /\b(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}|[a-z]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} (?:de )?[a-z]{3,10}\.? (?:del? )?\d{4})\b/g;

/** The one day that the titles name: "As of 03/31/2025". Undefined where there are several, or one that could be swapped. */
export const dayOf = (titles: readonly string[]): string | undefined => {
  const days = new Set(
    titles.flatMap((title) =>
      [...fold(title).matchAll(writtenDay)].flatMap(([text]) =>
        ['any MDY', 'any DMY'].flatMap((format) => {
          const read = compileDate(format)?.read(text);
          return read?.ok === true && read.only === undefined ? [read.date] : [];
        }),
      ),
    ),
  );
  const [day] = days;
  return days.size === 1 ? day : undefined;
};
