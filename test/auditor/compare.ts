import type { Row } from './reckon/books.ts';

/** Rows that one side has and the other has not, in words; none where both say the same. */
export const differences = (
  what: string,
  told: readonly Row[],
  reckoned: readonly Row[],
  columns: readonly string[],
): readonly string[] => {
  const texts = (rows: readonly Row[]): readonly string[] =>
    rows
      .map((row) => columns.map((column) => `${column} ${row[column] === '' ? '-' : row[column]}`).join(', '))
      .toSorted();
  const [product, auditor] = [texts(told), texts(reckoned)];
  const lacking = (some: readonly string[], others: readonly string[]): readonly string[] => {
    const left = [...others];
    return some.filter((text) => {
      const at = left.indexOf(text);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  return [
    ...lacking(product, auditor).map((text) => `${what} says ${text}`),
    ...lacking(auditor, product).map((text) => `${what} should say ${text}`),
  ];
};
