import { printable } from './printable.ts';

export type Cell = string | { readonly text: string; readonly paint: (text: string) => string };

/** Columns as wide as their widest cell, two spaces apart. Colour comes after padding, so it never moves a column. */
export function formatTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...lines.map((cells) => textOf(cells[column] ?? '').length)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => paintCell(cell, column === cells.length - 1 ? 0 : (widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function paintCell(cell: Cell, width: number): string {
  const text = textOf(cell);
  const padding = ' '.repeat(Math.max(0, width - text.length));
  return (typeof cell === 'string' ? text : cell.paint(text)) + padding;
}

function textOf(cell: Cell): string {
  return printable(typeof cell === 'string' ? cell : cell.text);
}
