/**
 * One cell of a CSV file (RFC 4180) that spreadsheets take for a text.
 *
 * What begins with `=`, `+`, `-`, `@`, a tab or a line break would be a formula there, with somebody else's words in it:
 * an apostrophe before it says that it is none.
 */
export function csvCell(value: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
