import type { EndpointAdmission } from './connect-endpoint-plan.ts';
import type { Tier } from './three-tiers-plan.ts';

/** What somebody wants locked down, in their own words: a plan is made of it by looking at what is there. */
export type LockDownRequest =
  | {
      readonly pattern: 'load-balancer';
      /** Its name, its ARN or its DNS name. */
      readonly loadBalancer: string;
    }
  | {
      readonly pattern: 'connect-endpoint';
      /** Its id, `eice-…`, or its name. */
      readonly endpoint: string;
      /** Groups and instances that are reached through it. */
      readonly targets: readonly string[];
      /** 22, and 3389 for remote desktops. */
      readonly ports: readonly number[];
      readonly admitBy: EndpointAdmission;
    }
  | {
      readonly pattern: 'three-tiers';
      readonly tiers: readonly Tier[];
      readonly officeCidrs: readonly string[];
      readonly administrationPorts: readonly number[];
    }
  | {
      readonly pattern: 'default-group';
      /** The id of the group, or of its VPC. */
      readonly group: string;
    };
