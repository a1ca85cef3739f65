import { parseGroupDescription, parseGroupName } from '@gatelease/security-groups';

import { put } from '../change.ts';
import type { Change } from '../change.ts';
import { accept, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error, invalidValue } from '../ec2-error.ts';
import type { SecurityGroup, Vpc } from '../entity.ts';
import { found } from '../resource-id.ts';
import { checkTags } from '../tags/check-tags.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { openEgressRules } from './default-rules.ts';

/** What a group shall be, in the default VPC unless it says another. */
export interface CreateSecurityGroupInput {
  readonly name: string;
  readonly description: string;
  readonly vpcId?: string;
  readonly tags: readonly Tag[];
}

const LONGEST_TEXT = 255;
const ASCII = /^\p{ASCII}*$/u;
const CHARACTERS = 'a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*';

/** Makes a group without ingress, that lets everything out, as EC2 does. */
export function createSecurityGroup(
  world: WorldView,
  input: CreateSecurityGroupInput,
  context: DecisionContext,
): Decision<SecurityGroup> {
  const name = checkName(input.name);
  if (!name.ok) return refuse(name.error);
  const description = checkDescription(input.description);
  if (!description.ok) return refuse(description.error);
  const vpc = vpcFor(world, input.vpcId);
  if (!vpc.ok) return refuse(vpc.error);
  const tags = checkTags(input.tags);
  if (!tags.ok) return refuse(tags.error);

  if (world.groupNamed(vpc.value.id, name.value) !== undefined) {
    return refuse(
      ec2Error('InvalidGroup.Duplicate', `The security group '${name.value}' already exists for VPC '${vpc.value.id}'`),
    );
  }
  const { groupsPerRegion, groupsPerVpc } = context.settings;
  if (world.groups.size >= groupsPerRegion || world.groupsByVpc.count(vpc.value.id) >= groupsPerVpc) {
    return refuse(ec2Error('SecurityGroupLimitExceeded', 'The maximum number of security groups has been reached.'));
  }
  const group: SecurityGroup = {
    kind: 'security-group',
    id: context.newId('sg'),
    vpcId: vpc.value.id,
    name: name.value,
    description: description.value,
    tags: tags.value,
  };
  const changes: Change[] = [put(group), ...openEgressRules(group.id, vpc.value, context).map(put)];
  return accept(changes, group);
}

function checkName(text: string): Checked<string> {
  const refused = (reason: string) => fail(invalidValue(text, 'GroupName', reason));
  if (!ASCII.test(text)) return refused('Character sets beyond ASCII are not supported.');
  if (text.length > LONGEST_TEXT)
    return refused(`Group names must be no longer than ${String(LONGEST_TEXT)} characters.`);

  const name = parseGroupName(text);
  if (name.ok) {
    return name.value.toLowerCase() === 'default'
      ? fail(ec2Error('InvalidParameterValue', 'Cannot use reserved security group name: default'))
      : pass(name.value);
  }
  switch (name.problem.code) {
    case 'group-name.missing':
      return fail(ec2Error('MissingParameter', 'The request must contain the parameter groupName'));
    case 'group-name.looks-like-id':
      return refused('Group names may not be in the format sg-*.');
    case 'group-name.too-long':
    case 'group-name.characters-refused':
      return refused(`Valid names are strings less than 256 characters from the following set: ${CHARACTERS}`);
  }
}

function checkDescription(text: string): Checked<string> {
  const refused = (reason: string) => fail(invalidValue(text, 'GroupDescription', reason));
  if (!ASCII.test(text)) return refused('Character sets beyond ASCII are not supported.');

  const description = parseGroupDescription(text);
  if (description.ok) return pass(description.value);
  switch (description.problem.code) {
    case 'group-description.missing':
      return fail(ec2Error('MissingParameter', 'The request must contain the parameter groupDescription'));
    case 'group-description.too-long':
    case 'group-description.characters-refused':
      return refused(`Valid descriptions are strings less than 256 characters from the following set: ${CHARACTERS}`);
  }
}

function vpcFor(world: WorldView, vpcId: string | undefined): Checked<Vpc> {
  if (vpcId !== undefined) return found('vpc', vpcId, world.vpcs.get(vpcId));
  const vpc = world.defaultVpc();
  return vpc === undefined ? fail(ec2Error('VPCIdNotSpecified', 'No default VPC for this user')) : pass(vpc);
}
