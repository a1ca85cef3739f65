import type { Figure, PartReport } from './figure.ts';
import type { Machine } from './machine.ts';

const HEADER = ['figure', 'value', 'beside', 'ratio', 'target', 'met'] as const;

export function machineText({ cpu, cores, memoryGiB, node, load, fdatasyncMs }: Machine): string {
  return (
    `${cpu}, ${String(cores)} cores, ${String(memoryGiB)} GiB, Node ${node}, load before ${load}, ` +
    `a flush to disk takes ${fdatasyncMs.toFixed(2)} ms (median)`
  );
}

/** The report as a table for the terminal. */
export function reportText(machine: Machine, reports: readonly PartReport[]): string {
  const rows = reports.flatMap(({ figures }) => figures.map(cellsOf));
  const widths = HEADER.map((name, column) => Math.max(name.length, ...rows.map((cells) => cells[column]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  const parts = reports.flatMap(({ title, figures, notes }) => [
    '',
    title,
    line(HEADER),
    line(widths.map((width) => '-'.repeat(width))),
    ...figures.map((figure) => line(cellsOf(figure))),
    ...notes.map((note) => `Note: ${note}`),
  ]);
  return [machineText(machine), ...parts, ''].join('\n');
}

/** The report as Markdown tables. */
export function reportMarkdown(machine: Machine, reports: readonly PartReport[]): string {
  const parts = reports.flatMap(({ title, figures, notes }) => [
    `### ${title}`,
    '',
    markdownRow(HEADER),
    markdownRow(HEADER.map(() => '---')),
    ...figures.map((figure) => markdownRow(cellsOf(figure))),
    '',
    ...notes.flatMap((note) => [`Note: ${note}`, '']),
  ]);
  return [`Machine: ${machineText(machine)}.`, '', ...parts].join('\n');
}

function cellsOf({ name, value, beside, ratio, target, isMet }: Figure): readonly string[] {
  const met = isMet === undefined ? '' : isMet ? 'yes' : 'NO';
  return [name, value, beside ?? '', ratio ?? '', target ?? '', met];
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
