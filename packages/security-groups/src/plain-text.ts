/**
 * Writes plain data (what JSON can carry, instants and big integers too) so that equal values give
 * equal texts whatever the order of their fields. Functions and absent fields leave no trace.
 */
export function plainText(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) => sortedFields(field)) ?? '';
}

function sortedFields(field: unknown): unknown {
  if (typeof field === 'bigint') return String(field);
  if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;

  return Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)));
}
