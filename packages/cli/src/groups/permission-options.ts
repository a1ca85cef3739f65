import type { IpPermission } from '@aws-sdk/client-ec2';
import { parsePeer, parseRuleDescription, trafficOf } from '@gatelease/security-groups';
import { badUsage, CommandProblem } from '../command-problem.ts';
import { wrongText } from './wrong-text.ts';

/** What a rule is made of on the command line, with the letters that the EC2 API tools had. */
export interface PermissionOptions {
  readonly protocol: string;
  readonly portRange?: string;
  readonly icmpTypeCode?: string;
  readonly sourceSubnet?: readonly string[];
  readonly sourceGroup?: readonly string[];
  readonly sourceGroupUser?: string;
  readonly prefixList?: readonly string[];
  readonly description?: string;
}

/** Groups by the ids that people's words for them stand for. */
export type GroupIdOf = (wanted: string) => string;

const PORT_RANGE = /^(?<from>\d{1,5})(?:-(?<to>\d{1,5}))?$/;
const TYPE_AND_CODE = /^(?<type>-1|\d{1,3}):(?<code>-1|\d{1,3})$/;

/**
 * The permission that the options say, for EC2.
 *
 * The tools of old took everybody when no source was given. Here nobody opens a port to the world without saying so.
 *
 * @throws usage.invalid
 */
export function permissionOf(options: PermissionOptions, groupIdOf: GroupIdOf): IpPermission {
  return { ...trafficFields(options), ...peerFields(options, groupIdOf) };
}

function trafficFields(options: PermissionOptions): Pick<IpPermission, 'IpProtocol' | 'FromPort' | 'ToPort'> {
  const protocol = options.protocol.toLowerCase() === 'all' ? '-1' : options.protocol;
  const [from, to] = portsOf(options);
  const traffic = trafficOf(protocol, from, to);
  if (traffic.ok) {
    const { kind } = traffic.value;
    const hasPorts = kind === 'ports' || kind === 'icmp';
    if (!hasPorts && from !== undefined) {
      const flag = options.portRange === undefined ? '-t' : '-p';
      throw new CommandProblem(
        'usage.invalid',
        `${flag} says nothing with the protocol ${protocol}: EC2 would let all of it through.`,
        { hint: `Leave ${flag} out, or take a protocol that has ports: tcp, udp.` },
      );
    }
    return { IpProtocol: protocol.toLowerCase(), ...(hasPorts && { FromPort: from ?? -1, ToPort: to ?? -1 }) };
  }
  const flag = traffic.problem.code.startsWith('traffic.protocol') ? '-P' : isIcmp(protocol) ? '-t' : '-p';
  throw wrongText(flag, traffic.problem);
}

function portsOf({ protocol, portRange, icmpTypeCode }: PermissionOptions): readonly [number?, number?] {
  if (icmpTypeCode !== undefined) {
    const { type, code } = TYPE_AND_CODE.exec(icmpTypeCode)?.groups ?? {};
    if (type === undefined || code === undefined) throw badUsage('-t', icmpTypeCode, 'type:code, such as 8:0 or -1:-1');
    if (!isIcmp(protocol)) throw new CommandProblem('usage.invalid', '-t is for ICMP: give -P icmp, too.');
    return [Number(type), Number(code)];
  }
  if (portRange === undefined) return isIcmp(protocol) ? [-1, -1] : [];
  const { from, to = from } = PORT_RANGE.exec(portRange)?.groups ?? {};
  if (from === undefined || to === undefined)
    throw badUsage('-p', portRange, 'a port or a range, such as 22 or 8000-8010');
  if (isIcmp(protocol))
    throw new CommandProblem('usage.invalid', 'ICMP has no ports: give -t type:code, such as -t 8:0.');
  return [Number(from), Number(to)];
}

function isIcmp(protocol: string): boolean {
  return ['icmp', 'icmpv6', '1', '58'].includes(protocol.toLowerCase());
}

function peerFields(options: PermissionOptions, groupIdOf: GroupIdOf): Partial<IpPermission> {
  const described = descriptionOf(options);
  const subnets = (options.sourceSubnet ?? []).map(subnetOf);
  const groups = (options.sourceGroup ?? []).map((wanted) =>
    options.sourceGroupUser === undefined
      ? { GroupId: groupIdOf(wanted), ...described }
      : { [wanted.startsWith('sg-') ? 'GroupId' : 'GroupName']: wanted, UserId: options.sourceGroupUser, ...described },
  );
  const lists = (options.prefixList ?? []).map((PrefixListId) => ({ PrefixListId, ...described }));
  if (subnets.length + groups.length + lists.length === 0) {
    throw new CommandProblem('usage.invalid', 'It is not said for whom: give -s, -o or --prefix-list.', {
      hint: 'For everybody, say so: -s 0.0.0.0/0, and -s ::/0 for IPv6.',
    });
  }
  const ipv4 = subnets.filter(({ kind }) => kind === 'ipv4').map(({ cidr }) => ({ CidrIp: cidr, ...described }));
  const ipv6 = subnets.filter(({ kind }) => kind === 'ipv6').map(({ cidr }) => ({ CidrIpv6: cidr, ...described }));
  return {
    ...(ipv4.length > 0 && { IpRanges: ipv4 }),
    ...(ipv6.length > 0 && { Ipv6Ranges: ipv6 }),
    ...(groups.length > 0 && { UserIdGroupPairs: groups }),
    ...(lists.length > 0 && { PrefixListIds: lists }),
  };
}

function subnetOf(text: string): { readonly kind: 'ipv4' | 'ipv6'; readonly cidr: string } {
  const peer = parsePeer(text);
  if (peer.ok && (peer.value.kind === 'ipv4' || peer.value.kind === 'ipv6')) return peer.value;
  throw peer.ok
    ? badUsage('-s', text, 'a CIDR such as 203.0.113.7/32; for groups take -o')
    : wrongText('-s', peer.problem);
}

function descriptionOf({ description }: PermissionOptions): { readonly Description?: string } {
  if (description === undefined) return {};
  const parsed = parseRuleDescription(description);
  if (!parsed.ok) throw wrongText('--description', parsed.problem);
  return { Description: description };
}
