/** An event of the ledger as it is hashed: as the server has it, or as an export says it. */
export interface ChainedEvent {
  readonly eventId: string;
  readonly organizationId: string;
  /** 1, 2, 3, … in each organization, without gaps. */
  readonly sequence: number;
  readonly at: Date | string;
  readonly kind: string;
  readonly actor: unknown;
  readonly personId: string | null;
  readonly resourceId: string | null;
  readonly policyId: string | null;
  readonly requestId: string | null;
  readonly leaseId: string | null;
  readonly address: string | null;
  readonly detail: unknown;
  readonly previousHash: string;
  readonly hash: string;
}

/** What stands before the first event of a chain. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
export type Sha256 = (text: string) => string;

/**
 * The hash that links an event into its organization's chain.
 *
 * It covers every field and the hash before it, as JSON in one spelling: keys sorted by UTF-16 code units at every
 * depth (as in RFC 8785), no spaces, instants in UTC with milliseconds. So it can be computed again from an export.
 */
export function eventHash(event: Omit<ChainedEvent, 'hash'>, sha256: Sha256): string {
  return sha256(canonicalJson(hashedFields(event)));
}

/** The event as one line of an export: the very text that is hashed, and its hash as the last member. */
export function exportLine(event: ChainedEvent): string {
  return `${canonicalJson(hashedFields(event)).slice(0, -1)},"hash":${JSON.stringify(event.hash)}}`;
}

function hashedFields(event: Omit<ChainedEvent, 'hash'>): object {
  return {
    eventId: event.eventId,
    organizationId: event.organizationId,
    sequence: event.sequence,
    at: event.at,
    kind: event.kind,
    actor: event.actor,
    personId: event.personId,
    resourceId: event.resourceId,
    policyId: event.policyId,
    requestId: event.requestId,
    leaseId: event.leaseId,
    address: event.address,
    detail: event.detail,
    previousHash: event.previousHash,
  };
}

/** The end of the part of a chain that has been verified. */
export interface ChainEnd {
  readonly sequence: number;
  readonly hash: string;
}

/** Where a chain starts. */
export const CHAIN_START: ChainEnd = { sequence: 0, hash: GENESIS_HASH };

export type ChainVerdict =
  | { readonly kind: 'intact'; readonly end: ChainEnd }
  /** The first event that is not what was appended, or comes after one that is missing. */
  | { readonly kind: 'broken'; readonly sequence: number; readonly reason: 'gap' | 'unlinked' | 'altered' };

/**
 * Whether events, oldest first, follow `after` without a gap and are what their hashes say.
 *
 * An intact chain may still lack its newest events: compare its end with one that was written down elsewhere.
 */
export function verifyChain(events: readonly ChainedEvent[], after: ChainEnd, sha256: Sha256): ChainVerdict {
  let end = after;
  for (const event of events) {
    const { sequence, previousHash, hash } = event;
    if (sequence !== end.sequence + 1) return { kind: 'broken', sequence, reason: 'gap' };
    if (previousHash !== end.hash) return { kind: 'broken', sequence, reason: 'unlinked' };
    if (eventHash(event, sha256) !== hash) return { kind: 'broken', sequence, reason: 'altered' };
    end = { sequence, hash };
  }
  return { kind: 'intact', end };
}

function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);

  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const sorted = members.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}
