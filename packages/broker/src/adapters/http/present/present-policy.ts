import type { PolicyView } from '@gatelease/contract';
import { formatTraffic } from '@gatelease/security-groups';
import type { PolicyDetails } from '../../../application/details.ts';

export function presentPolicy({ policy, resourceName, sentence, liveLeases }: PolicyDetails): PolicyView {
  return {
    policyId: policy.policyId,
    name: policy.name,
    resourceId: policy.resourceId,
    resourceName,
    sentence,
    grantees: [...policy.grantees],
    traffics: policy.traffics.map(formatTraffic),
    schedule: {
      timeZone: policy.schedule.timeZone,
      windows: policy.schedule.windows.map((window) => ({ ...window, days: [...window.days] })),
    },
    defaultDurationSeconds: policy.duration.defaultSeconds,
    longestDurationSeconds: policy.duration.longestSeconds,
    approvalsNeeded: policy.approvalsNeeded,
    breakGlass: policy.breakGlass,
    notifiesApprovers: policy.notifiesApprovers,
    opensOn: policy.opensOn,
    reasonRequired: policy.reasonRequired,
    allowedScopes: [...policy.addresses.allowedScopes],
    statedAddresses: policy.addresses.stated,
    status: policy.status,
    liveLeases,
    createdAt: policy.createdAt.toISOString(),
    version: policy.version,
  };
}
