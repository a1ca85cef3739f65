import type { Application } from '../../../application/application.ts';
import type { LedgerSearch } from '../../../application/ledger/read-ledger.ts';
import type { Handlers, OperationInput } from '../operation.ts';
import { pageRequest } from '../page-request.ts';
import { presentEvent } from '../present/present-event.ts';

export function ledgerOperations(application: Application): Handlers<'listEvents' | 'verifyLedger'> {
  return {
    listEvents: async ({ query }, { caller }) => {
      const page = await application.listEvents(caller.principal, ledgerSearch(query), pageRequest(query));
      return { items: page.items.map(presentEvent), next: page.next };
    },

    verifyLedger: (_, { caller }) => application.verifyLedger(caller.principal),
  };
}

export function ledgerSearch(query: Omit<OperationInput<'listEvents'>['query'], 'after' | 'limit'>): LedgerSearch {
  const { personId, resourceId, leaseId, address, kind, breakGlass, from, to } = query;
  return {
    ...(personId === undefined ? {} : { personId }),
    ...(resourceId === undefined ? {} : { resourceId }),
    ...(leaseId === undefined ? {} : { leaseId }),
    ...(address === undefined ? {} : { address }),
    ...(kind === undefined ? {} : { kind }),
    ...(breakGlass === true ? { breakGlass } : {}),
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
  };
}
