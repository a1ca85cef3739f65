import { parseCidr, parseIpAddress, ipAddress } from '@gatelease/security-groups';
import type { IpAddress } from '@gatelease/security-groups';

import { addressSet } from './base-table.ts';
import { element } from './element.ts';
import type { Element } from './element.ts';

/** What AWS answers beside an instance: DNS, metadata, metadata of tasks, time, Windows activation. */
const FIXED = [
  '169.254.169.253',
  '169.254.169.254',
  '169.254.170.2',
  '169.254.169.123',
  '169.254.169.250',
  '169.254.169.251',
  'fd00:ec2::253',
  'fd00:ec2::254',
  'fd00:ec2::123',
];

/**
 * The services that are reached whatever groups say, at the same addresses in every network.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export function fixedServices(): readonly Element[] {
  return FIXED.flatMap((text) => {
    const address = parseIpAddress(text);
    return address.ok ? [serviceAt(address.value)] : [];
  });
}

/** The service at a place in a range of IPv4 addresses: DNS is the second of a network, the router the first of a subnet. */
export function serviceIn(cidrText: string, place: 1 | 2): readonly Element[] {
  const cidr = parseCidr(cidrText);
  return cidr.ok ? [serviceAt(ipAddress('ipv4', cidr.value.firstAddress + BigInt(place)))] : [];
}

function serviceAt({ family, text }: IpAddress): Element {
  return element(addressSet('services', family === 'ipv4' ? '4' : '6'), [text]);
}
