import type { NetworkAclEntry as ShownEntry } from '@aws-sdk/client-ec2';
import { trafficOf } from '@gatelease/security-groups';
import type { NetworkAcl, NetworkAclEntry } from '@gatelease/security-groups';
import type { AccountClients } from './account-clients.ts';
import { allPages } from './all-pages.ts';
import { canonicalCidrs } from './canonical.ts';

/** Every network ACL that can be read whole. One with an entry that is not understood is left out, and so unknown. */
export async function readNetworkAcls({ sdk, client }: AccountClients['ec2']): Promise<readonly NetworkAcl[]> {
  const acls = await allPages(
    sdk.paginateDescribeNetworkAcls({ client, pageSize: 1000 }, {}),
    ({ NetworkAcls }) => NetworkAcls,
    ({ NetworkAclId }) => NetworkAclId,
  );
  return acls.flatMap(({ NetworkAclId = '', Associations = [], Entries = [] }) => {
    const entries = Entries.map(readEntry);
    const read = entries.filter((entry) => entry !== null);
    if (read.length < entries.length) return [];
    return [
      { networkAclId: NetworkAclId, subnetIds: Associations.flatMap(({ SubnetId }) => SubnetId ?? []), entries: read },
    ];
  });
}

const TCP_AND_UDP = ['6', '17', 'tcp', 'udp'];

function readEntry(shown: ShownEntry): NetworkAclEntry | null {
  const [cidr] = canonicalCidrs([shown.CidrBlock ?? shown.Ipv6CidrBlock]);
  const traffic = trafficOf(shown.Protocol ?? '', ...limitsOf(shown));
  if (cidr === undefined || !traffic.ok || shown.RuleNumber === undefined) return null;
  return {
    number: shown.RuleNumber,
    direction: shown.Egress === true ? 'egress' : 'ingress',
    action: shown.RuleAction === 'allow' ? 'allow' : 'deny',
    traffic: traffic.value,
    cidr,
  };
}

/** Ports, or ICMP type and code; a missing range stands for all ports. */
function limitsOf({ Protocol, PortRange, IcmpTypeCode }: ShownEntry): [number | undefined, number | undefined] {
  if (TCP_AND_UDP.includes(Protocol ?? '')) return [PortRange?.From ?? 0, PortRange?.To ?? 65_535];
  return [IcmpTypeCode?.Type ?? -1, IcmpTypeCode?.Code ?? -1];
}
