import { lapseRequest } from '../../domain/request-machine.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Lets requests lapse that nobody reviewed in time. Run every now and then. */
export type LapseRequests = () => Promise<void>;

const AT_ONCE = 100;

export function makeLapseRequests({
  store,
  clock,
  ids,
  changes,
}: Pick<UseCaseContext, 'store' | 'clock' | 'ids' | 'changes'>): LapseRequests {
  return async () => {
    const at = clock.now();
    if ((await store.read((tx) => tx.requests.listLapsing(at, 1))).length === 0) return;

    const lapsed = await store.write(async (tx) => {
      const organizations = new Set<string>();
      for (const request of await tx.requests.listLapsing(at, AT_ONCE)) {
        const transition = lapseRequest(request, at);
        if (transition.kind === 'refused') continue;
        await tx.requests.update(transition.request);
        const { organizationId, personId, resourceId, policyId, requestId, cidrs } = request;
        organizations.add(organizationId);
        await tx.events.append([
          {
            ...{ eventId: ids.newId('event'), organizationId, at, kind: 'request.lapsed', actor: { kind: 'system' } },
            ...{ personId, resourceId, policyId, requestId, leaseId: null, address: cidrs.join(' '), detail: {} },
          },
        ]);
      }
      return organizations;
    });
    for (const organizationId of lapsed) changes.publish({ organizationId, topic: 'requests' });
  };
}
