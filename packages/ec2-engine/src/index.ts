export { startLocalEc2, type LocalEc2, type LocalEc2Options, type LocalRole, type LocalUser } from './local-ec2.ts';
export { EnforcementError, type EnforcementErrorCode } from './enforcement/enforcement-error.ts';
export { stopEnforcing } from './enforcement/enforcing.ts';
export type { NftPlace } from './enforcement/nft/nft-command.ts';
export type { ChangeListener } from './engine/call-queue.ts';
export type { Clock } from './engine/clock.ts';
export type { EngineLog } from './engine/engine-log.ts';
export type { Fault, Intercept, InterceptedCall } from './engine/fault.ts';
export { parsePolicy, type ParsedPolicy } from './iam/parse-policy.ts';
export { settingsProblem, USUAL_SETTINGS, type AccountSettings } from './model/account/account-settings.ts';
export type { Change } from './model/change.ts';
export type {
  Attachment,
  Entity,
  EntityKind,
  Instance,
  NetworkInterface,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Vpc,
} from './model/entity.ts';
export type { IdPrefix } from './model/decision.ts';
export type { Tag } from './model/tag.ts';
export type { InstanceConnectEndpoint } from './model/instance-connect/instance-connect-endpoint.ts';
export type {
  ClassicHealthCheck,
  ClassicListener,
  ClassicLoadBalancer,
} from './model/load-balancing/classic/classic-load-balancer.ts';
export type { ForwardTarget, Listener, ListenerAction, LoadBalancer } from './model/load-balancing/load-balancer.ts';
export type { HealthCheck, Target, TargetGroup } from './model/load-balancing/target-group.ts';
export type { RulePeering, VpcPeeringConnection } from './model/peering/vpc-peering-connection.ts';
export type {
  PrefixList,
  PrefixListChange,
  PrefixListEntry,
  PrefixListVersion,
} from './model/prefix-list/prefix-list.ts';
export type { WorldView } from './model/world-view.ts';
export { classicSeed } from './seed/classic-seed.ts';
export { emptySeed } from './seed/empty-seed.ts';
export { THREE_TIER_GROUPS } from './seed/three-tier-groups.ts';
export { threeTierSeed } from './seed/three-tier-seed.ts';
export type { Seed, SeedPlace } from './seed/seed.ts';
