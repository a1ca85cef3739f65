import { isAboutAddress } from '../../domain/address-filter.ts';
import type { EventDetails } from '../details.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import { requireAddressFilter } from '../search/require-address-filter.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { detailEvent, readLedgerContext } from './read-ledger.ts';
import type { LedgerSearch } from './read-ledger.ts';

/**
 * The ledger from its first event on, in parts, so that its length does not matter. Without a search it is the whole
 * chain, which can be verified.
 *
 * @throws `permission.denied`, `request.invalid`, before the first part is read
 */
export type ExportLedger = (principal: Principal, search: LedgerSearch) => AsyncIterable<readonly EventDetails[]>;

const PART = 500;

export function makeExportLedger({ store }: Pick<UseCaseContext, 'store'>): ExportLedger {
  return (principal, search) => {
    requirePermission(principal, 'events.list');
    const fits = fitting(search);
    return parts();

    async function* parts(): AsyncGenerator<readonly EventDetails[]> {
      const { organizationId } = principal;
      const known = await store.read((tx) => readLedgerContext(tx, organizationId));
      let after = 0;
      for (;;) {
        const events = await store.read((tx) => tx.events.listChain(organizationId, after, PART));
        yield events.map((event) => detailEvent(known, event)).filter(fits);
        const last = events.at(-1);
        if (last === undefined || events.length < PART) return;
        after = last.sequence;
      }
    }
  };
}

/** The same conditions that the list has, event by event. */
function fitting(search: LedgerSearch): (details: EventDetails) => boolean {
  const { personId, resourceId, leaseId, kind, from, to } = search;
  const address = search.address === undefined ? null : requireAddressFilter(search.address);
  return ({ event, breakGlass }) =>
    (search.breakGlass !== true || breakGlass) &&
    (personId === undefined || event.personId === personId) &&
    (resourceId === undefined || event.resourceId === resourceId) &&
    (leaseId === undefined || event.leaseId === leaseId) &&
    (kind === undefined || event.kind === kind) &&
    (from === undefined || event.at >= from) &&
    (to === undefined || event.at < to) &&
    (address === null || (event.address !== null && isAboutAddress(event.address, address)));
}
