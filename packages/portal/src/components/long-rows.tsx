import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import classes from './data-table.module.css';

interface LongRowsProps {
  readonly count: number;
  readonly columns: number;
  /** The row at an index, with the reference that measures it. */
  rowAt(index: number, measured: Ref<HTMLTableRowElement>): ReactNode;
}

const USUAL_ROW_PX = 84;
const ROWS_BEYOND_THE_EDGE = 10;

/**
 * The body of a long table: of ten thousand rows only those that can be seen, and a few around them, are in the page.
 * What is above and below them is empty space of the same height, so the window scrolls as if all were there.
 */
export function LongRows({ count, columns, rowAt }: LongRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (body.current !== null) setTop(body.current.getBoundingClientRect().top + window.scrollY);
  }, [count]);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count,
    estimateSize: () => USUAL_ROW_PX,
    overscan: ROWS_BEYOND_THE_EDGE,
    scrollMargin: top,
    measureElement: heightWithMargin,
  });
  const shown = virtualizer.getVirtualItems();
  const above = (shown[0]?.start ?? top) - top;
  const below = virtualizer.getTotalSize() - ((shown.at(-1)?.end ?? top) - top);

  return (
    <tbody role="rowgroup" ref={body}>
      <Space height={above} columns={columns} />
      {shown.map(({ index }) => rowAt(index, virtualizer.measureElement))}
      <Space height={below} columns={columns} />
    </tbody>
  );
}

function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className={classes['space']}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

/** Cards on a phone stand apart from each other. */
function heightWithMargin(row: Element): number {
  return row.getBoundingClientRect().height + Number.parseFloat(getComputedStyle(row).marginBottom);
}
