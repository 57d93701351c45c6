import { fold } from '../mapping/mapping.ts';

/** Columns of a week or of a month's weeks whose headers say so by their order alone, with what each stands for. */
export interface Run {
  readonly columns: readonly string[];
  readonly names: readonly string[];
}

/** Days in their order by first letters, as English, Spanish and French write them, from Monday or from Sunday. */
const orders: readonly (readonly [string, number])[] = [
  ['mtwtfss', 1],
  ['lmmjvsd', 1],
  ['lmxjvsd', 1],
  ['smtwtfs', 0],
  ['dlmmjvs', 0],
  ['dlmxjvs', 0],
];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Fewer letters may be anything: the names of sites, of groups. */
const fewest = 5;

/** A header that comes again is numbered. */
const letters = (header: string): string => fold(header.replace(/ \(\d\)$/, '')).replace(/\.$/, '');

/** "L, M, M, J, V": no letter names a day, the order of five or more does. */
export const weekdayLetters = (headers: readonly string[]): Run | undefined => {
  const at = headers.findIndex((header) => /^[a-z]{1,2}$/.test(letters(header)));
  if (at === -1) return undefined;
  const rest = headers.slice(at);
  const end = rest.findIndex((header) => !/^[a-z]{1,2}$/.test(letters(header)));
  const columns = end === -1 ? rest : rest.slice(0, end);
  const word = columns.map((header) => letters(header).charAt(0)).join('');
  const order = orders.find(([each, first]) => each.startsWith(word) && (first === 1 || word.length === 7));
  if (columns.length < fewest || order === undefined) return undefined;
  return { columns, names: columns.map((_header, place) => days[(place + order[1]) % 7] ?? '') };
};

const week =
  /^(?:(?:week|wk|semana|sem|semaine)\.? ?#?([1-6])|([1-6])(?:st|nd|rd|th|ra|da|a|ª)? (?:week|semana))$/;

/** "Week 1" to "Week 4" or so: the weeks of one month. Which days those were, nothing says. */
export const weeksOfMonth = (headers: readonly string[]): readonly string[] => {
  const found = headers.flatMap((header) => {
    const [, after, before] = week.exec(fold(header)) ?? [];
    const number = after ?? before;
    return number === undefined ? [] : [{ header, number: Number(number) }];
  });
  return found.length >= 3 && found.every(({ number }, at) => number === at + 1)
    ? found.map(({ header }) => header)
    : [];
};
