import type { AccountGateway, CredentialUse, TriedCall } from '../../application/ports/account-gateway.ts';
import { GatewayError } from '../../application/ports/security-group-gateway.ts';
import type { AwsCaller, PlannedCall } from './aws-caller.ts';
import type { Ec2Access } from './aws-clients.ts';
import { isAllowedToTry } from './dry-run.ts';
import { ownershipTags } from './ownership-tags.ts';
import { translateAwsError } from './translate-aws-error.ts';

/** A rule for an address of documentation (RFC 5737) on a port that nobody uses: it is tried, and never made. */
const NEVER_MADE = { IpProtocol: 'tcp', FromPort: 1, ToPort: 1, IpRanges: [{ CidrIp: '192.0.2.1/32' }] };

const NO_TAGS = { installationId: 'dry-run', leaseIds: [], expiresAt: null };

/** Looks around in accounts through the APIs of EC2 and STS. */
export class Ec2AccountGateway implements AccountGateway {
  readonly #caller: AwsCaller;

  constructor(caller: AwsCaller) {
    this.#caller = caller;
  }

  readonly identify: AccountGateway['identify'] = async ({ credentialId, version, region }) => {
    try {
      const { connection } = await this.#caller.clients.ec2(credentialId, region, version);
      const { sdk, client } = await this.#caller.clients.sts(connection, region);
      const { Account, Arn } = await client.send(new sdk.GetCallerIdentityCommand({}));
      if (Account === undefined || Arn === undefined) throw new GatewayError('rejected', 'AWS did not say who it is.');
      return { accountId: Account, arn: Arn };
    } catch (error) {
      throw error instanceof GatewayError ? error : translateAwsError(error, 'GetCallerIdentity', region);
    }
  };

  readonly tryRegion: AccountGateway['tryRegion'] = async (use) => [
    await this.#try(use, 'DescribeSecurityGroups', ({ sdk, client }) =>
      client.send(new sdk.DescribeSecurityGroupsCommand({ MaxResults: 5, DryRun: true })),
    ),
    await this.#try(use, 'DescribeSecurityGroupRules', ({ sdk, client }) =>
      client.send(new sdk.DescribeSecurityGroupRulesCommand({ MaxResults: 5, DryRun: true })),
    ),
  ];

  readonly tryGroup: AccountGateway['tryGroup'] = async ({ credentialId, region, groupId }, version) => {
    const use = { credentialId, region, version };
    try {
      return [
        ...(await this.#tryAuthorize(use, groupId)),
        await this.#try(use, 'RevokeSecurityGroupIngress', ({ sdk, client }) =>
          client.send(
            new sdk.RevokeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions: [NEVER_MADE], DryRun: true }),
          ),
        ),
        await this.#try(use, 'UpdateSecurityGroupRuleDescriptionsIngress', ({ sdk, client }) =>
          client.send(
            new sdk.UpdateSecurityGroupRuleDescriptionsIngressCommand({
              GroupId: groupId,
              IpPermissions: [NEVER_MADE],
              DryRun: true,
            }),
          ),
        ),
      ];
    } catch (error) {
      if (error instanceof GatewayError && error.problem === 'group-not-found') return [];
      throw error;
    }
  };

  /** Making a rule and tagging it are two rights, and one call: when it is refused, it is tried without tags. */
  async #tryAuthorize(use: CredentialUse, groupId: string): Promise<readonly TriedCall[]> {
    const attempt = (isTagged: boolean) =>
      this.#try(use, 'AuthorizeSecurityGroupIngress', ({ sdk, client }) =>
        client.send(
          new sdk.AuthorizeSecurityGroupIngressCommand({
            GroupId: groupId,
            IpPermissions: [NEVER_MADE],
            DryRun: true,
            ...(isTagged
              ? { TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: ownershipTags(NO_TAGS) }] }
              : {}),
          }),
        ),
      );
    const tagged = await attempt(true);
    const plain = tagged.isAllowed ? tagged : await attempt(false);
    return [plain, { action: 'ec2:CreateTags', isAllowed: tagged.isAllowed || !plain.isAllowed }];
  }

  async #try(use: CredentialUse, action: string, send: (ec2: Ec2Access) => Promise<unknown>): Promise<TriedCall> {
    const call = { ...plannedCall(use, action), isDryRun: true };
    const isAllowed = await this.#caller.call(call, (ec2) => isAllowedToTry(() => send(ec2)));
    return { action: `ec2:${action}`, isAllowed };
  }
}

function plannedCall({ credentialId, version, region }: CredentialUse, action: string): PlannedCall {
  return { credentialId, leastVersion: version, region, action };
}
