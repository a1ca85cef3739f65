import type { IpPermission } from '@aws-sdk/client-ec2';
import type {
  GroupDescription,
  GroupLocation,
  SecurityGroupGateway,
} from '../../application/ports/security-group-gateway.ts';
import { GatewayError } from '../../application/ports/security-group-gateway.ts';
import type { AwsCaller } from './aws-caller.ts';
import type { Ec2Access } from './aws-clients.ts';
import { held } from './held-call.ts';
import { permissionsOf } from './ip-permission.ts';
import { ownershipTags } from './ownership-tags.ts';
import { readCreatedRule, readObservedRule } from './observed-rule.ts';

/** How many rules a page of DescribeSecurityGroupRules holds at most. */
const PAGE_SIZE = 1000;

/** Security groups through the EC2 API. */
export class Ec2SecurityGroupGateway implements SecurityGroupGateway {
  readonly #caller: AwsCaller;
  readonly #kept: Promise<void> | null;

  constructor(caller: AwsCaller, kept: Promise<void> | null = null) {
    this.#caller = caller;
    this.#kept = kept;
  }

  after(kept: Promise<void>): SecurityGroupGateway {
    return new Ec2SecurityGroupGateway(this.#caller, kept);
  }

  readonly describeGroup: SecurityGroupGateway['describeGroup'] = (location) =>
    this.#call(location, 'DescribeSecurityGroups', async ({ sdk, client }) => {
      const answer = await client.send(
        this.#held(new sdk.DescribeSecurityGroupsCommand({ GroupIds: [location.groupId] })),
      );
      const [group] = answer.SecurityGroups ?? [];
      if (group === undefined)
        throw new GatewayError(
          'group-not-found',
          `AWS knows no security group ${location.groupId} in ${location.region}.`,
        );
      return describeGroup(group);
    });

  readonly readRules: SecurityGroupGateway['readRules'] = (location, ruleIds) =>
    this.#call(location, 'DescribeSecurityGroupRules', async ({ sdk, client }) => {
      // A filter, because EC2 refuses to name rules by id of which one is gone.
      const ofThese = ruleIds === undefined ? [] : [{ Name: 'security-group-rule-id', Values: [...ruleIds] }];
      const filter = { Filters: [{ Name: 'group-id', Values: [location.groupId] }, ...ofThese], MaxResults: PAGE_SIZE };
      const rules: ReturnType<typeof readObservedRule>[] = [];
      let token: string | undefined;
      do {
        const page = await client.send(
          this.#held(
            new sdk.DescribeSecurityGroupRulesCommand(token === undefined ? filter : { ...filter, NextToken: token }),
          ),
        );
        rules.push(...(page.SecurityGroupRules ?? []).map(readObservedRule));
        token = page.NextToken;
      } while (token !== undefined && token !== '');
      return rules.filter((rule) => rule !== null);
    });

  readonly authorize: SecurityGroupGateway['authorize'] = (location, rules, ownership) =>
    this.#call(location, 'AuthorizeSecurityGroupIngress', async ({ sdk, client }) => {
      const answer = await client.send(
        this.#held(
          new sdk.AuthorizeSecurityGroupIngressCommand({
            GroupId: location.groupId,
            IpPermissions: permissionsOf(rules),
            TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: ownershipTags(ownership) }],
          }),
        ),
      );
      return (answer.SecurityGroupRules ?? []).flatMap((rule) => readCreatedRule(rule) ?? []);
    });

  readonly revoke: SecurityGroupGateway['revoke'] = (location, ruleIds) =>
    this.#call(location, 'RevokeSecurityGroupIngress', async ({ sdk, client }) => {
      const answer = await client.send(
        this.#held(
          new sdk.RevokeSecurityGroupIngressCommand({ GroupId: location.groupId, SecurityGroupRuleIds: [...ruleIds] }),
        ),
      );
      const unknown: readonly IpPermission[] = answer.UnknownIpPermissions ?? [];
      if (unknown.length > 0) {
        throw new GatewayError(
          'rule-not-found',
          'AWS did not know all of the rules to be removed; the group is read again.',
        );
      }
    });

  readonly updateDescriptions: SecurityGroupGateway['updateDescriptions'] = (location, descriptions) =>
    this.#call(location, 'UpdateSecurityGroupRuleDescriptionsIngress', async ({ sdk, client }) => {
      await client.send(
        this.#held(
          new sdk.UpdateSecurityGroupRuleDescriptionsIngressCommand({
            GroupId: location.groupId,
            SecurityGroupRuleDescriptions: descriptions.map(({ ruleId, description }) => ({
              SecurityGroupRuleId: ruleId,
              Description: description,
            })),
          }),
        ),
      );
    });

  #held<Command extends { readonly input: object }>(command: Command): Command {
    return this.#kept === null ? command : held(command, this.#kept);
  }

  #call<T>({ credentialId, region }: GroupLocation, action: string, send: (ec2: Ec2Access) => Promise<T>): Promise<T> {
    return this.#caller.call({ credentialId, region, action }, send);
  }
}

function describeGroup(group: {
  GroupId?: string | undefined;
  GroupName?: string | undefined;
  Description?: string | undefined;
  VpcId?: string | undefined;
}): GroupDescription {
  return {
    groupId: group.GroupId ?? '',
    name: group.GroupName ?? '',
    description: group.Description ?? '',
    vpcId: group.VpcId ?? null,
  };
}
