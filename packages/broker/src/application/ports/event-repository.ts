import type { EventKind } from '../../domain/event-kind.ts';
import type { Page, PageRequest } from './store.ts';

/** What happened, by whose doing. Saved in the transaction of the change itself. */
export interface NewEvent {
  readonly eventId: string;
  readonly organizationId: string;
  readonly at: Date;
  readonly kind: EventKind;
  readonly actor: Actor;
  readonly personId: string | null;
  readonly resourceId: string | null;
  readonly policyId: string | null;
  readonly requestId: string | null;
  readonly leaseId: string | null;
  /** The address or CIDR that it is about. */
  readonly address: string | null;
  /** Facts that have no column; never a secret. */
  readonly detail: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Who did it. What a program did with an API key, the key's person did through it. */
export type Actor =
  { readonly kind: 'person'; readonly personId: string; readonly apiKeyId?: string } | { readonly kind: 'system' };

/** An event in its organization's chain: `hash` covers everything else and the hash before it. */
export interface LedgerEvent extends Omit<NewEvent, 'kind'> {
  /** Of an event that a later version wrote, it may be one that this one does not know. */
  readonly kind: string;
  /** 1, 2, 3, … in each organization, without gaps. */
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
}

export interface EventFilter {
  readonly organizationId: string;
  readonly personId?: string;
  readonly resourceId?: string;
  readonly leaseId?: string;
  /** Only those that are about an address. */
  readonly hasAddress?: boolean;
  readonly kind?: string;
  /** Only those that are about leases that were opened in an emergency. */
  readonly breakGlass?: boolean;
  readonly from?: Date;
  readonly to?: Date;
}

export interface EventRepository {
  /** Adds to the end of the organization's chain, in the order given. Nothing ever changes or removes an event. */
  append(events: readonly NewEvent[]): Promise<void>;
  list(filter: EventFilter, page: PageRequest): Promise<Page<LedgerEvent>>;
  /** From `afterSequence` on, oldest first: for verification and export. */
  listChain(organizationId: string, afterSequence: number, limit: number): Promise<readonly LedgerEvent[]>;
}
