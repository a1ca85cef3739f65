import { cidrContains, cidrsOverlap, parseCidr } from '@gatelease/security-groups';

import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error, invalidValue } from '../ec2-error.ts';
import type { Vpc } from '../entity.ts';
import type { WorldView } from '../world-view.ts';

/** The one size that a subnet's IPv6 range has here. */
const PREFIX = 64;

/** The IPv6 range of a new subnet in canonical text: a free part of its network's. */
export function checkSubnetIpv6Cidr(world: WorldView, vpc: Vpc, text: string): Checked<string> {
  const cidr = parseCidr(text);
  if (!cidr.ok || cidr.value.family !== 'ipv6') {
    return fail(invalidValue(text, 'ipv6CidrBlock', 'This is not a valid IPv6 CIDR block.'));
  }
  const whole = vpc.ipv6Cidr === undefined ? undefined : parseCidr(vpc.ipv6Cidr);
  const isInside = whole?.ok === true && cidrContains(whole.value, cidr.value);
  if (!isInside || cidr.value.prefixLength !== PREFIX) {
    return fail(ec2Error('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`));
  }
  const isTaken = world.subnetsByVpc.all(vpc.id).some(({ ipv6Cidr }) => {
    const other = ipv6Cidr === undefined ? undefined : parseCidr(ipv6Cidr);
    return other?.ok === true && cidrsOverlap(other.value, cidr.value);
  });
  return isTaken
    ? fail(ec2Error('InvalidSubnet.Conflict', `The CIDR '${text}' conflicts with another subnet`))
    : pass(cidr.value.text);
}
