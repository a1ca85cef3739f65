import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it } from 'vitest';

import { startLocalEc2 } from '../../src/index.ts';
import type { Fault, LocalEc2 } from '../../src/index.ts';
import { RawClient } from '../support/raw-client.ts';
import { DEFAULT_GROUP_ID, tcp, text } from '../support/test-account.ts';

const SSH = { GroupId: DEFAULT_GROUP_ID, IpPermissions: [tcp(22, '203.0.113.7/32')] };
const AUTHORIZE = 'AuthorizeSecurityGroupIngress';
const closing: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A server on which calls of one action go wrong, until `heal` is called. */
async function start(fault: Fault, action = AUTHORIZE) {
  let current = fault;
  const server: LocalEc2 = await startLocalEc2({
    intercept: (call) => (call.action === action ? current : { kind: 'none' }),
  });
  const client = new RawClient(server.url);
  closing.push(
    () => server.close(),
    () => {
      client.close();
    },
  );
  const rules = () => server.world.rulesByGroup.count(DEFAULT_GROUP_ID) - 2;
  return { server, client, rules, heal: () => (current = { kind: 'none' }) };
}

describe('faults on demand', () => {
  it('refuse a call without executing it', async () => {
    const { client, rules } = await start({
      kind: 'refuse',
      code: 'RequestLimitExceeded',
      status: 503,
      message: 'Request limit exceeded.',
    });

    const reply = await client.call(AUTHORIZE, SSH);

    expect([reply.status, text(reply.body, 'Code'), rules()]).toEqual([503, 'RequestLimitExceeded', 0]);
  });

  it('execute a call and lose its reply, so that a second try is a duplicate', async () => {
    const { client, rules, heal } = await start({ kind: 'lose-reply' });

    await expect(client.call(AUTHORIZE, SSH)).rejects.toThrow('socket hang up');
    expect(rules()).toBe(1);
    heal();

    expect(text((await client.call(AUTHORIZE, SSH)).body, 'Code')).toBe('InvalidPermission.Duplicate');
  });

  it('drop a call before it is executed', async () => {
    const { client, rules } = await start({ kind: 'drop-request' });

    await expect(client.call(AUTHORIZE, SSH)).rejects.toThrow('socket hang up');
    expect(rules()).toBe(0);
  });

  it('execute a call late', async () => {
    const { client, rules } = await start({ kind: 'delay', milliseconds: 60 });
    const started = performance.now();

    const reply = client.call(AUTHORIZE, SSH);
    expect(rules()).toBe(0);

    expect((await reply).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(50);
  });

  it.each([
    ['first', 200],
    ['second', 400],
  ] as const)('execute a call twice and answer with the %s', async (reply, status) => {
    const { client, rules } = await start({ kind: 'repeat', reply });

    expect((await client.call(AUTHORIZE, SSH)).status).toBe(status);
    expect(rules()).toBe(1);
  });

  it('see the action and its parameters, but only of authenticated calls', async () => {
    const seen: string[] = [];
    const server = await startLocalEc2({
      intercept: ({ action, parameters }) => {
        seen.push(`${action} ${parameters.get('GroupId.1') ?? ''}`);
        return { kind: 'none' };
      },
    });
    const client = new RawClient(server.url);
    closing.push(
      () => server.close(),
      () => {
        client.close();
      },
    );

    await client.call('DescribeSecurityGroups', { GroupId: [DEFAULT_GROUP_ID] });
    await client.call('DescribeSecurityGroups', {}, { secretAccessKey: 'guess' });

    expect(seen).toEqual([`DescribeSecurityGroups ${DEFAULT_GROUP_ID}`]);
  });

  it('are retried by the AWS SDK when they are throttling', async () => {
    let left = 2;
    const server = await startLocalEc2({
      intercept: () =>
        left-- > 0
          ? { kind: 'refuse', code: 'RequestLimitExceeded', status: 503, message: 'Request limit exceeded.' }
          : { kind: 'none' },
    });
    const ec2 = new EC2Client({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    closing.push(
      () => server.close(),
      () => {
        ec2.destroy();
      },
    );

    const reply = await ec2.send(new DescribeSecurityGroupsCommand({}));

    expect(reply.$metadata.attempts).toBe(3);
  });
});
