import type { IpAddress } from '../ip-address.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { WorldInterface } from '../world/world.ts';
import { NOT_READ } from '../world/world.ts';
import { rangesNamed } from '../world/world-model.ts';

/** What AWS answers itself, beside an instance, where no security group is asked. */
export const UNFILTERED_SERVICES = [
  'Amazon DNS',
  'instance metadata',
  'task metadata of ECS',
  'Amazon Time Sync',
  'Windows activation',
  'VPC router',
] as const;

/** One of the services of AWS that security groups do not filter. */
export type UnfilteredService = (typeof UNFILTERED_SERVICES)[number];

const SERVICES: ReadonlyMap<string, UnfilteredService> = new Map([
  ['169.254.169.253', 'Amazon DNS'],
  ['fd00:ec2::253', 'Amazon DNS'],
  ['169.254.169.254', 'instance metadata'],
  ['fd00:ec2::254', 'instance metadata'],
  ['169.254.170.2', 'task metadata of ECS'],
  ['169.254.169.123', 'Amazon Time Sync'],
  ['fd00:ec2::123', 'Amazon Time Sync'],
  ['169.254.169.250', 'Windows activation'],
  ['169.254.169.251', 'Windows activation'],
]);

/**
 * The service behind an address that an interface talks to, when it is one that no group filters.
 *
 * Beside the fixed addresses: the second one after the beginning of a VPC's IPv4 range (DNS), and the first
 * one of a subnet's (router).
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export function unfilteredService(
  model: WorldModel,
  from: WorldInterface,
  { family, text, value }: IpAddress,
): UnfilteredService | undefined {
  const fixed = SERVICES.get(text);
  if (fixed !== undefined || family === 'ipv6') return fixed;

  const isAt = (cidrs: readonly string[], offset: number): boolean =>
    cidrs.some((cidr) => rangesNamed([cidr]).ipv4[0] === Number(value) - offset);
  const { vpcs, subnets } = model.world;
  if (vpcs.some(({ vpcId, cidrs }) => vpcId === from.vpcId && isAt(cidrs, 2))) return 'Amazon DNS';
  if (subnets === NOT_READ) return undefined;
  return subnets.some(({ subnetId, cidrs }) => subnetId === from.subnetId && isAt(cidrs, 1)) ? 'VPC router' : undefined;
}
