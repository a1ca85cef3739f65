import type { PolicyChangeView, PolicyTrialView } from '@gatelease/contract';
import type { PolicyChangePreview } from '../../../application/policies/preview-policy-change.ts';
import type { PolicyTrial } from '../../../application/policies/try-policy.ts';
import { presentLease, presentRequest } from './present-lease.ts';

export function presentPolicyTrial({ personName, address, moments }: PolicyTrial): PolicyTrialView {
  return {
    personName,
    address,
    moments: moments.map(({ at, endsAt, nextWindow, ...answer }) => ({
      ...answer,
      at: at.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
      nextWindow:
        nextWindow === null
          ? null
          : { startsAt: nextWindow.startsAt.toISOString(), endsAt: nextWindow.endsAt.toISOString() },
    })),
  };
}

export function presentPolicyChange({ leases, requests }: PolicyChangePreview): PolicyChangeView {
  return {
    leases: leases.map(({ details, lost }) => ({ lease: presentLease(details), lost })),
    requests: requests.map(presentRequest),
  };
}
