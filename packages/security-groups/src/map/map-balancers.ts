import type { Traffic } from '../traffic.ts';
import type { LoadBalancer, TargetGroup } from '../world/load-balancer.ts';
import { NOT_READ } from '../world/world.ts';
import { INTERNET_NODE } from './map-draft.ts';
import type { MapDraft } from './map-draft.ts';

/** Draws the load balancers that hold a group of the map or hand on to members of one. */
export function balancerParts(draft: MapDraft): void {
  const { loadBalancers } = draft.reading;
  for (const balancer of loadBalancers === NOT_READ ? [] : loadBalancers) {
    const own = balancer.groupIds.filter((groupId) => draft.shows(groupId));
    const targets = balancer.targetGroups.flatMap((group) => targetsOf(draft, group));
    if (own.length + targets.length === 0) continue;

    const nodeId = balancer.loadBalancerId;
    const { name: label, vpcId } = balancer;
    const detail = `${balancer.kind} load balancer, ${listenersText(balancer)}`;
    draft.addNode({ nodeId, kind: 'load-balancer', label, detail, vpcId, groupId: null, liveLeases: 0 });
    for (const groupId of own) draft.addEdge({ from: groupId, to: nodeId, kind: 'holds' });
    for (const { groupId, traffic } of targets) {
      draft.addEdge({ from: nodeId, to: groupId, kind: 'forwards' }, traffic === undefined ? {} : { traffic });
    }
    if (balancer.groupIds.length === 0 && balancer.isInternetFacing) {
      draft.addNode(INTERNET_NODE);
      draft.addEdge({ from: INTERNET_NODE.nodeId, to: nodeId, kind: 'holds' });
    }
  }
}

/** Draws the Instance Connect Endpoints that hold a group of the map. */
export function endpointParts(draft: MapDraft): void {
  const { connectEndpoints } = draft.reading;
  for (const endpoint of connectEndpoints === NOT_READ ? [] : connectEndpoints) {
    const own = endpoint.groupIds.filter((groupId) => draft.shows(groupId));
    if (own.length === 0) continue;
    const { endpointId: nodeId, name, vpcId } = endpoint;
    const detail = 'Instance Connect Endpoint';
    draft.addNode({
      nodeId,
      kind: 'connect-endpoint',
      label: name ?? nodeId,
      detail,
      vpcId,
      groupId: null,
      liveLeases: 0,
    });
    for (const groupId of own) draft.addEdge({ from: nodeId, to: groupId, kind: 'holds' });
  }
}

function listenersText({ listeners }: LoadBalancer): string {
  const texts = listeners.map(({ protocol, port }) => `${protocol} ${String(port)}`);
  return texts.length === 0 ? 'no listener' : texts.slice(0, 3).join(', ');
}

interface ForwardedTo {
  readonly groupId: string;
  readonly traffic?: Traffic;
}

/** The groups of the map that targets hold, with the ports that they are reached on. */
function targetsOf(draft: MapDraft, { protocol = '', targets }: TargetGroup): readonly ForwardedTo[] {
  const isUdp = protocol === 'UDP' || protocol === 'QUIC';
  return targets.flatMap(({ targetId, port }) => {
    const traffic: { readonly traffic?: Traffic } =
      port === undefined
        ? {}
        : { traffic: { kind: 'ports', protocol: isUdp ? 'udp' : 'tcp', fromPort: port, toPort: port } };
    const holders = draft.interfaces.filter(
      ({ instanceId, addresses }) => instanceId === targetId || addresses.some(({ address }) => address === targetId),
    );
    const groupIds = new Set(holders.flatMap((holder) => holder.groupIds).filter((groupId) => draft.shows(groupId)));
    return [...groupIds].map((groupId) => ({ groupId, ...traffic }));
  });
}
