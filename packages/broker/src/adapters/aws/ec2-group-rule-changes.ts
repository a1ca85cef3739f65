import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import type { GroupRuleChanges } from '../../application/ports/group-rule-changes.ts';
import { GatewayError } from '../../application/ports/security-group-gateway.ts';
import type { GatewayProblem, GroupLocation } from '../../application/ports/security-group-gateway.ts';
import type { KeptGroupRule } from '../../domain/lock-down.ts';
import type { AwsCaller } from './aws-caller.ts';
import type { Ec2Access } from './aws-clients.ts';
import { permissionsOf } from './ip-permission.ts';
import { readCreatedRule } from './observed-rule.ts';

const PAGE_SIZE = 1000;

/** Rules through the EC2 API, one a call: then each can be there or gone already without keeping the others. */
export class Ec2GroupRuleChanges implements GroupRuleChanges {
  readonly #caller: AwsCaller;

  constructor(caller: AwsCaller) {
    this.#caller = caller;
  }

  readonly readKept: GroupRuleChanges['readKept'] = (location) =>
    this.#call(location, 'DescribeSecurityGroupRules', async ({ sdk, client }) => {
      const rules: KeptGroupRule[] = [];
      const filter = { Filters: [{ Name: 'group-id', Values: [location.groupId] }] };
      for await (const page of sdk.paginateDescribeSecurityGroupRules({ client, pageSize: PAGE_SIZE }, filter)) {
        rules.push(...(page.SecurityGroupRules ?? []).flatMap((shown) => keptRule(location.groupId, shown)));
      }
      return rules;
    });

  readonly ensure: GroupRuleChanges['ensure'] = (location, { rule, description, tags }) => {
    const isEgress = rule.direction === 'egress';
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    const [permission = {}] = permissionsOf([{ rule, description: description ?? '' }]);
    const input = {
      GroupId: location.groupId,
      IpPermissions: [permission],
      ...(Tags.length === 0 ? {} : { TagSpecifications: [{ ResourceType: 'security-group-rule' as const, Tags }] }),
    };
    return this.#unless('rule-exists', location, actionOf('Authorize', isEgress), async ({ sdk, client }) => {
      if (isEgress) await client.send(new sdk.AuthorizeSecurityGroupEgressCommand(input));
      else await client.send(new sdk.AuthorizeSecurityGroupIngressCommand(input));
    });
  };

  readonly remove: GroupRuleChanges['remove'] = (location, { ruleId, rule }) => {
    const isEgress = rule.direction === 'egress';
    const input = { GroupId: location.groupId, SecurityGroupRuleIds: [ruleId] };
    return this.#unless('rule-not-found', location, actionOf('Revoke', isEgress), async ({ sdk, client }) => {
      if (isEgress) await client.send(new sdk.RevokeSecurityGroupEgressCommand(input));
      else await client.send(new sdk.RevokeSecurityGroupIngressCommand(input));
    });
  };

  /** Somebody else may have done the same a moment ago, or we ourselves before a crash. */
  async #unless(
    done: GatewayProblem,
    location: GroupLocation,
    action: string,
    send: (ec2: Ec2Access) => Promise<void>,
  ): Promise<void> {
    try {
      await this.#call(location, action, send);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.problem !== done) throw error;
    }
  }

  #call<T>({ credentialId, region }: GroupLocation, action: string, send: (ec2: Ec2Access) => Promise<T>): Promise<T> {
    return this.#caller.call({ credentialId, region, action }, send);
  }
}

function actionOf(verb: 'Authorize' | 'Revoke', isEgress: boolean): string {
  return `${verb}SecurityGroup${isEgress ? 'Egress' : 'Ingress'}`;
}

function keptRule(groupId: string, shown: SecurityGroupRule): readonly KeptGroupRule[] {
  const read = readCreatedRule(shown);
  if (read === null) return [];
  const own = (shown.Tags ?? []).filter(({ Key = '' }) => !Key.startsWith('aws:'));
  const tags = Object.fromEntries(own.map(({ Key = '', Value = '' }) => [Key, Value]));
  return [{ groupId, ...read, description: shown.Description ?? null, tags }];
}
