import { spawn } from 'node:child_process';
import { once } from 'node:events';

import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2 } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { runAgainst, whyMissing } from '../support/aws-tools.ts';
import { NetworkLab, whyNotEnforceable } from '../support/network-lab.ts';
import { listenIn, scanPorts } from '../support/port-scan.ts';

const ADMINISTRATOR = '198.18.0.2';
const STRANGER = '198.18.0.3';
const SCANNED = Array.from({ length: 100 }, (_, index) => index + 1);
const why = whyNotEnforceable();
const noNmap = whyMissing('nmap', '--version');

/** The first walk through security groups that Amazon published, with packets: a machine, its group, a port scanner. */
describe.skipIf(why !== undefined)(`the story of the group default${why === undefined ? '' : ` (${why})`}`, () => {
  let lab: NetworkLab;
  let server: LocalEc2;
  let ec2: EC2Client;
  let address: string;
  let member: string;
  let ssh: { end(): void };

  beforeAll(async () => {
    lab = new NetworkLab([
      { name: 'admin', addresses: [ADMINISTRATOR] },
      { name: 'stranger', addresses: [STRANGER] },
    ]);
    server = await startLocalEc2({ enforceIn: { networkNamespace: lab.router } });
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    ec2 = new EC2Client({ endpoint: server.url, region: 'us-east-1', credentials });
    const launched = await ec2.send(new RunInstancesCommand({ ImageId: 'ami-1', MinCount: 2, MaxCount: 2 }));
    [address, member] = launched.Instances!.map(({ PrivateIpAddress }) => PrivateIpAddress!) as [string, string];
    lab.add({ name: 'instance', addresses: [address] });
    lab.add({ name: 'member', addresses: [member] });
    ssh = await listenIn(lab.namespaceOf('instance'), [22]);
  });

  afterAll(async () => {
    ssh.end();
    ec2.destroy();
    await server.close();
    lab.close();
  });

  const scan = (from: string) => scanPorts(lab.namespaceOf(from), address, SCANNED);
  const sshFrom = (CidrIp: string) => ({ GroupName: 'default', IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp });

  it('lets in its own members and nobody else', async () => {
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupNames: ['default'] }));
    const [group] = SecurityGroups!;

    expect(group!.IpPermissions!.map(({ UserIdGroupPairs }) => UserIdGroupPairs![0]!.GroupId)).toEqual([
      group!.GroupId,
    ]);
    expect(await scan('admin')).toEqual({ counts: { filtered: 100 }, open: [] });
    expect(await scan('member')).toEqual({ counts: { open: 1, closed: 99 }, open: [22] });
  });

  it('opens one port for one address', async () => {
    await ec2.send(new AuthorizeSecurityGroupIngressCommand(sshFrom(`${ADMINISTRATOR}/32`)));

    expect(await scan('admin')).toEqual({ counts: { open: 1, filtered: 99 }, open: [22] });
    expect(await scan('stranger')).toEqual({ counts: { filtered: 100 }, open: [] });
  });

  it.skipIf(noNmap !== undefined)('looks the same to nmap', () => {
    const scanned = lab.run('admin', [
      'nmap',
      '-n',
      '-Pn',
      '-p1-100',
      '--max-retries',
      '1',
      '--min-rate',
      '500',
      address,
    ]);

    expect(scanned).toMatch(/Not shown: 99 filtered/);
    expect(scanned).toMatch(/22\/tcp open/);
  });

  it('closes it again when the call is answered, while a session that is open lives on', async () => {
    const session = await openSession(lab, 'admin', address);
    await ec2.send(new RevokeSecurityGroupIngressCommand(sshFrom(`${ADMINISTRATOR}/32`)));

    expect(await scan('admin')).toEqual({ counts: { filtered: 100 }, open: [] });
    expect(await session.say('still there')).toBe('still there');
    session.end();
  });

  it.skipIf(whyMissing('aws', '--version') !== undefined)('follows the AWS command line, too', async () => {
    const authorize = ['ec2', 'authorize-security-group-ingress', '--group-name', 'default', '--protocol', 'tcp'];
    const said = await runAgainst(server.url, 'aws', [...authorize, '--port', '20-23', '--cidr', `${STRANGER}/32`]);

    expect(said).toContain('"Return": true');
    expect(await scan('stranger')).toEqual({ counts: { open: 1, closed: 3, filtered: 96 }, open: [22] });
  });
});

const SESSION = `
  const socket = require('node:net').connect({ host: process.argv[1], port: 22 }, () => process.stdout.write('connected'));
  process.stdin.pipe(socket).pipe(process.stdout);
`;

async function openSession(lab: NetworkLab, from: string, host: string) {
  const args = ['netns', 'exec', lab.namespaceOf(from), process.execPath, '-e', SESSION, host];
  const child = spawn('ip', args, { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    say: async (text: string) => {
      child.stdin.write(text);
      const [heard] = (await once(child.stdout, 'data')) as [Buffer];
      return heard.toString();
    },
    end: () => child.kill('SIGKILL'),
  };
}
