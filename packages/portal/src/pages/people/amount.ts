/** A number with its word: `1 person`, `3 people`. */
export function amountOf(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
