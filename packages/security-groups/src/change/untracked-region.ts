import type { Direction } from '../rule.ts';
import { ALL_ADDRESSES } from '../sets/address-set.ts';
import type { AddressSet } from '../sets/address-set.ts';
import { IP_FAMILIES } from '../ip-address.ts';
import type { IpFamily } from '../ip-address.ts';
import { intersectRegions, regionOf } from '../sets/region.ts';
import type { Region } from '../sets/region.ts';
import { trafficInterval } from '../sets/traffic-line.ts';
import type { CompiledRule } from '../world/compiled-rule.ts';
import { isWholeFamily } from '../explain/tracking.ts';

const PORT_PROTOCOLS = ['tcp', 'udp'] as const;
const FAMILY: Readonly<Record<IpFamily, AddressSet>> = {
  ipv4: { ipv4: ALL_ADDRESSES.ipv4, ipv6: [] },
  ipv6: { ipv4: [], ipv6: ALL_ADDRESSES.ipv6 },
};

/**
 * The packets in one direction whose connections EC2 does not track, as `trackingOf` says it of one of them.
 *
 * Rules are all rules of an interface, of both directions.
 */
export function untrackedRegion(rules: readonly CompiledRule[], direction: Direction): Region {
  return regionOf(
    IP_FAMILIES.flatMap((family) => {
      const whole = rules.filter(({ entry }) => isWholeFamily(entry.rule.peer, family));
      const there = regionOf(
        whole
          .filter((rule) => rule.direction === direction)
          .map(({ from, to }) => ({ from, to, addresses: FAMILY[family] })),
      );
      return intersectRegions(there, answeredPorts(whole, direction, family));
    }),
  );
}

/** All ports of the protocols whose answers one rule of the other direction lets through, whatever port they go to. */
function answeredPorts(whole: readonly CompiledRule[], direction: Direction, family: IpFamily): Region {
  return regionOf(
    PORT_PROTOCOLS.map((protocol) => trafficInterval({ kind: 'ports', protocol, fromPort: 0, toPort: 65_535 }))
      .filter(({ from, to }) =>
        whole.some((rule) => rule.direction !== direction && rule.from <= from && to <= rule.to),
      )
      .map((interval) => ({ ...interval, addresses: FAMILY[family] })),
  );
}
