import { DEFAULT_RULES_PER_GROUP } from '@gatelease/security-groups';

/** What AWS can set for an account, and what it documents as usual. */
export interface AccountSettings {
  /** In each direction and each address family. */
  readonly rulesPerGroup: number;
  /** In EC2-Classic, all together. */
  readonly rulesPerClassicGroup: number;
  readonly groupsPerInterface: number;
  readonly groupsPerRegion: number;
  readonly groupsPerVpc: number;
  /** EC2 Instance Connect Endpoints. */
  readonly endpointsPerVpc: number;
  readonly endpointsPerRegion: number;
  readonly prefixListsPerRegion: number;
  /** How long a prefix list stays busy after a change: until then every other change is refused. */
  readonly prefixListBusyMilliseconds: number;
}

/** The settings of a new account. A VPC may have as many groups as the Region. */
export const USUAL_SETTINGS: AccountSettings = {
  rulesPerGroup: DEFAULT_RULES_PER_GROUP,
  rulesPerClassicGroup: 100,
  groupsPerInterface: 5,
  groupsPerRegion: 2500,
  groupsPerVpc: 2500,
  endpointsPerVpc: 1,
  endpointsPerRegion: 5,
  prefixListsPerRegion: 100,
  prefixListBusyMilliseconds: 200,
};

const MOST_GROUPS_PER_INTERFACE = 16;
const MOST_RULES_PER_INTERFACE = 1000;

/**
 * What is wrong with settings, if anything: counts are whole numbers, and AWS raises rules a group and groups an
 * interface only as far as their product stays within a thousand.
 */
export function settingsProblem(settings: AccountSettings): string | undefined {
  for (const [name, value] of Object.entries(settings)) {
    if (!Number.isInteger(value) || value < 0) return `${name} is ${String(value)}, and must be a whole number from 0.`;
  }
  const { groupsPerInterface, rulesPerGroup } = settings;
  if (groupsPerInterface > MOST_GROUPS_PER_INTERFACE) {
    return `groupsPerInterface is ${String(groupsPerInterface)}, and can be at most ${String(MOST_GROUPS_PER_INTERFACE)}.`;
  }
  if (groupsPerInterface * rulesPerGroup > MOST_RULES_PER_INTERFACE) {
    return (
      `rulesPerGroup times groupsPerInterface is ${String(groupsPerInterface * rulesPerGroup)}, ` +
      `and can be at most ${String(MOST_RULES_PER_INTERFACE)}.`
    );
  }
  return undefined;
}
