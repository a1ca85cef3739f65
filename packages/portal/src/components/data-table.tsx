import type { ReactNode, Ref } from 'react';
import classes from './data-table.module.css';
import { LongRows } from './long-rows.tsx';

/** One column: its heading, and what a row shows there. */
export interface Column<Row> {
  readonly heading: string;
  /** The heading is for screen readers only, as over a column of buttons. */
  readonly isHeadingHidden?: boolean;
  readonly align?: 'end';
  cell(row: Row): ReactNode;
}

interface DataTableProps<Row> {
  /** What the table lists; not shown when a heading above says so. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
  /** Marks rows that need a look. */
  toneOf?(row: Row): 'bad' | 'wait' | null;
}

/** Up to here all rows are in the page; of more, only those that can be seen. */
const FEW_ROWS = 100;

/** A table that becomes a stack of cards on a phone. Roles are written out because some browsers drop them then. */
export function DataTable<Row>({ caption, columns, rows, keyOf, toneOf }: DataTableProps<Row>) {
  const isLong = rows.length > FEW_ROWS;
  const rowAt = (index: number, measured?: Ref<HTMLTableRowElement>) => {
    const row = rows[index];
    if (row === undefined) return null;
    // The heading is the first row of a table.
    const position = isLong ? { 'data-index': index, 'aria-rowindex': index + 2 } : {};
    return (
      <tr key={keyOf(row)} ref={measured} role="row" data-tone={toneOf?.(row) ?? undefined} {...position}>
        {columns.map(({ heading, isHeadingHidden, align, cell }) => (
          <td
            key={heading}
            role="cell"
            data-align={align}
            data-heading={isHeadingHidden === true ? undefined : heading}
          >
            <div>{cell(row)}</div>
          </td>
        ))}
      </tr>
    );
  };

  return (
    <table
      className={classes['table']}
      role="table"
      aria-label={caption}
      aria-rowcount={isLong ? rows.length + 1 : undefined}
    >
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={isLong ? 1 : undefined}>
          {columns.map(({ heading, isHeadingHidden, align }) => (
            <th key={heading} role="columnheader" scope="col" data-align={align}>
              <span className={isHeadingHidden === true ? classes['unseen'] : undefined}>{heading}</span>
            </th>
          ))}
        </tr>
      </thead>
      {isLong ? (
        <LongRows count={rows.length} columns={columns.length} rowAt={rowAt} />
      ) : (
        <tbody role="rowgroup">{rows.map((_, index) => rowAt(index))}</tbody>
      )}
    </table>
  );
}
