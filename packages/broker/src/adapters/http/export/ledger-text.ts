import { exportLine } from '@gatelease/contract/event-chain';
import type { EventDetails } from '../../../application/details.ts';
import { csvRow } from './csv-cell.ts';

export const LEDGER_FORMATS = ['jsonl', 'csv'] as const;
export type LedgerFormat = (typeof LEDGER_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<LedgerFormat, string>> = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** Events as a file, part by part. */
export async function* ledgerText(
  parts: AsyncIterable<readonly EventDetails[]>,
  format: LedgerFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvRow(COLUMNS.map(({ heading }) => heading));
  for await (const events of parts) {
    const text = events.map((event) => (format === 'csv' ? rowOf(event) : `${exportLine(event.event)}\n`)).join('');
    if (text !== '') yield text;
  }
}

const COLUMNS: readonly { readonly heading: string; cell(details: EventDetails): string }[] = [
  { heading: 'number', cell: ({ event }) => String(event.sequence) },
  { heading: 'at', cell: ({ event }) => event.at.toISOString() },
  { heading: 'kind', cell: ({ event }) => event.kind },
  { heading: 'by', cell: ({ actorName }) => actorName ?? 'Gatelease' },
  { heading: 'person', cell: ({ personName }) => personName ?? '' },
  { heading: 'resource', cell: ({ resourceName }) => resourceName ?? '' },
  { heading: 'emergency_access', cell: ({ breakGlass }) => (breakGlass ? 'yes' : '') },
  { heading: 'address', cell: ({ event }) => event.address ?? '' },
  {
    heading: 'detail',
    cell: ({ event }) => (Object.keys(event.detail).length === 0 ? '' : JSON.stringify(event.detail)),
  },
  { heading: 'person_id', cell: ({ event }) => event.personId ?? '' },
  { heading: 'resource_id', cell: ({ event }) => event.resourceId ?? '' },
  { heading: 'policy_id', cell: ({ event }) => event.policyId ?? '' },
  { heading: 'request_id', cell: ({ event }) => event.requestId ?? '' },
  { heading: 'lease_id', cell: ({ event }) => event.leaseId ?? '' },
  { heading: 'api_key', cell: ({ apiKeyName }) => apiKeyName ?? '' },
  { heading: 'api_key_id', cell: ({ event: { actor } }) => (actor.kind === 'person' ? (actor.apiKeyId ?? '') : '') },
  { heading: 'event_id', cell: ({ event }) => event.eventId },
  { heading: 'previous_hash', cell: ({ event }) => event.previousHash },
  { heading: 'hash', cell: ({ event }) => event.hash },
];

function rowOf(details: EventDetails): string {
  return csvRow(COLUMNS.map(({ cell }) => cell(details)));
}
