import type { EC2Client, IpPermission } from '@aws-sdk/client-ec2';
import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { GroupDescription, SecurityGroupGateway } from '../../application/ports/security-group-gateway.ts';
import { GatewayError } from '../../application/ports/security-group-gateway.ts';
import type { AwsCallObserver } from './aws-call-observer.ts';
import { createClient } from './ec2-client.ts';
import type { Ec2ClientOptions } from './ec2-client.ts';
import { permissionsOf } from './ip-permission.ts';
import { ownershipTags } from './ownership-tags.ts';
import type { CallBuckets } from './token-bucket.ts';
import { translateAwsError } from './translate-aws-error.ts';
import { readCreatedRule, readObservedRule } from './observed-rule.ts';

type Sdk = typeof Ec2Sdk;

export interface Ec2GatewayOptions extends Ec2ClientOptions {
  /** What AWS grants per account, region and API; absent for endpoints that do not throttle. */
  readonly buckets?: CallBuckets;
  readonly observe: AwsCallObserver;
}

/** How many rules a page of DescribeSecurityGroupRules holds at most. */
const PAGE_SIZE = 1000;

/**
 * Security groups through the EC2 API, one client a region.
 *
 * The SDK is loaded with the first call: it is large, and a server without a worker never needs it.
 */
export class Ec2SecurityGroupGateway implements SecurityGroupGateway {
  readonly #options: Ec2GatewayOptions;
  readonly #clients = new Map<string, Promise<{ readonly sdk: Sdk; readonly client: EC2Client }>>();

  constructor(options: Ec2GatewayOptions) {
    this.#options = options;
  }

  readonly describeGroup: SecurityGroupGateway['describeGroup'] = ({ region, groupId }) =>
    this.#call(region, 'DescribeSecurityGroups', async ({ sdk, client }) => {
      const answer = await client.send(new sdk.DescribeSecurityGroupsCommand({ GroupIds: [groupId] }));
      const [group] = answer.SecurityGroups ?? [];
      if (group === undefined)
        throw new GatewayError('group-not-found', `AWS knows no security group ${groupId} in ${region}.`);
      return describeGroup(group);
    });

  readonly readRules: SecurityGroupGateway['readRules'] = ({ region, groupId }, ruleIds) =>
    this.#call(region, 'DescribeSecurityGroupRules', async ({ sdk, client }) => {
      // A filter, because EC2 refuses to name rules by id of which one is gone.
      const ofThese = ruleIds === undefined ? [] : [{ Name: 'security-group-rule-id', Values: [...ruleIds] }];
      const filter = { Filters: [{ Name: 'group-id', Values: [groupId] }, ...ofThese], MaxResults: PAGE_SIZE };
      const rules: ReturnType<typeof readObservedRule>[] = [];
      let token: string | undefined;
      do {
        const page = await client.send(
          new sdk.DescribeSecurityGroupRulesCommand(token === undefined ? filter : { ...filter, NextToken: token }),
        );
        rules.push(...(page.SecurityGroupRules ?? []).map(readObservedRule));
        token = page.NextToken;
      } while (token !== undefined && token !== '');
      return rules.filter((rule) => rule !== null);
    });

  readonly authorize: SecurityGroupGateway['authorize'] = ({ region, groupId }, rules, ownership) =>
    this.#call(region, 'AuthorizeSecurityGroupIngress', async ({ sdk, client }) => {
      const answer = await client.send(
        new sdk.AuthorizeSecurityGroupIngressCommand({
          GroupId: groupId,
          IpPermissions: permissionsOf(rules),
          TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: ownershipTags(ownership) }],
        }),
      );
      return (answer.SecurityGroupRules ?? []).flatMap((rule) => readCreatedRule(rule) ?? []);
    });

  readonly revoke: SecurityGroupGateway['revoke'] = ({ region, groupId }, ruleIds) =>
    this.#call(region, 'RevokeSecurityGroupIngress', async ({ sdk, client }) => {
      const answer = await client.send(
        new sdk.RevokeSecurityGroupIngressCommand({ GroupId: groupId, SecurityGroupRuleIds: [...ruleIds] }),
      );
      const unknown: readonly IpPermission[] = answer.UnknownIpPermissions ?? [];
      if (unknown.length > 0) {
        throw new GatewayError(
          'rule-not-found',
          'AWS did not know all of the rules to be removed; the group is read again.',
        );
      }
    });

  readonly updateDescriptions: SecurityGroupGateway['updateDescriptions'] = ({ region, groupId }, descriptions) =>
    this.#call(region, 'UpdateSecurityGroupRuleDescriptionsIngress', async ({ sdk, client }) => {
      await client.send(
        new sdk.UpdateSecurityGroupRuleDescriptionsIngressCommand({
          GroupId: groupId,
          SecurityGroupRuleDescriptions: descriptions.map(({ ruleId, description }) => ({
            SecurityGroupRuleId: ruleId,
            Description: description,
          })),
        }),
      );
    });

  async #call<T>(
    region: string,
    action: string,
    send: (ec2: { readonly sdk: Sdk; readonly client: EC2Client }) => Promise<T>,
  ): Promise<T> {
    if (this.#options.buckets?.take(region, action) === false) {
      throw new GatewayError(
        'throttled',
        `Calls of ${action} in ${region} are held back to stay within what AWS allows.`,
      );
    }
    const done = this.#options.observe(action, region);
    try {
      const result = await send(await this.#clientFor(region));
      done('ok');
      return result;
    } catch (error) {
      const translated = error instanceof GatewayError ? error : translateAwsError(error, action, region);
      done(translated.problem);
      throw translated;
    }
  }

  #clientFor(region: string) {
    const known = this.#clients.get(region);
    if (known !== undefined) return known;
    const created = createClient(this.#options, region);
    this.#clients.set(region, created);
    return created;
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
