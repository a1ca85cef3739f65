import type { ApplicationContext } from '../application-context.ts';
import { makeCloseLease } from './close-lease.ts';
import { makeCloseLeases } from './close-leases.ts';
import { makeExtendLease } from './extend-lease.ts';
import { makeMoveLease } from './move-lease.ts';
import { makeListLeases, makeReadLease } from './read-leases.ts';

/** What can be asked about leases. */
export type LeaseUseCases = ReturnType<typeof composeLeases>;

export function composeLeases(context: ApplicationContext) {
  return {
    listLeases: makeListLeases(context),
    readLease: makeReadLease(context),
    extendLease: makeExtendLease(context),
    moveLease: makeMoveLease(context),
    closeLease: makeCloseLease(context),
    closeLeases: makeCloseLeases(context),
  };
}
