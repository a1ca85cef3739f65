import { createSecurityGroup } from '../../model/security-group/create-security-group.ts';
import { deleteSecurityGroup } from '../../model/security-group/delete-security-group.ts';
import { describeSecurityGroupReferences } from '../../model/security-group/describe-security-group-references.ts';
import { describeSecurityGroups } from '../../model/security-group/describe-security-groups.ts';
import { describeStaleSecurityGroups } from '../../model/security-group/describe-stale-security-groups.ts';
import { ec2Arn, pageElement, tagSet } from '../common-elements.ts';
import { optional, readGroupSelector, readPage, readSelection, readTagSpecifications } from '../common-parameters.ts';
import { operation, returnTrue } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { securityGroupElement, staleGroupElement } from '../permission-elements.ts';
import { list, scalar } from '../xml.ts';

/** The actions on groups as such. */
export const SECURITY_GROUP_OPERATIONS: readonly Operation[] = [
  operation('CreateSecurityGroup', {
    decode: (reader) => ({
      name: reader.requiredText('GroupName'),
      description: reader.requiredText('GroupDescription'),
      ...optional('vpcId', reader.text('VpcId')),
      tags: readTagSpecifications(reader, ['security-group']).get('security-group') ?? [],
    }),
    decide: createSecurityGroup,
    encode: (group, owner) =>
      returnTrue() +
      scalar('groupId', group.id) +
      scalar('securityGroupArn', ec2Arn(owner, 'security-group', group.id)) +
      tagSet(group.tags),
  }),
  operation('DescribeSecurityGroups', {
    decode: (reader) => ({ ...readSelection(reader, 'GroupId'), names: reader.texts('GroupName') }),
    decide: describeSecurityGroups,
    encode: ({ groups, nextToken }, owner) =>
      list('securityGroupInfo', groups, (group) => securityGroupElement(group, owner)) + scalar('nextToken', nextToken),
  }),
  operation('DescribeSecurityGroupReferences', {
    decode: (reader) => ({ groupIds: reader.texts('GroupId') }),
    decide: describeSecurityGroupReferences,
    encode: (references) =>
      list(
        'securityGroupReferenceSet',
        references,
        ({ groupId, referencingVpcId, connectionId }) =>
          scalar('groupId', groupId) +
          scalar('referencingVpcId', referencingVpcId) +
          scalar('vpcPeeringConnectionId', connectionId),
      ),
  }),
  operation('DescribeStaleSecurityGroups', {
    decode: (reader) => ({ vpcId: reader.requiredText('VpcId'), page: readPage(reader) }),
    decide: describeStaleSecurityGroups,
    encode: (page, owner) => pageElement('staleSecurityGroupSet', page, (group) => staleGroupElement(group, owner)),
  }),
  operation('DeleteSecurityGroup', {
    decode: readGroupSelector,
    decide: deleteSecurityGroup,
    encode: ({ groupId }) => returnTrue() + scalar('groupId', groupId),
  }),
];
