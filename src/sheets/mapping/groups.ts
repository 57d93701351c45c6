import type { Row } from '../read/sheet.ts';
import { cellText } from './values.ts';

/** Rows that make one encounter: one row, or rows that follow each other with the same content in the group columns. */
export interface Group {
  readonly rows: readonly Row[];
  readonly first: Row;
}

/** More rows than this are no encounter but a wrongly chosen group column; they must not pile up in memory. */
export const groupRows = 200;

export const createGrouper = (columns: readonly number[]) => {
  let rows: Row[] = [];
  let key = '';

  const take = (): Group | undefined => {
    const [first] = rows;
    const group = first === undefined ? undefined : { rows, first };
    rows = [];
    return group;
  };

  return {
    /** Adds a row; answers the group that it ends, if any. */
    add: (row: Row): Group | undefined => {
      const own =
        columns.length === 0
          ? `${row.sheet ?? ''}!${row.number}.${row.part ?? 0}`
          : JSON.stringify(columns.map((at) => cellText(row.cells[at])));
      // One row beyond the bound is let in, so that the mapping can tell that there were too many.
      if (rows.length > 0 && own === key && rows.length <= groupRows) {
        rows.push(row);
        return undefined;
      }
      const ended = take();
      rows = [row];
      key = own;
      return ended;
    },
    end: take,
  };
};
