import { namesOf, ruleText } from '../explain/names.ts';
import type { Names } from '../explain/names.ts';
import { idleRules } from '../hygiene/idle-rules.ts';
import type { IdleReason } from '../hygiene/idle-rules.ts';
import { unusedGroups } from '../hygiene/unused-groups.ts';
import type { UncheckedUse } from '../hygiene/unused-groups.ts';
import { worldOpenings } from '../hygiene/world-open.ts';
import type { WorldOpening } from '../hygiene/world-open.ts';
import { formatTraffic } from '../traffic-text.ts';
import type { Traffic } from '../traffic.ts';
import type { WorldModel } from '../world/world-model.ts';
import { ruleView } from './answer-view.ts';
import type { RuleView } from './answer-view.ts';

/** What could be tidied up in a set of groups, most pressing first. */
export interface HygieneView {
  readonly groups: number;
  readonly findings: readonly FindingView[];
  /** What was not looked at before a group was called unused. */
  readonly notChecked: readonly { readonly use: UncheckedUse; readonly sentence: string }[];
}

/** One thing to look at. */
export interface FindingView {
  readonly kind: 'world-open' | 'idle-rule' | 'unused-group';
  /** `attention`: administration or everything is open to the world. `usual`: only web ports are. */
  readonly weight: 'attention' | 'notice' | 'usual';
  readonly groupId: string;
  readonly groupName: string;
  readonly sentence: string;
  readonly rules: readonly RuleView[];
}

const WEIGHTS: Readonly<Record<FindingView['weight'], number>> = { attention: 0, notice: 1, usual: 2 };

const UNCHECKED: Readonly<Record<UncheckedUse, string>> = {
  interfaces: 'Network interfaces could not be read, so nobody knows which groups are in use.',
  'launch-templates': 'Launch templates and Auto Scaling groups that have no instance at the moment.',
  'services-at-rest':
    'Services that make interfaces when they need them: databases, functions, tasks that are stopped.',
  'groups-of-other-accounts': 'Rules of groups in peered VPCs of other accounts.',
  'shared-vpcs': 'VPCs of other accounts that a group is shared with.',
};

/** Everything worth a look, in all groups or in one. */
export function hygieneView(model: WorldModel, onlyGroupId?: string): HygieneView {
  const names = namesOf(model);
  const groups = model.world.groups.filter(({ groupId }) => onlyGroupId === undefined || groupId === onlyGroupId);
  const unused = unusedGroups(model.world);
  const isMeant = new Set(groups.map(({ groupId }) => groupId));
  const findings = [
    ...groups.flatMap(({ groupId }) => (worldOpenings(model, groupId) ?? []).map((entry) => openFinding(entry, names))),
    ...groups.flatMap(({ groupId }) => idleFindings(model, groupId, names)),
    ...unused.groups
      .filter(({ groupId }) => isMeant.has(groupId))
      .map(({ groupId, isDeletable }) => unusedFinding({ groupId, isDeletable }, names)),
  ];
  return {
    groups: groups.length,
    findings: findings.sort((a, b) => WEIGHTS[a.weight] - WEIGHTS[b.weight]),
    notChecked: unused.notChecked.map((use) => ({ use, sentence: UNCHECKED[use] })),
  };
}

function openFinding({ groupId, traffics, family, share, isWhole, rules }: WorldOpening, names: Names): FindingView {
  const what = traffics.map(formatTraffic).join(', ');
  const internet = family === 'ipv4' ? 'IPv4 Internet' : 'IPv6 Internet';
  const from = isWhole ? `the whole ${internet}` : `${percent(share)} of the ${internet}`;
  const together = rules.length > 1 ? `, by ${String(rules.length)} rules together` : '';
  return {
    kind: 'world-open',
    weight: weightOf(traffics),
    groupId,
    groupName: names.group(groupId),
    sentence: `${names.group(groupId)} lets ${what === 'all' ? 'all traffic' : what} in from ${from}${together}.`,
    rules: rules.map((rule) => ruleView(rule, 'admits', names)),
  };
}

function percent(share: number): string {
  return `${String(Math.min(99, Math.floor(share * 100)))} %`;
}

const ADMINISTRATION = [22, 3389];
const WEB = [80, 443];

function weightOf(traffics: readonly Traffic[]): FindingView['weight'] {
  if (traffics.some(isPressing)) return 'attention';
  return traffics.every(isWeb) ? 'usual' : 'notice';
}

function isPressing(traffic: Traffic): boolean {
  if (traffic.kind === 'all') return true;
  return traffic.kind === 'ports' && ADMINISTRATION.some((port) => traffic.fromPort <= port && port <= traffic.toPort);
}

function isWeb(traffic: Traffic): boolean {
  return traffic.kind === 'ports' && traffic.fromPort === traffic.toPort && WEB.includes(traffic.fromPort);
}

function idleFindings(model: WorldModel, groupId: string, names: Names): readonly FindingView[] {
  return (idleRules(model, groupId) ?? []).map(({ rule, reason }) => ({
    kind: 'idle-rule',
    weight: 'notice',
    groupId,
    groupName: names.group(groupId),
    sentence: `"${ruleText(rule.rule, names)}" of ${names.group(groupId)} does nothing: ${reasonText(reason, names)}.`,
    rules: [
      ruleView(rule, 'nearest', names),
      ...(reason.kind === 'covered' ? reason.by.map((entry) => ruleView(entry, 'admits', names)) : []),
    ],
  }));
}

function reasonText(reason: IdleReason, names: Names): string {
  switch (reason.kind) {
    case 'covered':
      return `${reason.by.map(({ rule }) => `"${ruleText(rule, names)}"`).join(' and ')} already ${reason.by.length === 1 ? 'lets' : 'let'} all of it through`;
    case 'nobody-there':
      return 'nobody is at its other side now';
    case 'impossible':
      return 'no packet of this kind has such an address';
  }
}

function unusedFinding(
  { groupId, isDeletable }: { readonly groupId: string; readonly isDeletable: boolean },
  names: Names,
): FindingView {
  const note = isDeletable ? '' : ' It cannot be deleted, because every VPC keeps its group default.';
  return {
    kind: 'unused-group',
    weight: isDeletable ? 'notice' : 'usual',
    groupId,
    groupName: names.group(groupId),
    sentence: `Nobody holds ${names.group(groupId)}, and no rule of another group names it.${note}`,
    rules: [],
  };
}
