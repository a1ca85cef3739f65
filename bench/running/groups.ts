import { CreateSecurityGroupCommand, EC2Client } from '@aws-sdk/client-ec2';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Client, PolicyInput } from '@gatelease/contract';
import { inParallel } from '../in-parallel.ts';
import type { Workspace } from './workspace.ts';

export const REGION = 'us-east-1';

/** The SDK as a careful script would set it up: warm, keep-alive, one attempt. */
export function bareClient(workspace: Workspace, endpoint: string): EC2Client {
  const client = new EC2Client({
    endpoint,
    region: REGION,
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler({ httpAgent: { keepAlive: true } }),
  });
  workspace.onEnd(async () => client.destroy());
  return client;
}

/** Makes groups without ingress rules. */
export async function createGroups(client: EC2Client, count: number): Promise<readonly string[]> {
  const groupIds: string[] = [];
  await inParallel(Array.from({ length: count }), 4, async (_, index) => {
    const GroupName = `bench-${String(index)}`;
    const made = await client.send(new CreateSecurityGroupCommand({ GroupName, Description: 'bench' }));
    groupIds.push(made.GroupId!);
  });
  return groupIds;
}

/** Manages a group, with a policy that opens it to everyone for any public address they state. */
export async function managedGroup(api: Client, groupId: string, fields: Partial<PolicyInput> = {}): Promise<string> {
  const { resourceId } = await api('addResource', { body: { region: REGION, groupId } });
  const policy = await api('addPolicy', {
    body: {
      name: `Bench of ${groupId}`,
      resourceId,
      grantees: [{ kind: 'everyone' }],
      traffics: ['tcp 22'],
      defaultDurationSeconds: 3600,
      longestDurationSeconds: 7200,
      statedAddresses: { ipv4PrefixLength: 32, ipv6PrefixLength: 128 },
      ...fields,
    },
  });
  return policy.policyId;
}

/** A public address of its own for each number. */
export function addressOf(index: number): string {
  return `11.${String((index >> 16) & 255)}.${String((index >> 8) & 255)}.${String(index & 255)}/32`;
}
