import type { IpFamily, PrefixListSizes } from '@gatelease/security-groups';

/** A list of CIDRs that AWS keeps, in every account. Rules can name it; an account cannot change it. */
export interface AwsPrefixList {
  readonly id: string;
  readonly name: string;
  readonly family: IpFamily;
  /** What one rule that names the list counts against the quota. AWS does not tell it in the API. */
  readonly weight: number;
  readonly entries: readonly string[];
}

interface ServiceList {
  readonly id: string;
  readonly service: string;
  readonly isGlobal?: true;
  readonly family: IpFamily;
  readonly weight: number;
  readonly entries: readonly string[];
}

/**
 * The names and weights are AWS's. The ids of the lists for S3, DynamoDB, CloudFront and EC2 Instance Connect over
 * IPv4 are those of us-east-1, the others are made up; all are the same in every Region here. The entries are a few
 * of the real ones, enough to explain reachability with: AWS changes them all the time.
 */
const SERVICE_LISTS: readonly ServiceList[] = [
  {
    id: 'pl-63a5400a',
    service: 's3',
    family: 'ipv4',
    weight: 1,
    entries: ['3.5.0.0/19', '16.15.192.0/18', '18.34.0.0/19', '52.216.0.0/15', '54.231.0.0/16'],
  },
  {
    id: 'pl-02cd2c6b',
    service: 'dynamodb',
    family: 'ipv4',
    weight: 1,
    entries: ['3.218.180.0/22', '35.71.64.0/22', '52.94.0.0/22', '52.119.224.0/20'],
  },
  {
    id: 'pl-0e4bcff02b13bef1e',
    service: 'ec2-instance-connect',
    family: 'ipv4',
    weight: 2,
    entries: ['18.206.107.24/29'],
  },
  {
    id: 'pl-0d5b6d6bd20d8ca3b',
    service: 'ipv6.ec2-instance-connect',
    family: 'ipv6',
    weight: 2,
    entries: ['2600:1f18:6fe3:8c02::/64'],
  },
  {
    id: 'pl-3b927c52',
    service: 'cloudfront.origin-facing',
    isGlobal: true,
    family: 'ipv4',
    weight: 55,
    entries: ['13.124.199.0/24', '130.176.0.0/18', '15.158.0.0/16', '52.46.0.0/22', '64.252.64.0/18'],
  },
  {
    id: 'pl-0b02a1a1ec0d7c5fe',
    service: 'route53-healthchecks',
    family: 'ipv4',
    weight: 25,
    entries: ['15.177.0.0/18', '54.183.255.128/26', '54.228.16.0/26', '107.23.255.0/26'],
  },
  {
    id: 'pl-0721453c7ac4ec009',
    service: 'vpc-lattice',
    family: 'ipv4',
    weight: 10,
    entries: ['169.254.171.0/24'],
  },
];

const BY_ID: ReadonlyMap<string, ServiceList> = new Map(SERVICE_LISTS.map((list) => [list.id, list]));

/** What each list counts in a rule that names it. */
export const AWS_PREFIX_LIST_SIZES: PrefixListSizes = new Map(
  SERVICE_LISTS.map(({ id, family, weight }) => [id, { family, maxEntries: weight }]),
);

/** The CIDRs of each list. */
export const AWS_PREFIX_LIST_ENTRIES: ReadonlyMap<string, readonly string[]> = new Map(
  SERVICE_LISTS.map(({ id, entries }) => [id, entries]),
);

/** AWS's lists as a Region shows them. */
export function awsPrefixLists(region: string): readonly AwsPrefixList[] {
  return SERVICE_LISTS.map((list) => inRegion(list, region));
}

/** One of AWS's lists by its id. */
export function awsPrefixList(id: string, region: string): AwsPrefixList | undefined {
  const list = BY_ID.get(id);
  return list === undefined ? undefined : inRegion(list, region);
}

function inRegion({ id, service, isGlobal, family, weight, entries }: ServiceList, region: string): AwsPrefixList {
  return { id, name: `com.amazonaws.${isGlobal === true ? 'global' : region}.${service}`, family, weight, entries };
}
