/** Text as a search compares it: without accents, case and superfluous space. `Tomás  OLIVEIRA` is `tomas oliveira`. */
export function foldedText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
