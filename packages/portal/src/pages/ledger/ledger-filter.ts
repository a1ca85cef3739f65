import type { CallInput } from '@gatelease/contract/client';

export const LEDGER_FILTERS = [
  'kind',
  'emergency',
  'personId',
  'resourceId',
  'leaseId',
  'address',
  'from',
  'to',
] as const;

/** The filters as they stand in the address of the page; days as `2026-11-21`, in the reader's time. */
export type LedgerSearch = { readonly [Name in (typeof LEDGER_FILTERS)[number]]?: string };

/** What to ask the server: days become the instants at which they begin and end here. */
export function ledgerQuery({
  from,
  to,
  emergency,
  ...filters
}: LedgerSearch): NonNullable<CallInput<'listEvents'>['query']> {
  const begin = startOfDay(from, 0);
  const end = startOfDay(to, 1);
  return {
    ...filters,
    ...(emergency === 'only' ? { breakGlass: 'true' } : {}),
    ...(begin === null ? {} : { from: begin }),
    ...(end === null ? {} : { to: end }),
  };
}

/** The same as text for an address: `kind=lease.opened&from=…`. */
export function queryText(search: LedgerSearch): string {
  const given = Object.entries(ledgerQuery(search)).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(given).toString();
}

function startOfDay(day: string | undefined, daysLater: number): string | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const start = new Date(Number(year), Number(month) - 1, Number(date) + daysLater);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}
