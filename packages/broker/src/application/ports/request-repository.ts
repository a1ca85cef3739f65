import type { AccessRequest, AccessRequestState } from '../../domain/access-request.ts';
import type { Page, PageRequest } from './store.ts';

export interface RequestFilter {
  readonly organizationId: string;
  readonly personId?: string;
  readonly policyId?: string;
  readonly resourceId?: string;
  readonly states?: readonly AccessRequestState[];
}

export interface RequestRepository {
  find(organizationId: string, requestId: string): Promise<AccessRequest | null>;
  list(filter: RequestFilter, page: PageRequest): Promise<Page<AccessRequest>>;
  /** Pending requests whose time to be reviewed is over, in every organization. */
  listLapsing(now: Date, limit: number): Promise<readonly AccessRequest[]>;
  insert(request: AccessRequest): Promise<void>;
  /** @throws `storage.conflict` */
  update(request: AccessRequest): Promise<AccessRequest>;
}
