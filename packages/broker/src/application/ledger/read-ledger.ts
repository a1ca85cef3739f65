import { isAboutAddress } from '../../domain/address-filter.ts';
import type { EventDetails } from '../details.ts';
import { knownPersonName, readNames } from '../leases/lease-details.ts';
import type { Names } from '../leases/lease-details.ts';
import type { EventFilter, LedgerEvent } from '../ports/event-repository.ts';
import type { Page, PageRequest, Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import { findPage } from '../search/find-page.ts';
import { requireAddressFilter } from '../search/require-address-filter.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** What the ledger is asked for. */
export interface LedgerSearch extends Omit<EventFilter, 'organizationId' | 'hasAddress'> {
  /** An address, or a range of them. */
  readonly address?: string;
}

/** The ledger, newest first. @throws `permission.denied`, `request.invalid` */
export type ListEvents = (principal: Principal, search: LedgerSearch, page: PageRequest) => Promise<Page<EventDetails>>;

export function makeListEvents({ store }: Pick<UseCaseContext, 'store'>): ListEvents {
  return async (principal, search, page) => {
    requirePermission(principal, 'events.list');
    return store.read(async (tx) => {
      const { organizationId } = principal;
      const found = await findEvents(tx, organizationId, search, page);
      const known = await readLedgerContext(tx, organizationId);
      return { items: found.items.map((event) => detailEvent(known, event)), next: found.next };
    });
  };
}

/** What the ledger says beside its events. */
export interface LedgerContext extends Names {
  /** Of leases that were opened in an emergency. */
  readonly breakGlassIds: ReadonlySet<string>;
  /** Names of API keys, by id. */
  readonly apiKeyNames: ReadonlyMap<string, string>;
}

export async function readLedgerContext(tx: Repositories, organizationId: string): Promise<LedgerContext> {
  const breakGlassIds = await tx.leases.listBreakGlassIds(organizationId);
  const apiKeys = await tx.apiKeys.list(organizationId);
  const apiKeyNames = new Map(apiKeys.map(({ keyId, name }) => [keyId, name]));
  return { ...(await readNames(tx, organizationId)), breakGlassIds, apiKeyNames };
}

/** An event with the names that people know its parts by. */
export function detailEvent({ breakGlassIds, apiKeyNames, ...names }: LedgerContext, event: LedgerEvent): EventDetails {
  const { actor, personId, resourceId, leaseId } = event;
  const apiKeyId = actor.kind === 'person' ? actor.apiKeyId : undefined;
  return {
    event,
    actorName: actor.kind === 'person' ? knownPersonName(names, actor.personId) : null,
    apiKeyName: apiKeyId === undefined ? null : (apiKeyNames.get(apiKeyId) ?? null),
    personName: personId === null ? null : knownPersonName(names, personId),
    resourceName: resourceId === null ? null : (names.resources.get(resourceId)?.name ?? null),
    breakGlass: leaseId !== null && breakGlassIds.has(leaseId),
  };
}

/** An address is looked for in the events themselves: which ranges it is in, no index of the store knows. */
function findEvents(
  tx: Repositories,
  organizationId: string,
  { address: text, ...filter }: LedgerSearch,
  page: PageRequest,
): Promise<Page<LedgerEvent>> {
  if (text === undefined) return tx.events.list({ ...filter, organizationId }, page);
  const address = requireAddressFilter(text);
  return findPage(
    (part) => tx.events.list({ ...filter, organizationId, hasAddress: true }, part),
    (event) => event.address !== null && isAboutAddress(event.address, address),
    page,
  );
}
