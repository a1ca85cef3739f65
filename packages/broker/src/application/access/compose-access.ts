import type { ApplicationContext } from '../application-context.ts';
import { makeAskForAddressProof } from './ask-for-address-proof.ts';
import { makeCancelAccessRequest } from './cancel-access-request.ts';
import { makeOpenOnSignIn } from './open-on-sign-in.ts';
import { makePreviewApproval } from './preview-approval.ts';
import { makeProveAddress } from './prove-address.ts';
import { makeListAccessRequests, makeReadAccessRequest } from './read-access-requests.ts';
import { makeReadMyAccess } from './read-my-access.ts';
import { makeRequestAccess } from './request-access.ts';
import { makeReviewAccessRequest } from './review-access-request.ts';

/** What can be asked about doors and requests for access. */
export type AccessUseCases = ReturnType<typeof composeAccess>;

export function composeAccess(context: ApplicationContext) {
  const requestAccess = makeRequestAccess(context);
  return {
    readMyAccess: makeReadMyAccess(context),
    askForAddressProof: makeAskForAddressProof(context),
    proveAddress: makeProveAddress(context),
    requestAccess,
    previewApproval: makePreviewApproval(context),
    reviewAccessRequest: makeReviewAccessRequest(context),
    cancelAccessRequest: makeCancelAccessRequest(context),
    readAccessRequest: makeReadAccessRequest(context),
    listAccessRequests: makeListAccessRequests(context),
    openOnSignIn: makeOpenOnSignIn(context, requestAccess),
  };
}
