/** Why a row was not taken in. `message` is plain English for terminals; screens use `sheets.problem.CODE`. */
export interface RowProblem {
  readonly row: number;
  /** Header of the column at fault, where it is one column. */
  readonly column?: string;
  readonly code: RowProblemCode;
  readonly detail?: string;
}

export const rowProblems = {
  'formula-without-value':
    'The formula has no stored result. Open and save the file in a spreadsheet program.',
  'cell-error': 'The cell shows an error.',
  'date-missing': 'There is no date.',
  'date-impossible': 'There is no such date.',
  'date-format': 'The date is not written as the mapping says.',
  'date-order': 'Day and month are the other way round than in the mapping: this column mixes two orders.',
  'date-ambiguous': 'Day and month can be read both ways.',
  'date-is-text': 'The date is text, while the mapping expects date cells: this column mixes both.',
  'date-is-cell': 'The date is a date cell, while the mapping expects text: this column mixes both.',
  'date-future': 'The date is in the future.',
  'date-old': 'The date is before 1980.',
  'time-format': 'The time is not written as the mapping says.',
  'number-format': 'This is not a number.',
  'number-pack': 'This counts packs, and nobody said how many are in one.',
  'count-negative': 'A count cannot be negative.',
  'count-fractional': 'A count must be a whole number.',
  'count-absurd': 'This count is too large to be true.',
  'answer-format': 'This is neither yes nor no.',
  'word-unknown': 'The mapping does not say what this word stands for.',
  'item-missing': 'There is a quantity but no item.',
  'site-missing': 'There is no site.',
  'site-unknown': 'There is no site of this name.',
  'key-missing': 'The columns that name the row are empty.',
  'key-repeated': 'Another row of this file has the same key.',
  'group-too-long': 'Too many rows follow each other as one encounter.',
  'nothing-recorded': 'The row holds nothing to record.',
  'body-invalid': 'A field is not as it should be.',
  'entry-too-large': 'The row holds too much.',
  'row-changed': 'This row was imported before with other content. It was not imported again.',
  'set-aside': 'The server set the entry aside for a coordinator to look at.',
} as const satisfies Readonly<Record<string, string>>;

export type RowProblemCode = keyof typeof rowProblems;

/** A problem as one line of plain English. */
export const describeProblem = ({ column, code, detail }: RowProblem): string =>
  `${column === undefined ? '' : `${column}: `}${rowProblems[code]}${detail === undefined || detail === '' ? '' : ` (${detail})`}`;
