import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';
import { compileFilters } from '../filter.ts';
import type { Filter, FilterField, FilterFields } from '../filter.ts';
import { availabilityZones } from '../vpc/availability-zones.ts';
import type { AvailabilityZone } from '../vpc/availability-zones.ts';
import type { WorldView } from '../world-view.ts';

/** A Region as EC2 lists it. */
export interface Region {
  readonly name: string;
  readonly endpoint: string;
}

/** Which Regions or zones are asked for; no names means all. */
export interface DescribePlacesInput {
  readonly names: readonly string[];
  readonly filters: readonly Filter[];
}

/** The Regions that are on in every account. */
const REGION_NAMES = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
] as const;

const OPT_IN_STATUS = 'opt-in-not-required';

const REGION_FIELDS: FilterFields<Region> = new Map<string, FilterField<Region>>([
  ['endpoint', (region) => [region.endpoint]],
  ['opt-in-status', () => [OPT_IN_STATUS]],
  ['region-name', (region) => [region.name]],
]);

const ZONE_FIELDS: FilterFields<AvailabilityZone> = new Map<string, FilterField<AvailabilityZone>>([
  ['group-name', (zone) => [`${zone.region}-zg-1`]],
  ['opt-in-status', () => [OPT_IN_STATUS]],
  ['region-name', (zone) => [zone.region]],
  ['state', () => ['available']],
  ['zone-id', (zone) => [zone.id]],
  ['zone-name', (zone) => [zone.name]],
  ['zone-type', () => ['availability-zone']],
]);

/** Lists Regions. The one that is served is always among them. */
export function describeRegions(
  world: WorldView,
  { names, filters }: DescribePlacesInput,
  context: DecisionContext,
): Decision<readonly Region[]> {
  const all = [...new Set([...REGION_NAMES, context.region])].map((name) => ({
    name,
    endpoint: `ec2.${name}.amazonaws.com`,
  }));
  const test = compileFilters(filters, { fields: REGION_FIELDS }, { world, ...context });
  if (!test.ok) return refuse(test.error);
  const unknown = names.find((name) => !all.some((region) => region.name === name));
  if (unknown !== undefined) return refuse(invalidPlace('Region', unknown));

  return answer(all.filter((region) => (names.length === 0 || names.includes(region.name)) && test.value(region)));
}

/** Lists the zones of the Region that is served. */
export function describeAvailabilityZones(
  world: WorldView,
  { names, filters }: DescribePlacesInput,
  context: DecisionContext,
): Decision<readonly AvailabilityZone[]> {
  const all = availabilityZones(context.region);
  const test = compileFilters(filters, { fields: ZONE_FIELDS }, { world, ...context });
  if (!test.ok) return refuse(test.error);
  const isNamed = (zone: AvailabilityZone, name: string) => zone.name === name || zone.id === name;
  const unknown = names.find((name) => !all.some((zone) => isNamed(zone, name)));
  if (unknown !== undefined) return refuse(invalidPlace('availability zone', unknown));

  return answer(
    all.filter((zone) => (names.length === 0 || names.some((name) => isNamed(zone, name))) && test.value(zone)),
  );
}

function invalidPlace(what: string, name: string): Ec2Error {
  return ec2Error('InvalidParameterValue', `Invalid ${what}: [${name}]`);
}
