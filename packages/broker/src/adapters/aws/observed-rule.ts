import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import { parseCidr, trafficOf } from '@gatelease/security-groups';
import type { Peer, Rule } from '@gatelease/security-groups';
import type { ObservedGroupRule } from '../../application/ports/security-group-gateway.ts';
import { readOwnership } from './ownership-tags.ts';

/** A rule as EC2 shows it, in canonical form; `null` for one of a kind that is not known here, which stays foreign. */
export function readObservedRule(shown: SecurityGroupRule): ObservedGroupRule | null {
  const rule = readRule(shown);
  if (rule === null || shown.SecurityGroupRuleId === undefined) return null;
  return {
    ruleId: shown.SecurityGroupRuleId,
    rule,
    description: shown.Description ?? null,
    ownership: readOwnership(shown.Tags ?? []),
  };
}

/** The id that the reply to an authorize call names for a rule; `null` when it names none. */
export function readCreatedRule(shown: SecurityGroupRule): { readonly ruleId: string; readonly rule: Rule } | null {
  const rule = readRule(shown);
  return rule === null || shown.SecurityGroupRuleId === undefined ? null : { ruleId: shown.SecurityGroupRuleId, rule };
}

function readRule(shown: SecurityGroupRule): Rule | null {
  const traffic = trafficOf(shown.IpProtocol ?? '', shown.FromPort, shown.ToPort);
  const peer = readPeer(shown);
  if (!traffic.ok || peer === null) return null;
  return { direction: shown.IsEgress === true ? 'egress' : 'ingress', traffic: traffic.value, peer };
}

function readPeer(shown: SecurityGroupRule): Peer | null {
  const cidr = parseCidr(shown.CidrIpv4 ?? shown.CidrIpv6 ?? '');
  if (cidr.ok) return { kind: cidr.value.family, cidr: cidr.value.text };
  if (shown.PrefixListId !== undefined) return { kind: 'prefix-list', prefixListId: shown.PrefixListId };

  const group = shown.ReferencedGroupInfo;
  if (group?.GroupId === undefined) return null;
  return {
    kind: 'security-group',
    groupId: group.GroupId,
    ...(group.UserId === undefined ? {} : { accountId: group.UserId }),
  };
}
