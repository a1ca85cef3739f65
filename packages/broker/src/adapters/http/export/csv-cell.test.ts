import { expect, it } from 'vitest';
import { csvCell, csvRow } from './csv-cell.ts';

it.each([
  ['=HYPERLINK("https://evil.example","click")', `"'=HYPERLINK(""https://evil.example"",""click"")"`],
  ['+1', "'+1"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
])('formula injection: %j is a text', (given, cell) => {
  expect(csvCell(given)).toBe(cell);
});

it('keeps commas, quotes and line breaks inside their cell', () => {
  expect(csvRow(['a,b', 'say "hi"', 'two\nlines', 'plain'])).toBe('"a,b","say ""hi""","two\nlines",plain\r\n');
});
