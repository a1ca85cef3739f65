import type { ReactNode } from 'react';
import classes from './data-table.module.css';

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

/** A table that becomes a stack of cards on a phone. Roles are written out because some browsers drop them then. */
export function DataTable<Row>({ caption, columns, rows, keyOf, toneOf }: DataTableProps<Row>) {
  return (
    <table className={classes['table']} role="table" aria-label={caption}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ heading, isHeadingHidden, align }) => (
            <th key={heading} role="columnheader" scope="col" data-align={align}>
              <span className={isHeadingHidden === true ? classes['unseen'] : undefined}>{heading}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row" data-tone={toneOf?.(row) ?? undefined}>
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
        ))}
      </tbody>
    </table>
  );
}
