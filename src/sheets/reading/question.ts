import type { Use } from '../mapping/use.ts';

/**
 * What a person must decide before anything is written. `part` is its id, too: while a mapping names it in `open`, an import
 * with that mapping is refused. At most three a file; the mapping holds the first reading of each.
 */
export type OpenQuestion =
  | { readonly part: 'date.column' | 'targets' }
  /** The formats that read the most dates of the sample: several, or one that leaves some out. */
  | { readonly part: 'date.format'; readonly formats: readonly string[]; readonly rows?: readonly Sample[] }
  /** Date cells that may have day and month changed round, beside texts of the other order. */
  | { readonly part: 'date.cells'; readonly rows: readonly Sample[] }
  /** Names of places that are no site here, with how many rows name each, and a site that is called nearly so. */
  | { readonly part: 'site'; readonly words?: readonly SiteWord[] }
  /** Columns that can be read in more than one way. */
  | { readonly part: 'columns'; readonly columns: readonly OpenColumn[]; readonly rows?: readonly Sample[] }
  /** Cells that are damaged, far from their column, or no numbers. */
  | { readonly part: 'cells'; readonly rows: readonly Sample[] }
  /** Words for items or answers that nobody can translate. */
  | {
      readonly part: 'words';
      readonly column: string;
      readonly words: readonly { readonly word: string; readonly rows: number }[];
    }
  /** Each row is a visit, or the sum of a day. */
  | { readonly part: 'people'; readonly columns: readonly OpenColumn[] }
  /** Sheets of other columns, which this import leaves out. */
  | { readonly part: 'sheets'; readonly sheets: readonly string[] }
  /** The sheet's own sums say something else than its rows. */
  | { readonly part: 'totals'; readonly rows: readonly Sample[] };

export interface OpenColumn {
  readonly column: string;
  readonly why: ColumnDoubt;
  /** The uses it may have, the one that the mapping has now first. */
  readonly uses: readonly Use[];
  /** Three of its values. */
  readonly samples: readonly string[];
}

export const columnDoubts = [
  'unknown',
  'size',
  'item',
  'exchanged',
  'received',
  'prepared',
  'used',
  'replaced',
  'direction',
  'kinds',
  'other-day',
  'pack',
  'yes-no',
  'not-counts',
  'total-differs',
  'twice',
  'thousands',
  'heading',
  'place',
  'row-is-day',
  'estimated',
  'running',
] as const;
export type ColumnDoubt = (typeof columnDoubts)[number];

export interface Sample {
  readonly row: number;
  readonly sheet?: string;
  readonly column: string;
  readonly text: string;
  readonly why: CellDoubt;
  /** Both readings, where there are two: "43163" and "3-4". */
  readonly readings?: readonly string[];
}

export const cellDoubts = [
  'far',
  'date-in-disguise',
  'not-a-number',
  'negative',
  'fraction',
  'pack',
  'no-date',
  'date-unread',
  'date-both-ways',
  'date-cell',
  'date-far',
  'sum-differs',
  'sum-row',
  'row-again',
  'row-void',
  'row-kind',
  'reversals',
] as const;
export type CellDoubt = (typeof cellDoubts)[number];

export interface SiteWord {
  readonly word: string;
  readonly rows: number;
  /** Id of a site whose name is nearly this. */
  readonly near?: string;
}

/** Most questions that one file may ask: more of a kind become one. */
export const mostQuestions = 3;

/** Every part, in the order they are asked. */
export const questionParts = [
  'date.column',
  'date.format',
  'targets',
  'site',
  'columns',
  'cells',
  'people',
  'totals',
  'words',
  'date.cells',
  'sheets',
] as const satisfies readonly OpenQuestion['part'][];

/** The questions in the order they are asked, three at most: doubts about cells and sums join those about columns. */
export const fewest = (questions: readonly OpenQuestion[]): readonly OpenQuestion[] => {
  const sorted = questions.toSorted((a, b) => questionParts.indexOf(a.part) - questionParts.indexOf(b.part));
  if (sorted.length <= mostQuestions) return sorted;
  const columns: OpenColumn[] = [];
  const rows: Sample[] = [];
  const others: OpenQuestion[] = [];
  for (const question of sorted) {
    if (question.part === 'columns' || question.part === 'people') columns.push(...question.columns);
    if ('rows' in question && question.part !== 'date.format') rows.push(...(question.rows ?? []));
    if (question.part === 'words')
      rows.push(
        ...question.words.map(({ word }) => ({
          row: 0,
          column: question.column,
          text: word,
          why: 'not-a-number' as const,
        })),
      );
    if (!['columns', 'people', 'cells', 'totals', 'words', 'date.cells'].includes(question.part))
      others.push(question);
  }
  if (columns.length + rows.length === 0) return others.slice(0, mostQuestions);
  return [...others.slice(0, mostQuestions - 1), { part: 'columns', columns, rows: rows.slice(0, 200) }];
};
