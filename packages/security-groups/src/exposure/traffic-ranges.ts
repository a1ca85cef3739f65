import { rangesOf } from '../sets/address-ranges.ts';
import type { Region } from '../sets/region.ts';
import { trafficsIn } from '../sets/traffic-line.ts';
import type { Traffic } from '../traffic.ts';

/** Traffic, with the addresses of one side summed into ranges, such as `10.0.0.0/24` or `10.0.0.4-10.0.0.9`. */
export interface TrafficRanges {
  readonly traffics: readonly Traffic[];
  readonly ranges: readonly string[];
}

/** A region in words; bands with the same addresses that are not neighbours are told together. */
export function trafficRanges(region: Region): readonly TrafficRanges[] {
  const byRanges = new Map<string, { traffics: Traffic[]; ranges: readonly string[] }>();
  for (const band of region) {
    const ranges = rangesOf(band.addresses);
    const key = ranges.join();
    const known = byRanges.get(key);
    if (known === undefined) byRanges.set(key, { traffics: [...trafficsIn(band)], ranges });
    else known.traffics.push(...trafficsIn(band));
  }
  return [...byRanges.values()];
}
