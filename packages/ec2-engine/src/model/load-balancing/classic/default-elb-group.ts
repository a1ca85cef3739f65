import type { Rule } from '@gatelease/security-groups';

import { put } from '../../change.ts';
import type { Change } from '../../change.ts';
import type { DecisionContext } from '../../decision.ts';
import type { SecurityGroup, SecurityGroupRule } from '../../entity.ts';
import { openEgressRules } from '../../security-group/default-rules.ts';
import type { WorldView } from '../../world-view.ts';
import type { ClassicListener } from './classic-load-balancer.ts';

const PREFIX = 'default_elb_';
const DESCRIPTION =
  'ELB created security group used when no security group is specified during ELB creation - ' +
  'modifications could impact traffic to future ELBs';
const UUID_PARTS = [8, 12, 16, 20] as const;

/**
 * The group that load balancing makes for itself in the default VPC, for load balancers that name none. There is one,
 * which opens to the world what the listeners of the first of them took.
 */
export function defaultElbGroup(
  world: WorldView,
  vpcId: string,
  listeners: readonly ClassicListener[],
  context: DecisionContext,
): { readonly groupId: string; readonly made: readonly Change[] } {
  const present = world.groupsByVpc.all(vpcId).find(({ name }) => name.startsWith(PREFIX));
  if (present !== undefined) return { groupId: present.id, made: [] };

  const group: SecurityGroup = {
    kind: 'security-group',
    id: context.newId('sg'),
    vpcId,
    name: PREFIX + uuidOf(context),
    description: DESCRIPTION,
    tags: [],
  };
  const ingress = [...new Set(listeners.map(({ port }) => port))].map((port): SecurityGroupRule => ({
    kind: 'security-group-rule',
    id: context.newId('sgr'),
    groupId: group.id,
    rule: fromEverywhere(port),
    tags: [],
  }));
  const vpc = world.vpcs.get(vpcId);
  const egress = vpc === undefined ? [] : openEgressRules(group.id, vpc, context);
  return { groupId: group.id, made: [group, ...ingress, ...egress].map(put) };
}

function fromEverywhere(port: number): Rule {
  return {
    direction: 'ingress',
    traffic: { kind: 'ports', protocol: 'tcp', fromPort: port, toPort: port },
    peer: { kind: 'ipv4', cidr: '0.0.0.0/0' },
  };
}

/** 32 digits in the form of a UUID, from two new ids. */
function uuidOf({ newId }: DecisionContext): string {
  const digits = newId('elb').slice(-16) + newId('elb').slice(-16);
  const bounds = [0, ...UUID_PARTS, digits.length];
  return bounds
    .slice(1)
    .map((end, index) => digits.slice(bounds[index], end))
    .join('-');
}
