import type { AccountSettings } from '@gatelease/ec2-engine';
import { badUsage } from '../command-problem.ts';

/** The quotas that can be set, by the name that the command line has for them. */
const QUOTAS = {
  'rules-per-group': 'rulesPerGroup',
  'groups-per-interface': 'groupsPerInterface',
  'groups-per-vpc': 'groupsPerVpc',
  'groups-per-region': 'groupsPerRegion',
  'prefix-lists-per-region': 'prefixListsPerRegion',
  'endpoints-per-vpc': 'endpointsPerVpc',
  'endpoints-per-region': 'endpointsPerRegion',
} as const satisfies Record<string, keyof AccountSettings>;

const NAMES = Object.keys(QUOTAS);
const QUOTA = /^(?<name>[a-z-]+)=(?<value>\d{1,9})$/;

/** Quotas as Local EC2 takes them, from texts such as `rules-per-group=100`. @throws usage.invalid */
export function quotasOf(texts: readonly string[]): Partial<AccountSettings> {
  return Object.fromEntries(
    texts.map((text) => {
      const { name, value } = QUOTA.exec(text)?.groups ?? {};
      if (name === undefined || !isQuota(name)) {
        throw badUsage('--quota', text, `a name and a number, such as rules-per-group=100. Names: ${NAMES.join(', ')}`);
      }
      return [QUOTAS[name], Number(value)] as const;
    }),
  );
}

function isQuota(name: string): name is keyof typeof QUOTAS {
  return NAMES.includes(name);
}
