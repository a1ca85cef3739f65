import { ACCESS_REQUEST_STATES } from '../../domain/access-request.ts';
import type { AccessRequest, AccessRequestState } from '../../domain/access-request.ts';
import { can } from '../../domain/permissions.ts';
import { isBound, reaches } from '../api-keys/key-reach.ts';
import type { RequestDetails } from '../details.ts';
import { detailRequest, readNames } from '../leases/lease-details.ts';
import type { Page, PageRequest } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { findPage } from '../search/find-page.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface RequestListFilter {
  readonly state: 'pending' | 'decided' | 'all';
  readonly mine: boolean;
  readonly resourceId?: string | undefined;
}

/** Access requests, newest first: everybody's for those who may see them, else one's own. */
export type ListAccessRequests = (
  principal: Principal,
  filter: RequestListFilter,
  page: PageRequest,
) => Promise<Page<RequestDetails>>;

const STATES: Readonly<Record<RequestListFilter['state'], readonly AccessRequestState[]>> = {
  pending: ['pending'],
  decided: ACCESS_REQUEST_STATES.filter((state) => state !== 'pending'),
  all: ACCESS_REQUEST_STATES,
};

export function makeListAccessRequests({ store }: Pick<UseCaseContext, 'store'>): ListAccessRequests {
  return async (principal, filter, page) => {
    const ownOnly = filter.mine || !can(principal, 'requests.list-all');
    return store.read(async (tx) => {
      const { organizationId, personId } = principal;
      const wanted = {
        organizationId,
        states: STATES[filter.state],
        ...(ownOnly ? { personId } : {}),
        ...(filter.resourceId === undefined ? {} : { resourceId: filter.resourceId }),
      };
      const read = (part: PageRequest) => tx.requests.list(wanted, part);
      const isReached = ({ resourceId }: AccessRequest) => reaches(principal, resourceId);
      const found = isBound(principal) ? await findPage(read, isReached, page) : await read(page);
      const names = await readNames(tx, organizationId);
      return { items: found.items.map((request) => detailRequest(names, request)), next: found.next };
    });
  };
}

/** @throws `request.not-found` */
export type ReadAccessRequest = (
  principal: Principal,
  input: { readonly requestId: string },
) => Promise<RequestDetails>;

export function makeReadAccessRequest({ store }: Pick<UseCaseContext, 'store'>): ReadAccessRequest {
  return (principal, { requestId }) =>
    store.read(async (tx) => {
      const request = await tx.requests.find(principal.organizationId, requestId);
      const isVisible = request?.personId === principal.personId || can(principal, 'requests.list-all');
      if (request === null || !isVisible || !reaches(principal, request.resourceId)) {
        throw new ProblemError('request.not-found', `There is no access request ${requestId} that you may see.`);
      }
      return detailRequest(await readNames(tx, principal.organizationId), request);
    });
}
