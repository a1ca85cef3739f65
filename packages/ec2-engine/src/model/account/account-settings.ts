import { DEFAULT_RULES_PER_GROUP } from '@gatelease/security-groups';

/** What AWS can set for an account, and what it documents as usual. */
export interface AccountSettings {
  /** In each direction and each address family. */
  readonly rulesPerGroup: number;
  readonly groupsPerInterface: number;
  readonly groupsPerRegion: number;
  readonly groupsPerVpc: number;
  readonly prefixListsPerRegion: number;
  /** How long a prefix list stays busy after a change: until then every other change is refused. */
  readonly prefixListBusyMilliseconds: number;
}

/** The settings of a new account. A VPC may have as many groups as the Region. */
export const USUAL_SETTINGS: AccountSettings = {
  rulesPerGroup: DEFAULT_RULES_PER_GROUP,
  groupsPerInterface: 5,
  groupsPerRegion: 2500,
  groupsPerVpc: 2500,
  prefixListsPerRegion: 100,
  prefixListBusyMilliseconds: 200,
};
