/** What stands between the fields of a CSV. */
export type Delimiter = ',' | ';' | '\t' | '|';

const candidates: readonly Delimiter[] = [',', ';', '\t', '|'];

/**
 * Guesses the delimiter from the first lines of a file: the one that splits most lines into the same number of fields,
 * the larger number of fields winning a tie. Delimiters inside quotes do not count.
 */
export const sniffDelimiter = (sample: string): Delimiter => {
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const score = scoreOf(countPerLine(sample, delimiter));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
};

const scoreOf = (counts: readonly number[]): number => {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  let score = 0;
  for (const [count, lines] of tally) score = Math.max(score, lines * 1000 + Math.min(count, 999));
  return score;
};

const countPerLine = (sample: string, delimiter: Delimiter): readonly number[] => {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  for (const char of sample) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === delimiter) count += 1;
    else if (char === '\n') {
      counts.push(count);
      count = 0;
    }
    if (counts.length >= 30) return counts;
  }
  if (count > 0) counts.push(count);
  return counts;
};
