import type { Lease, LeaseState } from '../../domain/lease.ts';
import type { Page, PageRequest } from './store.ts';

export interface LeaseFilter {
  readonly organizationId: string;
  readonly personId?: string;
  readonly policyId?: string;
  readonly resourceId?: string;
  readonly states?: readonly LeaseState[];
  /** Open, or to be opened, at some time from this instant on. What is open beyond its end counts as open until `now`. */
  readonly from?: { readonly at: Date; readonly now: Date };
  /** Started before this instant. */
  readonly to?: Date;
}

/** Of live leases: their states are given. */
export type LiveLeaseFilter = Omit<LeaseFilter, 'states' | 'from' | 'to'>;

/** Where the broker keeps its leases. */
export interface LeaseRepository {
  find(organizationId: string, leaseId: string): Promise<Lease | null>;
  list(filter: LeaseFilter, page: PageRequest): Promise<Page<Lease>>;
  /** Every lease of a resource that is neither closed nor failed, oldest first. */
  listLiveOfResource(resourceId: string): Promise<readonly Lease[]>;
  /** Every lease that is neither closed nor failed and fits the filter, oldest first. */
  listLive(filter: LiveLeaseFilter): Promise<readonly Lease[]>;
  /** Leases of an organization that are opening or active, end by then, and whose holder was not warned yet; first end first. */
  listUnwarned(organizationId: string, endsBy: Date, limit: number): Promise<readonly Lease[]>;
  /** The ids of all leases that were opened in an emergency: few, however long the history is. */
  listBreakGlassIds(organizationId: string): Promise<ReadonlySet<string>>;
  insert(lease: Lease): Promise<void>;
  /** Stores a changed lease and returns it with its new version. @throws `storage.conflict` */
  update(lease: Lease): Promise<Lease>;
  countByState(): Promise<Readonly<Record<LeaseState, number>>>;
}
