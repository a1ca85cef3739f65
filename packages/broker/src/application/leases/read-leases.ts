import { isAboutAddress } from '../../domain/address-filter.ts';
import { can } from '../../domain/permissions.ts';
import { LEASE_STATES } from '../../domain/lease.ts';
import type { Lease, LeaseState } from '../../domain/lease.ts';
import { isBound, reaches } from '../api-keys/key-reach.ts';
import type { LeaseDetails } from '../details.ts';
import { findVisibleLease } from './find-visible-lease.ts';
import { detailLease, readNames } from './lease-details.ts';
import type { Page, PageRequest } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { findPage } from '../search/find-page.ts';
import { requireAddressFilter } from '../search/require-address-filter.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface LeaseListFilter {
  /** `live` is everything that is not over yet. */
  readonly state: 'live' | 'ended' | 'all';
  readonly mine: boolean;
  readonly personId?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly policyId?: string | undefined;
  /** An address, or a range of them. */
  readonly address?: string | undefined;
  /** Open at some time from this instant on, and started before the other. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** Leases, newest first: everybody's for those who may see them, else one's own. @throws `request.invalid` */
export type ListLeases = (
  principal: Principal,
  filter: LeaseListFilter,
  page: PageRequest,
) => Promise<Page<LeaseDetails>>;

const ENDED: readonly LeaseState[] = ['closed', 'failed'];
const STATES: Readonly<Record<LeaseListFilter['state'], readonly LeaseState[]>> = {
  live: LEASE_STATES.filter((state) => !ENDED.includes(state)),
  ended: ENDED,
  all: LEASE_STATES,
};

export function makeListLeases({ store, clock }: Pick<UseCaseContext, 'store' | 'clock'>): ListLeases {
  return async (principal, filter, page) => {
    const ownOnly = filter.mine || !can(principal, 'leases.list-all');
    const personId = ownOnly ? principal.personId : filter.personId;
    const address = filter.address === undefined ? null : requireAddressFilter(filter.address);
    return store.read(async (tx) => {
      const { organizationId } = principal;
      const wanted = {
        organizationId,
        states: STATES[filter.state],
        ...(personId === undefined ? {} : { personId }),
        ...(filter.resourceId === undefined ? {} : { resourceId: filter.resourceId }),
        ...(filter.policyId === undefined ? {} : { policyId: filter.policyId }),
        ...(filter.from === undefined ? {} : { from: { at: filter.from, now: clock.now() } }),
        ...(filter.to === undefined ? {} : { to: filter.to }),
      };
      const read = (part: PageRequest) => tx.leases.list(wanted, part);
      const fits = ({ cidrs, resourceId }: Lease) =>
        reaches(principal, resourceId) && (address === null || isAboutAddress(cidrs.join(' '), address));
      const found = address === null && !isBound(principal) ? await read(page) : await findPage(read, fits, page);
      const names = await readNames(tx, organizationId);
      return { items: found.items.map((lease) => detailLease(names, lease)), next: found.next };
    });
  };
}

/** @throws `lease.not-found` */
export type ReadLease = (principal: Principal, input: { readonly leaseId: string }) => Promise<LeaseDetails>;

export function makeReadLease({ store }: Pick<UseCaseContext, 'store'>): ReadLease {
  return (principal, { leaseId }) =>
    store.read(async (tx) => {
      const lease = await findVisibleLease(tx, principal, leaseId);
      return detailLease(await readNames(tx, principal.organizationId), lease);
    });
}
