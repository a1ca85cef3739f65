import type { Application } from '../../../application/application.ts';
import type { LedgerSearch } from '../../../application/ledger/read-ledger.ts';
import type { Handlers, OperationInput } from '../operation.ts';
import { pageRequest } from '../page-request.ts';
import { presentEvent } from '../present/present-event.ts';

export function ledgerOperations(application: Application): Handlers<'listEvents'> {
  return {
    listEvents: async ({ query }, { caller }) => {
      const page = await application.listEvents(caller.principal, ledgerSearch(query), pageRequest(query));
      return { items: page.items.map(presentEvent), next: page.next };
    },
  };
}

export function ledgerSearch(query: OperationInput<'listEvents'>['query']): LedgerSearch {
  const { personId, resourceId, leaseId, address, kind, from, to } = query;
  return {
    ...(personId === undefined ? {} : { personId }),
    ...(resourceId === undefined ? {} : { resourceId }),
    ...(leaseId === undefined ? {} : { leaseId }),
    ...(address === undefined ? {} : { address }),
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
  };
}
