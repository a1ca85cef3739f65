import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { presentApprovalPreview } from '../present/present-approval-preview.ts';
import { presentLease, presentRequest } from '../present/present-lease.ts';
import { presentMyAccess } from '../present/present-my-access.ts';
import { pageRequest } from '../page-request.ts';

export function accessOperations(
  application: Application,
): Handlers<
  | 'readMyAccess'
  | 'askForAddressProof'
  | 'proveAddress'
  | 'listAccessRequests'
  | 'requestAccess'
  | 'readAccessRequest'
  | 'previewApproval'
  | 'reviewAccessRequest'
  | 'cancelAccessRequest'
  | 'listLeases'
  | 'readLease'
  | 'extendLease'
  | 'moveLease'
  | 'closeLease'
  | 'closeLeases'
> {
  return {
    readMyAccess: async (_, { caller, addressSource }) =>
      presentMyAccess(await application.readMyAccess(caller.principal), addressSource),

    askForAddressProof: async (_, { caller }) => ({ proof: await application.askForAddressProof(caller.principal) }),

    proveAddress: async ({ body }, { address }) => {
      await application.proveAddress({ ...body, address });
      return null;
    },

    listAccessRequests: async ({ query }, { caller }) => {
      const page = await application.listAccessRequests(caller.principal, query, pageRequest(query));
      return { items: page.items.map(presentRequest), next: page.next };
    },

    requestAccess: async ({ body }, { caller }) => {
      const { outcome, request, lease } = await application.requestAccess(caller.principal, body);
      return { outcome, request: presentRequest(request), lease: lease === null ? null : presentLease(lease) };
    },

    readAccessRequest: async ({ params }, { caller }) =>
      presentRequest(await application.readAccessRequest(caller.principal, params)),

    previewApproval: async ({ params }, { caller }) =>
      presentApprovalPreview(await application.previewApproval(caller.principal, params)),

    reviewAccessRequest: async ({ params, body }, { caller }) => {
      const { request, lease } = await application.reviewAccessRequest(caller.principal, { ...body, ...params });
      return { request: presentRequest(request), lease: lease === null ? null : presentLease(lease) };
    },

    cancelAccessRequest: async ({ params }, { caller }) =>
      presentRequest(await application.cancelAccessRequest(caller.principal, params)),

    listLeases: async ({ query }, { caller }) => {
      const times = {
        from: query.from === undefined ? undefined : new Date(query.from),
        to: query.to === undefined ? undefined : new Date(query.to),
      };
      const page = await application.listLeases(caller.principal, { ...query, ...times }, pageRequest(query));
      return { items: page.items.map(presentLease), next: page.next };
    },

    readLease: async ({ params }, { caller }) => presentLease(await application.readLease(caller.principal, params)),

    extendLease: async ({ params, body }, { caller }) => {
      const until = 'endsAt' in body ? { endsAt: new Date(body.endsAt) } : body;
      return presentLease(await application.extendLease(caller.principal, { ...params, ...until }));
    },

    moveLease: async ({ params }, { caller }) => presentLease(await application.moveLease(caller.principal, params)),
    closeLeases: async ({ body }, { caller }) => {
      const { closing, notClosed } = await application.closeLeases(caller.principal, body);
      return { closing: [...closing], notClosed: [...notClosed] };
    },

    closeLease: async ({ params }, { caller }) => presentLease(await application.closeLease(caller.principal, params)),
  };
}
