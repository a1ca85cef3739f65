import { IP_FAMILIES, parseCidr, trafficCovers } from '@gatelease/security-groups';
import type { Cidr, IpFamily, Rule } from '@gatelease/security-groups';

/** A range this wide is no network of anybody's: half of IPv4, an eighth of the public half of IPv6. */
const NOBODYS: Readonly<Record<IpFamily, number>> = { ipv4: 1, ipv6: 4 };

/** Narrower than this, a range is not counted among the pieces of a world that was opened piece by piece. */
const NARROWEST_PIECE: Readonly<Record<IpFamily, number>> = { ipv4: 8, ipv6: 12 };

/** What every public address of a family is in. */
const WORLD: Readonly<Record<IpFamily, Cidr | null>> = { ipv4: cidrOf('0.0.0.0/0'), ipv6: cidrOf('2000::/3') };

/**
 * Whether an ingress rule lets in everybody, alone or as a piece: `0.0.0.0/0` and `::/0` in every other spelling too,
 * such as `2000::/3`, or `0.0.0.0/1` beside `128.0.0.0/1`. `rules` are all rules of the group.
 */
export function isWorldOpen(rule: Rule, rules: readonly Rule[]): boolean {
  const cidr = ingressCidr(rule);
  const world = cidr === null ? null : WORLD[cidr.family];
  if (cidr === null || world === null || !overlap(cidr, world)) return false;
  if (cidr.prefixLength <= NOBODYS[cidr.family]) return true;
  if (cidr.prefixLength > NARROWEST_PIECE[cidr.family]) return false;

  const pieces = rules
    .filter((other) => trafficCovers(other.traffic, rule.traffic))
    .map(ingressCidr)
    .filter((other) => other !== null && other.family === cidr.family);
  return coversWhole(
    pieces.filter((piece) => piece !== null),
    world,
  );
}

function ingressCidr({ direction, peer }: Rule): Cidr | null {
  const isRange = IP_FAMILIES.some((family) => family === peer.kind);
  return direction === 'ingress' && isRange && 'cidr' in peer ? cidrOf(peer.cidr) : null;
}

function cidrOf(text: string): Cidr | null {
  const cidr = parseCidr(text);
  return cidr.ok ? cidr.value : null;
}

function overlap(one: Cidr, other: Cidr): boolean {
  return one.firstAddress <= other.lastAddress && other.firstAddress <= one.lastAddress;
}

function coversWhole(pieces: readonly Cidr[], world: Cidr): boolean {
  let next = world.firstAddress;
  for (const { firstAddress, lastAddress } of pieces.toSorted((a, b) => (a.firstAddress < b.firstAddress ? -1 : 1))) {
    if (firstAddress > next) return false;
    if (lastAddress >= next) next = lastAddress + 1n;
  }
  return next > world.lastAddress;
}
