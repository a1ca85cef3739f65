/** A zone of a Region. Every Region here has three, whatever it has at AWS. */
export interface AvailabilityZone {
  readonly name: string;
  readonly id: string;
  readonly region: string;
}

const LETTERS = ['a', 'b', 'c'] as const;
const DIRECTIONS: ReadonlyMap<string, string> = new Map([
  ['north', 'n'],
  ['south', 's'],
  ['east', 'e'],
  ['west', 'w'],
  ['central', 'c'],
  ['northeast', 'ne'],
  ['southeast', 'se'],
  ['northwest', 'nw'],
  ['southwest', 'sw'],
]);

/** The zones of a Region: `us-east-1a` is `use1-az1`. */
export function availabilityZones(region: string): readonly AvailabilityZone[] {
  const [area = '', direction = '', number = ''] = region.split('-');
  const short = `${area}${DIRECTIONS.get(direction) ?? direction}${number}`;
  return LETTERS.map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${short}-az${String(index + 1)}`,
    region,
  }));
}

/** The zone with this name, or this id. */
export function findAvailabilityZone(region: string, nameOrId: string): AvailabilityZone | undefined {
  return availabilityZones(region).find(({ name, id }) => name === nameOrId || id === nameOrId);
}
