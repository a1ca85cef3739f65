import { packetText, ruleText } from '../explain/names.ts';
import type { Names } from '../explain/names.ts';
import type { Endpoint } from '../explain/question.ts';
import type { Verdict } from '../explain/verdict.ts';
import type { LockDownDraft } from './lock-down-draft.ts';
import { lockDownPicture } from './lock-down-picture.ts';
import type { PictureArrow, PicturedGroup } from './lock-down-picture.ts';
import type { LockDownPlan, RemovableRule, RemovalReason, RulePurpose, Verification } from './lock-down-plan.ts';
import { planNames } from './names-in-plan.ts';
import { isHealthy } from './target-health.ts';
import type { TargetHealth } from './target-health.ts';

/** What a rule is needed for, in words. */
export const PURPOSE_WORDS: Readonly<Record<RulePurpose, string>> = {
  traffic: 'for the traffic',
  'health-check': 'for health checks',
  administration: 'for administration',
  outbound: 'to let it out',
};

/** Why a rule is suggested to go, or is not, in words. */
export const REASON_WORDS: Readonly<Record<RemovalReason, string>> = {
  'wider-than-needed': 'wider than needed: suggested to go',
  'not-needed': 'nothing uses it: suggested to go',
  administration: 'kept, because people administer the machines by it',
  'lets-more-through': 'kept, because it lets other traffic through as well',
  'in-use': 'kept, because somebody holds the group',
  'not-verified': 'kept, because it is not certain that everybody gets through without it',
};

/** A draft as people read it, line by line: a picture of before and after, and what it comes to. */
export function lockDownText(draft: LockDownDraft, chosenRuleIds: readonly string[]): readonly string[] {
  const { plan, names, subject, region, accountId, targets, notes } = draft;
  const { groups } = lockDownPicture(draft, chosenRuleIds);
  return [
    `Lock-down of ${subject} in ${region}${accountId === undefined ? '' : `, account ${accountId}`}`,
    '',
    'Before',
    ...pictureLines(groups, (arrow) => arrow.change !== 'added'),
    '',
    'After',
    ...pictureLines(groups, (arrow) => arrow.change !== 'removed'),
    '',
    ...addLines(plan, planNames(names)),
    ...removableLines(plan, chosenRuleIds, planNames(names)),
    ...verificationLines(plan.verifications, planNames(names)),
    ...targetLines(targets),
    ...notes.map((note) => `Note: ${note}`),
  ];
}

/** What was verified, one sentence for each question that does not end in yes; one for all that do. */
export function verificationLines(verifications: readonly Verification[], names: Names): readonly string[] {
  if (verifications.length === 0) return [];
  const good = verifications.filter(({ lockedDown }) => lockedDown === 'yes').length;
  const open = verifications.filter(({ lockedDown }) => lockedDown !== 'yes');
  return [
    `Verified: ${String(good)} of ${String(verifications.length)} ways that have to work do, by the security groups.`,
    ...open.slice(0, MOST_WAYS).map((one) => `  ${wayText(one, names)}: ${VERDICT_WORDS[one.lockedDown]}.`),
    ...(open.length > MOST_WAYS ? [`  … and ${String(open.length - MOST_WAYS)} more.`] : []),
  ];
}

const MOST_WAYS = 10;
const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  yes: 'gets through',
  no: 'does not get through',
  unknown: 'is not known to get through',
};

function pictureLines(groups: readonly PicturedGroup[], isShown: (arrow: PictureArrow) => boolean): readonly string[] {
  return groups.flatMap(({ name, arrows, untouched }) => {
    const shown = arrows.filter(isShown);
    const width = Math.max(0, ...shown.map(({ traffic }) => traffic.length));
    const rest = untouched === 0 ? [] : [`    (and ${String(untouched)} that the plan does not touch)`];
    return [`  ${name}`, ...shown.map((arrow) => `    ${arrowText(arrow, width)}`), ...rest];
  });
}

function arrowText({ direction, traffic, peer, change }: PictureArrow, width: number): string {
  const shaft = `── ${traffic.padEnd(width)} ──`;
  const picture = direction === 'ingress' ? `◀${shaft} ${peer}` : `${shaft}▶ ${peer}`;
  return change === 'added' ? `${picture}  (new)` : picture;
}

function addLines({ add }: LockDownPlan, names: Names): readonly string[] {
  if (add.length === 0) return ['Adds nothing: every rule that is needed is there.'];
  return [
    `Adds ${countOf(add.length, 'rule')}:`,
    ...add.map(
      ({ groupId, rule, purpose }) =>
        `  + ${names.group(groupId)}: ${ruleText(rule, names)}, ${PURPOSE_WORDS[purpose]}`,
    ),
  ];
}

function removableLines(
  { removable }: LockDownPlan,
  chosenRuleIds: readonly string[],
  names: Names,
): readonly string[] {
  if (removable.length === 0) return ['No wider rule stands beside them.'];
  const isChosen = ({ ruleId }: RemovableRule): boolean => ruleId !== undefined && chosenRuleIds.includes(ruleId);
  return [
    'Wider rules:',
    ...removable.map((entry) => {
      const { groupId, rule, ruleId = 'without an id', reason } = entry;
      const fate = isChosen(entry) ? 'goes' : REASON_WORDS[reason];
      return `  ${isChosen(entry) ? '-' : '='} ${ruleId} ${names.group(groupId)}: ${ruleText(rule, names)}, ${fate}`;
    }),
  ];
}

function targetLines(targets: readonly TargetHealth[]): readonly string[] {
  if (targets.length === 0) return [];
  const ill = targets.filter((target) => !isHealthy(target));
  return [
    `Targets: ${String(targets.length - ill.length)} of ${String(targets.length)} are healthy.`,
    ...ill
      .slice(0, MOST_WAYS)
      .map(
        ({ targetId, port, health }) => `  ${targetId}${port === undefined ? '' : `:${String(port)}`} is ${health}.`,
      ),
  ];
}

function wayText({ question: { from, to, traffic } }: Verification, names: Names): string {
  return `${endText(from, names)} to ${endText(to, names)}, ${packetText(traffic)}`;
}

function endText(end: Endpoint, names: Names): string {
  switch (end.kind) {
    case 'address':
      return end.address;
    case 'instance':
      return names.networkInterface(end.instanceId);
    case 'interface':
      return names.networkInterface(end.interfaceId);
  }
}

function countOf(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
