/** Sums across columns: which column adds others up. Numbers are by row; undefined where a row has none. */
export type Numbers = readonly (number | undefined)[];

export interface SumMatch {
  /** Rows in which the parts make the whole, of those that have both. */
  readonly equal: number;
  readonly rows: number;
  /** Places of rows where they do not. */
  readonly differing: readonly number[];
}

export const matchSum = (whole: Numbers, parts: readonly Numbers[]): SumMatch => {
  let [equal, rows] = [0, 0];
  const differing: number[] = [];
  for (const [at, value] of whole.entries()) {
    const values = parts.map((part) => part[at]);
    if (value === undefined || values.every((part) => part === undefined)) continue;
    rows += 1;
    const sum = values.reduce<number>((all, part) => all + (part ?? 0), 0);
    if (sum === value) equal += 1;
    else differing.push(at);
  }
  return { equal, rows, differing };
};

/** The parts make the whole in nearly every row, and not because all is zero. */
export const isSum = (whole: Numbers, match: SumMatch): boolean =>
  match.rows > 0 && match.equal * 10 >= match.rows * 8 && whole.some((value) => (value ?? 0) > 0);

export const scaled = (numbers: Numbers, times: number): Numbers =>
  times === 1 ? numbers : numbers.map((value) => (value === undefined ? undefined : value * times));

/** The same number in every row where either has one, and more than one row that counts. */
export const isSameThroughout = (a: Numbers, b: Numbers): boolean =>
  a.filter((value) => (value ?? 0) > 0).length > 1 && a.every((value, at) => (value ?? 0) === (b[at] ?? 0));

/** What one of two columns has more than the other, in nearly every row: "Net", "Difference". */
export const isDifference = (whole: Numbers, a: Numbers, b: Numbers): boolean =>
  isSum(a, matchSum(a, [whole, b])) || isSum(b, matchSum(b, [whole, a]));

/**
 * A shelf's balance moves by what came in less what went out. Only rows in which something came in tell, and all of them must
 * agree; the first row may begin a shelf.
 */
export const isLedger = (balance: Numbers, came: Numbers, went: Numbers): boolean => {
  let tells = 0;
  for (const [at, value] of balance.entries()) {
    const before = at === 0 ? 0 : balance[at - 1];
    if (value === undefined || before === undefined || (came[at] ?? 0) === 0) continue;
    if (value - before !== (came[at] ?? 0) - (went[at] ?? 0)) {
      // A shelf that was not empty before the first row.
      if (at === 0) continue;
      return false;
    }
    tells += 1;
  }
  return tells > 0;
};

/** A sum in some rows only, each of what stood in the column since the sum before: the last day of each week. */
export const isBlockSum = (whole: Numbers, part: Numbers): boolean => {
  let [sum, rows, blocks] = [0, 0, 0];
  for (const [at, value] of whole.entries()) {
    sum += part[at] ?? 0;
    rows += 1;
    if (value === undefined) continue;
    if (value !== sum) return false;
    if (rows > 1 && sum > 0) blocks += 1;
    [sum, rows] = [0, 0];
  }
  return blocks > 1;
};

/** A column that adds itself up from row to row: a running total. */
export const isRunning = (whole: Numbers, part: Numbers): boolean => {
  let sum = 0;
  let steps = 0;
  for (const [at, value] of whole.entries()) {
    sum += part[at] ?? 0;
    if (value === undefined) continue;
    if (value !== sum) return false;
    if ((part[at] ?? 0) > 0) steps += 1;
  }
  return steps >= 3;
};
