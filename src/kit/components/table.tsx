import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../words/context.tsx';

export type Column<Row> = {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Aligned to the end, in figures of one width. */
  readonly isNumber?: boolean;
  /** Makes the column sortable: the value to order by. */
  readonly sortBy?: (row: Row) => string | number;
  /** Cell of the last line, for totals. */
  readonly total?: ComponentChildren;
};

export type TableProps<Row> = {
  readonly caption: string;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** On phones rows become cards; `scroll` keeps columns side by side, for wide tables of numbers. */
  readonly onPhone?: 'cards' | 'scroll';
  /** Shown instead of rows when there are none. */
  readonly empty?: string;
};

/** Written out and spread: cards on phones change `display`, and some browsers then forget the native roles. */
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

type Sort = { readonly key: string; readonly isDown: boolean };

/** A table with a caption. */
export const Table = <Row,>({
  caption,
  columns,
  rows,
  rowKey,
  onPhone = 'cards',
  empty,
}: TableProps<Row>) => {
  const { t, compare } = useWords();
  const [sort, setSort] = useState<Sort>();
  const sorted = sortRows(
    rows,
    columns.find(({ key }) => key === sort?.key)?.sortBy,
    sort?.isDown ?? false,
    compare,
  );
  const scrolls = onPhone === 'scroll';
  return (
    <div class="table-frame" {...(scrolls ? { tabIndex: 0, role: 'region', 'aria-label': caption } : {})}>
      <table {...roles.table} class={scrolls ? 'table' : 'table table-cards'}>
        <caption>{caption}</caption>
        <thead {...roles.rowgroup}>
          <tr {...roles.row}>
            {columns.map((column) => (
              <Heading
                key={column.key}
                column={column}
                sort={sort}
                onSort={() => setSort({ key: column.key, isDown: sort?.key === column.key && !sort.isDown })}
              />
            ))}
          </tr>
        </thead>
        <tbody {...roles.rowgroup}>
          {sorted.map((row) => (
            <tr key={rowKey(row)} {...roles.row}>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} isFirst={index === 0}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr {...roles.row}>
              <td {...roles.cell} colSpan={columns.length}>
                {empty ?? t('kit.table.none')}
              </td>
            </tr>
          ) : null}
        </tbody>
        {columns.some(({ total }) => total !== undefined) ? (
          <tfoot {...roles.rowgroup}>
            <tr {...roles.row}>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} isFirst={index === 0}>
                  {column.total ?? ''}
                </Cell>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
};

const sortRows = <Row,>(
  rows: readonly Row[],
  by: ((row: Row) => string | number) | undefined,
  isDown: boolean,
  compare: (a: string, b: string) => number,
): readonly Row[] => {
  if (by === undefined) return rows;
  const order = (a: Row, b: Row): number => {
    const [left, right] = [by(a), by(b)];
    return typeof left === 'number' && typeof right === 'number'
      ? left - right
      : compare(String(left), String(right));
  };
  return rows.toSorted(isDown ? (a, b) => order(b, a) : order);
};

type HeadingProps<Row> = {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: () => void;
};

const Heading = <Row,>({ column, sort, onSort }: HeadingProps<Row>) => {
  const { t } = useWords();
  const isSorted = sort?.key === column.key;
  const order = isSorted ? (sort.isDown ? 'descending' : 'ascending') : undefined;
  return (
    <th
      {...roles.columnheader}
      scope="col"
      class={column.isNumber === true ? 'number' : undefined}
      aria-sort={order}
    >
      {column.sortBy === undefined ? (
        column.label
      ) : (
        <>
          <button type="button" title={t('kit.table.sort', { column: column.label })} onClick={onSort}>
            {column.label}
            <span aria-hidden="true">{isSorted ? (sort.isDown ? '↓' : '↑') : '↕'}</span>
          </button>
          <span class="on-paper">{column.label}</span>
        </>
      )}
    </th>
  );
};

type CellProps<Row> = {
  readonly column: Column<Row>;
  readonly isFirst: boolean;
  readonly children: ComponentChildren;
};

const Cell = <Row,>({ column, isFirst, children }: CellProps<Row>) =>
  isFirst ? (
    <th {...roles.rowheader} scope="row">
      {children}
    </th>
  ) : (
    <td {...roles.cell} class={column.isNumber === true ? 'number' : undefined} data-label={column.label}>
      {children}
    </td>
  );
