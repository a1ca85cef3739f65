import type { Direction } from '../rule.ts';
import { formatTraffic } from '../traffic-text.ts';
import type { RouteTarget } from '../world/world.ts';
import type { GroupCheck, RuleInGroup } from './group-check.ts';
import { ruleText } from './names.ts';
import type { Names } from './names.ts';
import type { NetworkAclCheck } from './network-acl-check.ts';
import type { RouteCheck } from './route-check.ts';
import type { Check } from './way.ts';

/** What was looked at and what came out, in sentences. */
export function checkSentences(check: Check, names: Names): readonly string[] {
  switch (check.kind) {
    case 'groups':
      return groupSentences(check, names);
    case 'unfiltered':
      return check.service === 'itself'
        ? [`${names.networkInterface(check.interfaceId)} talks to itself; no security group is asked.`]
        : [`This is ${check.service}, which security groups do not filter.`];
    case 'network-acl':
      return [networkAclSentence(check)];
    case 'route':
      return [routeSentence(check)];
    case 'mail-port':
      return ['AWS blocks tcp 25 to the Internet unless it was asked to lift that, which cannot be read.'];
  }
}

function groupSentences(check: GroupCheck, names: Names): readonly string[] {
  const who = names.networkInterface(check.interfaceId);
  const way = check.direction === 'ingress' ? 'Into' : 'Out of';
  switch (check.verdict) {
    case 'yes':
      return [`${way} ${who}: yes, ${named(check.admittedBy.slice(0, 1), names)}.`, ...alsoSentence(check, names)];
    case 'unknown':
      return [
        ...check.undecided.map(
          (rule) => `${way} ${who}: not known. ${named([rule], names)} would, if ${check.farSide} belongs to it.`,
        ),
        ...check.unreadGroupIds.map((groupId) => `${way} ${who}: not known. The group ${groupId} was not read.`),
      ];
    case 'no':
      return [`${way} ${who}: no. ${nothingSentence(check, names)}`, ...missingSentences(check, names)];
  }
}

function alsoSentence({ admittedBy }: GroupCheck, names: Names): readonly string[] {
  const [, ...others] = admittedBy;
  return others.length === 0 ? [] : [`It would be let through all the same by ${named(others, names)}.`];
}

function nothingSentence({ direction, groupIds, farSide }: GroupCheck, names: Names): string {
  if (groupIds.length === 0) return 'It has no security group.';
  const groups = groupIds.map((groupId) => names.group(groupId)).join(', ');
  return `No rule of ${groups} lets it ${direction === 'ingress' ? 'in from' : 'out to'} ${farSide}.`;
}

function missingSentences({ nearest, missing }: GroupCheck, names: Names): readonly string[] {
  return [
    ...(nearest.length === 0 ? [] : [`What comes nearest: ${named(nearest, names)}.`]),
    ...(missing === undefined ? [] : [`The narrowest rule that would: ${ruleText(missing, names)}.`]),
  ];
}

function named(rules: readonly RuleInGroup[], names: Names): string {
  return rules
    .map(({ groupId, ruleId, rule }) => {
      const id = ruleId === undefined ? '' : `, ${ruleId}`;
      return `"${ruleText(rule, names)}" of ${names.group(groupId)}${id}`;
    })
    .join('; ');
}

function networkAclSentence(check: NetworkAclCheck): string {
  const packets = check.isForReplies ? 'answers' : 'packets';
  const where = `${packets} ${outOrInto(check.direction)} ${check.subnetId}`;
  if (check.networkAclId === undefined) return `The network ACL for ${where} was not read.`;

  const answer = {
    yes: `lets ${where} through`,
    no: `does not let ${where} through`,
    unknown: `lets some of the ${where} through and some not, depending on the port that the client takes`,
  }[check.verdict];
  const entry = check.decidedBy;
  const why =
    entry === undefined
      ? ''
      : ` (${entry.action} ${formatTraffic(entry.traffic)} ${entry.cidr}, number ${String(entry.number)})`;
  return `The network ACL ${check.networkAclId} ${answer}${why}.`;
}

function outOrInto(direction: Direction): string {
  return direction === 'ingress' ? 'into' : 'out of';
}

function routeSentence({ verdict, subnetId, towards, routeTableId, route }: RouteCheck): string {
  if (routeTableId === undefined) return `The routes of ${subnetId} were not read.`;
  if (route === undefined) {
    return verdict === 'no'
      ? `The route table ${routeTableId} has no route to ${towards}.`
      : `Which route of ${routeTableId} leads to ${towards} hangs on a prefix list that was not read.`;
  }
  const target = `the route ${route.destination} of ${routeTableId} leads to ${targetText(route.target)}`;
  if (!route.isActive) return `To ${towards}, ${target}, which is gone.`;
  const end = {
    yes: 'so packets find the other end',
    no: 'and that way the other end is not found',
    unknown: 'and how it goes on from there was not read',
  }[verdict];
  return `To ${towards}, ${target}, ${end}.`;
}

function targetText(target: RouteTarget): string {
  switch (target.kind) {
    case 'local':
      return 'the VPC itself';
    case 'internet-gateway':
      return 'the Internet gateway';
    case 'egress-only-gateway':
      return 'an egress-only Internet gateway';
    case 'nat-gateway':
      return 'a NAT gateway';
    case 'peering':
      return `the peering ${target.peeringId}`;
    case 'other':
      return target.id;
  }
}
