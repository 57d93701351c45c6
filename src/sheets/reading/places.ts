import { fold } from '../mapping/mapping.ts';
import { type Column, wordsOf } from './column.ts';
import type { SiteWord } from './question.ts';

/** Words of a column of places that are no site here, with how often each comes and a site that is called nearly so. */
export const unknownSites = (
  column: Column,
  sites: readonly { readonly id: string; readonly name: string }[],
): readonly SiteWord[] => {
  const known = new Map(sites.map(({ id, name }) => [fold(name), id]));
  const byWord = new Map<string, { word: string; rows: number }>();
  for (const [word, rows] of wordsOf(column)) {
    const key = fold(word);
    if (known.has(key)) continue;
    const before = byWord.get(key);
    byWord.set(key, before === undefined ? { word, rows } : { ...before, rows: before.rows + rows });
  }
  return [...byWord].map(([key, found]) => {
    const near = [...known].find(([name]) => isNear(key, name))?.[1];
    return { ...found, ...(near !== undefined && { near }) };
  });
};

/** One holds the other as whole words, or few letters differ. */
export const isNear = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (
    short.length >= 3 &&
    ` ${long.replace(/[^a-z0-9]+/g, ' ')} `.includes(` ${short.replace(/[^a-z0-9]+/g, ' ')} `)
  )
    return true;
  if (short.length >= 3 && long.startsWith(short) && long.length - short.length === 1) return true;
  return short.length >= 4 && distance(short, long) <= (short.length > 7 ? 2 : 1);
};

/** Letters to change, add or leave out. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
};
