import { type Column, isCounts, numbersOf, wordsOf } from './column.ts';
import { itemMeaning } from './item-meaning.ts';
import { meaningOf } from './meaning.ts';
import { plain } from './plain.ts';
import { isDifference, matchSum } from './sums.ts';
import { usedWords } from './used.ts';

const naloxone = /\b(naloxon[ea]?|naloxona|narcan|nlx)\b/i;

/** "IN" beside "IM" is a way to give naloxone, and so it is in brackets; alone it may be what came in. */
export const withRoutes = (columns: readonly Column[]): readonly Column[] => {
  const hasMuscle = columns.some(({ header }) => naloxone.test(header) && /\bIM\b/i.test(header));
  return columns.map((column) => {
    const { header } = column;
    const isRoute =
      column.says === undefined &&
      naloxone.test(header) &&
      (/\(IN\)/.test(header) || (hasMuscle && /\bIN\b/i.test(header)));
    return isRoute ? { ...column, says: header.replace(/\bIN\b/i, 'intranasal') } : column;
  });
};

/** "Actual" beside "Syringes goal": what was reached of what the goal names. */
export const withActuals = (columns: readonly Column[]): readonly Column[] =>
  columns.map((column) => {
    if (column.says !== undefined || !reached.test(plain(column.header))) return column;
    const goalAt = (place: number): string | undefined => {
      const { header } = columns.find(({ at }) => at === place) ?? { header: '' };
      const meaning = meaningOf(header);
      const bare = plain(header).replace(aims, ' ').replace(/\s+/g, ' ').trim();
      const isGoal = meaning.is === 'aside' && meaning.why === 'plan';
      return isGoal && meaningOf(bare).is === 'given' ? bare : undefined;
    };
    const goal = goalAt(column.at - 1) ?? goalAt(column.at + 1);
    return goal === undefined ? column : { ...column, says: goal };
  });

export const reached =
  /^(actuals?|achieved|reached|done|reales|real|logrado|logros|alcanzad[ao]s?|realizad[ao]s?|resultado real)$/;
const aims =
  /\b(goals?|targets?|planned|plan|expected|projected|metas?|planead[ao]s?|esperad[ao]s?|objetivos?)\b/g;

/** "Other" and "Unknown" beside columns of race, age or gender count people, too. */
export const isRestOfPeople = (column: Column, columns: readonly Column[]): boolean => {
  if (!rest.test(plain(column.header))) return false;
  for (const step of [-1, 1])
    for (let at = column.at + step; ; at += step) {
      const next = columns.find((each) => each.at === at);
      if (next === undefined) break;
      if (rest.test(plain(next.header))) continue;
      const meaning = meaningOf(next.header);
      if (meaning.is === 'aside' && meaning.why === 'person') return true;
      break;
    }
  return false;
};

const rest =
  /^(others?|other race|unknown|declined|refused|missing|multi ?racial|mixed|two or more( races)?|(prefer )?not (to say|reported|disclosed|stated|specified)|otr[ao]s?|desconocid[ao]s?|sin (dato|respuesta)|no especificad[ao])$/;

/** "Narcan given?" beside a column that says how many. */
export const isCountedBeside = (column: Column, columns: readonly Column[]): boolean => {
  const item = itemOf(column);
  return (
    item !== undefined &&
    columns.some((other) => other !== column && isCounts(other) && itemOf(other) === item)
  );
};

const itemOf = ({ header, says }: Column): string | undefined => {
  const meaning = meaningOf(says ?? header);
  return meaning.is === 'given' ? meaning.item.item : undefined;
};

/** "2 narcan" in half of the answers: counts that no column of numbers has. */
export const holdsCounts = (column: Column): boolean => {
  const words = [...wordsOf(column).keys()];
  const counts = words.filter((word) => {
    const rest = /^\d{1,4}\s*x?\s+(?!(?:mg|ml|cc|g)\b)(\p{L}.*)$/u.exec(word.trim())?.[1];
    return rest !== undefined && itemMeaning(plain(rest)) !== undefined;
  });
  return counts.length > 0 && counts.length * 2 >= words.length;
};

/** "Short" beside what was wanted and what was given of it. */
export const isShortage = (column: Column, columns: readonly Column[]): boolean => {
  if (!/\bshort\b/.test(plain(column.header))) return false;
  const own = numbersOf(column);
  const counts = columns.filter((each) => each !== column && isCounts(each));
  return counts.some((wanted) => {
    const meaning = meaningOf(wanted.header);
    return (
      meaning.is === 'aside' &&
      meaning.why === 'plan' &&
      counts.some((given) => given !== wanted && isDifference(own, numbersOf(wanted), numbersOf(given)))
    );
  });
};

/** "Used" beside what a shelf held before and after, less by just as much: it left the shelf. */
export const isUsedOfShelf = (column: Column, columns: readonly Column[]): boolean => {
  if (!usedWords.test(plain(column.header))) return false;
  const shelves = columns.filter((each) => isCounts(each) && ofShelf(meaningOf(each.header))).map(numbersOf);
  const own = numbersOf(column);
  return shelves.some((before) =>
    shelves.some((after) => {
      if (after === before) return false;
      const { equal, rows } = matchSum(before, [after, own]);
      return rows > 0 && equal === rows && own.some((value) => (value ?? 0) > 0);
    }),
  );
};

const ofShelf = (meaning: ReturnType<typeof meaningOf>): boolean =>
  meaning.is === 'on-hand' || (meaning.is === 'aside' && meaning.why === 'stock');
