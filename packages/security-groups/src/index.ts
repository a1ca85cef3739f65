export { ADDRESS_SCOPES, scopesOf, type AddressScope } from './address-scope.ts';
export {
  admits,
  KNOWS_NO_PEERS,
  NOT_KNOWN,
  ruleAdmits,
  type Admission,
  type PeerResolver,
  type RuleVerdict,
} from './admits.ts';
export {
  cidrAround,
  cidrContains,
  cidrsOverlap,
  hasHostBits,
  parseCidr,
  type Cidr,
  type CidrProblemCode,
} from './cidr.ts';
export { answerQuestion, type Answer, type Answered, type AnswerProblem, type AskedQuestion } from './answer/answer.ts';
export {
  answerView,
  type AnswerView,
  type CheckView,
  type EndView,
  type PairView,
  type RuleView,
  type WayView,
} from './answer/answer-view.ts';
export { findAskedEnd, type AskedEnd } from './answer/asked-end.ts';
export { parseAskedTraffic } from './answer/asked-traffic.ts';
export {
  exposureView,
  findAskedSource,
  type ExposureView,
  type OpenRangesView,
  type ReachedView,
} from './answer/exposure-view.ts';
export { hygieneView, type FindingView, type HygieneView } from './answer/hygiene-view.ts';
export { applyChanges, type AppliedChanges, type ChangeProblem, type GroupChange } from './change/group-change.ts';
export {
  reachDifference,
  type Differed,
  type DirectionDifference,
  type HolderDifference,
  type ReachDifference,
} from './change/reach-difference.ts';
export { differenceText } from './change/difference-text.ts';
export { sessionFates, type InterfaceFate, type SessionFates } from './change/session-fates.ts';
export { compareRules } from './compare-rules.ts';
export { covers } from './covers.ts';
export { explain, type Explained, type Explanation } from './explain/explain.ts';
export { explanationText } from './explain/explanation-text.ts';
export { namesOf, type Names } from './explain/names.ts';
export type { Endpoint, FlowEnd, Question, QuestionProblem } from './explain/question.ts';
export { IDLE_TIMEOUTS, type SessionFate } from './explain/session-fate.ts';
export { sessionText } from './explain/session-text.ts';
export type { Tracking } from './explain/tracking.ts';
export type { GroupCheck, RuleInGroup } from './explain/group-check.ts';
export type { Verdict } from './explain/verdict.ts';
export type { Check, Way } from './explain/way.ts';
export { exposureOf, type Exposed, type Exposure, type ReachedInterface } from './exposure/exposure.ts';
export type { TrafficRanges } from './exposure/traffic-ranges.ts';
export type { ExposureSource, SourceProblem } from './exposure/sender.ts';
export { isGroupDescription, parseGroupDescription, type GroupDescriptionProblemCode } from './group-description.ts';
export { isGroupName, parseGroupName, type GroupNameProblemCode } from './group-name.ts';
export { idleRules, type IdleReason, type IdleRule } from './hygiene/idle-rules.ts';
export { unusedGroups, type UncheckedUse, type UnusedGroup, type UnusedGroups } from './hygiene/unused-groups.ts';
export { WIDE_SHARE, worldOpenings, type WorldOpening } from './hygiene/world-open.ts';
export {
  hostCidr,
  IP_FAMILIES,
  ipAddress,
  parseIpAddress,
  unmapIpv4,
  type IpAddress,
  type IpAddressProblemCode,
  type IpFamily,
} from './ip-address.ts';
export {
  planForConnectEndpoint,
  type ConnectEndpointSetting,
  type ConnectTargets,
  type EndpointAdmission,
} from './lock-down/connect-endpoint-plan.ts';
export { planForDefaultGroup } from './lock-down/default-group-plan.ts';
export { staleGroups, type StaleGroup } from './lock-down/group-state.ts';
export {
  planForLoadBalancer,
  type BackEnds,
  type BalancedPort,
  type BalancerSetting,
} from './lock-down/load-balancer-plan.ts';
export {
  LOCK_DOWN_PATTERNS,
  planChanges,
  type GroupState,
  type LockDown,
  type LockDownPattern,
  type LockDownPlan,
  type LockDownProblem,
  type RemovableRule,
  type RemovalReason,
  type RulePurpose,
  type Verification,
  type WantedRule,
} from './lock-down/lock-down-plan.ts';
export { chooseRules, suggestedRuleIds, type ChosenRules } from './lock-down/chosen-rules.ts';
export { draftLockDown, type DraftedLockDown, type LockDownDraft } from './lock-down/lock-down-draft.ts';
export {
  lockDownPicture,
  type LockDownPicture,
  type PictureArrow,
  type PicturedGroup,
} from './lock-down/lock-down-picture.ts';
export type { LockDownRequest } from './lock-down/lock-down-request.ts';
export { lockDownText, PURPOSE_WORDS, REASON_WORDS, verificationLines } from './lock-down/lock-down-text.ts';
export { planNames, type PlanNames } from './lock-down/names-in-plan.ts';
export { provePlan, type PlanProof } from './lock-down/prove-plan.ts';
export { LOCK_DOWN_TAG, lockDownNote } from './lock-down/rule-note.ts';
export { checkReviewedPlan, type PlanCheck } from './lock-down/same-plan.ts';
export { isHealthy, lostTargets, type TargetHealth } from './lock-down/target-health.ts';
export { planForTiers, type Tier, type TiersSetting } from './lock-down/three-tiers-plan.ts';
export { buildMap, MOST_GROUPS_ON_A_MAP, type MapOptions } from './map/build-map.ts';
export {
  MAP_EDGE_KINDS,
  MAP_NODE_KINDS,
  type MapEdge,
  type MapEdgeKind,
  type MapGraph,
  type MapNode,
  type MapNodeKind,
  type MapScope,
} from './map/map-graph.ts';
export { trafficAdmits, type Packet, type PacketTraffic } from './packet.ts';
export type { Parsed, ParseProblem } from './parsed.ts';
export { formatPeer, parsePeer, type PeerProblemCode } from './peer-text.ts';
export { peerCovers, peerFamilies, type Peer } from './peer.ts';
export { isEmptyPlan, planRules, type DesiredRule, type ObservedRule, type RulePlan } from './plan-rules.ts';
export {
  DEFAULT_RULES_PER_GROUP,
  fitsQuota,
  quotaUse,
  quotaWeight,
  type DirectionUse,
  type PrefixListSize,
  type PrefixListSizes,
  type QuotaExcess,
  type QuotaFit,
  type QuotaUse,
  type QuotaWeight,
} from './quota.ts';
export { isRuleDescription, parseRuleDescription, type RuleDescriptionProblemCode } from './rule-description.ts';
export { ruleKey } from './rule-key.ts';
export { formatRule, parseRule, type RuleProblemCode } from './rule-text.ts';
export { DIRECTIONS, type Direction, type Rule } from './rule.ts';
export { formatTraffic, parseTraffic, type TrafficTextProblemCode } from './traffic-text.ts';
export { protocolAndPorts, trafficOf, type ProtocolAndPorts, type TrafficProblemCode } from './traffic-triple.ts';
export { trafficCovers, type IcmpMessage, type IcmpProtocol, type PortProtocol, type Traffic } from './traffic.ts';
export { READING_PARTS, type AccountReading, type ReadingGap, type ReadingPart } from './world/account-reading.ts';
export type {
  ConnectEndpoint,
  LoadBalancer,
  LoadBalancerListener,
  LoadBalancerTarget,
  TargetGroup,
} from './world/load-balancer.ts';
export { readWorld, type WorldProblem, type WorldReading } from './world/read-world.ts';
export type { WorldModel } from './world/world-model.ts';
export {
  NOT_READ,
  type InterfaceAddress,
  type InterfaceKind,
  type NetworkAcl,
  type NetworkAclEntry,
  type PeeringSide,
  type Reading,
  type Route,
  type RouteTable,
  type RouteTarget,
  type VpcPeering,
  type World,
  type WorldGroup,
  type WorldInterface,
  type WorldPrefixList,
  type WorldRule,
  type WorldSubnet,
  type WorldVpc,
} from './world/world.ts';
