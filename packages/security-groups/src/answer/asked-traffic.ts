import { notParsed, parsed } from '../parsed.ts';
import type { Parsed } from '../parsed.ts';
import type { PacketTraffic } from '../packet.ts';
import { trafficProblem } from '../explain/question.ts';

/** Why a text is not one kind of packet. */
export type AskedTrafficProblemCode = 'question.traffic-malformed' | 'question.traffic-out-of-range';

/** Services that people know by name, with the port where they usually listen. */
const SERVICES: Readonly<Record<string, number>> = {
  ssh: 22,
  http: 80,
  https: 443,
  rdp: 3389,
  mysql: 3306,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
};

const EXPECTED = 'One port such as tcp/22, 443 or udp/53; a service such as ssh; ping; icmp/8/0; or protocol/50.';
const PORT = /^(?:(?<protocol>tcp|udp)[ /:])?(?<port>[0-9]{1,6})(?:\/(?<suffix>tcp|udp))?$/;
const MESSAGE = /^(?<protocol>icmp|icmpv6)[ /:](?<type>[0-9]{1,4})(?:[ /:](?<code>[0-9]{1,4}))?$/;
const NUMBERED = /^protocol[ /:](?<number>[0-9]{1,4})$/;

/**
 * Reads what somebody asks about: one port, one ICMP message, one protocol.
 *
 * A bare number is a TCP port. `ping` is the echo request of the family that is asked about.
 */
export function parseAskedTraffic(
  text: string,
  family: 'ipv4' | 'ipv6' = 'ipv4',
): Parsed<PacketTraffic, AskedTrafficProblemCode> {
  const packet = packetOf(text.trim().toLowerCase(), family);
  if (packet === undefined) return notParsed('question.traffic-malformed', text, EXPECTED);

  const problem = trafficProblem(packet);
  return problem === undefined
    ? parsed(packet)
    : notParsed('question.traffic-out-of-range', problem.given, problem.expected);
}

function packetOf(text: string, family: 'ipv4' | 'ipv6'): PacketTraffic | undefined {
  if (text === 'ping') return echoRequest(family === 'ipv4' ? 'icmp' : 'icmpv6');
  if (text === 'icmp' || text === 'icmpv6') return echoRequest(text);

  const service = Object.hasOwn(SERVICES, text) ? SERVICES[text] : undefined;
  if (service !== undefined) return { kind: 'ports', protocol: 'tcp', port: service };

  return portOf(text) ?? messageOf(text) ?? numberedOf(text);
}

function echoRequest(protocol: 'icmp' | 'icmpv6'): PacketTraffic {
  return { kind: 'icmp', protocol, type: protocol === 'icmp' ? 8 : 128, code: 0 };
}

function portOf(text: string): PacketTraffic | undefined {
  const { protocol, port, suffix } = PORT.exec(text)?.groups ?? {};
  if (port === undefined || (protocol !== undefined && suffix !== undefined)) return undefined;
  return { kind: 'ports', protocol: (protocol ?? suffix) === 'udp' ? 'udp' : 'tcp', port: Number(port) };
}

function messageOf(text: string): PacketTraffic | undefined {
  const { protocol, type, code } = MESSAGE.exec(text)?.groups ?? {};
  if (type === undefined) return undefined;
  return {
    kind: 'icmp',
    protocol: protocol === 'icmpv6' ? 'icmpv6' : 'icmp',
    type: Number(type),
    code: Number(code ?? '0'),
  };
}

function numberedOf(text: string): PacketTraffic | undefined {
  const { number } = NUMBERED.exec(text)?.groups ?? {};
  return number === undefined ? undefined : { kind: 'protocol', number: Number(number) };
}
