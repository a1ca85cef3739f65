import { readFile } from 'node:fs/promises';
import { startLocalEc2, threeTierSeed, THREE_TIER_GROUPS } from '@gatelease/ec2-engine';
import type { LocalEc2 } from '@gatelease/ec2-engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCommandLine, runProcess } from './support/command-line-process.ts';

const ENV = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1' };
const WEB = THREE_TIER_GROUPS.web.id;
const DB = THREE_TIER_GROUPS.db.id;

let binary: string;
let remove: () => Promise<void>;
let ec2: LocalEc2;

beforeAll(async () => {
  [{ binary, remove }, ec2] = await Promise.all([bundleCommandLine(), startLocalEc2({ seed: threeTierSeed })]);
});

afterAll(async () => {
  await ec2.close();
  await remove();
});

const run = (...argv: string[]) => runProcess(binary, [...argv, '--endpoint', ec2.url], { env: ENV });

describe('explain', () => {
  it('says yes with the rule that decides, and ends with 0', async () => {
    const { code, stdout } = await run('explain', '203.0.113.7', 'web-1', 'https');

    expect(code).toBe(0);
    expect(stdout).toContain('The security groups let it through: tcp 443 from 203.0.113.7 to web-1');
    expect(stdout).toMatch(/"tcp 443 from anywhere \(0\.0\.0\.0\/0\)" of web \(sg-\w+\), sgr-\w+/);
    expect(stdout).toContain('Not read, so unknown to every answer: network ACLs (ec2:DescribeNetworkAcls)');
  });

  it('says no with what is missing, and ends with 5', async () => {
    const { code, stdout } = await run('explain', '203.0.113.7', 'web-1', 'rdp');

    expect(code).toBe(5);
    expect(stdout).toContain('The narrowest rule that would: tcp 3389 from 203.0.113.7/32.');
  });

  it('answers for every member of a group, as one document', async () => {
    const { code, stdout, stderr } = await run('explain', WEB, DB, 'tcp/5432', '--json');

    expect([code, stderr]).toEqual([5, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      region: 'us-east-1',
      verdict: 'no',
      counts: { no: 14 },
      gaps: expect.arrayContaining([expect.objectContaining({ part: 'route-tables' })]),
    });
  });

  it.each([
    { argv: ['300.1.1.1', WEB, '22'], says: 'FROM is "300.1.1.1": it should be an IPv4 address' },
    { argv: ['203.0.113.7', 'i-0123456789abcdef0', '22'], says: 'TO is "i-0123456789abcdef0"' },
    { argv: ['203.0.113.7', WEB, 'all'], says: 'TRAFFIC is "all": it should be one port such as tcp/22' },
    { argv: ['203.0.113.7', '198.51.100.1', '22'], says: 'at least one end that was read' },
  ])('is bad usage with $argv', async ({ argv, says }) => {
    const { code, stdout, stderr } = await run('explain', ...argv);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
  });
});

it('lists what the Internet reaches', async () => {
  const { code, stdout } = await run('exposure', 'internet');

  expect(code).toBe(0);
  expect(stdout).toContain('The Internet reaches 9 network interfaces');
  expect(stdout).toMatch(/web-1 \(i-\w+\) +web \(sg-\w+\) +tcp 80, tcp 443 from most of it/);
  expect(stdout).not.toContain('db-1');
});

it('lists what could be tidied up, and what nobody looked at', async () => {
  const { code, stdout } = await run('hygiene');

  expect(code).toBe(0);
  expect(stdout).toMatch(
    /Open to the world:\n {2}load-balancer \(sg-\w+\) lets tcp 443 in from the whole IPv4 Internet/,
  );
  expect(stdout).toContain('Launch templates and Auto Scaling groups');
});

describe('map', () => {
  it('is a list, a picture, and a graph of the same', async () => {
    const [list, svg, dot] = await Promise.all([run('map'), run('map', '--svg'), run('map', '--dot')]);

    expect([list.code, svg.code, dot.code]).toEqual([0, 0, 0]);
    expect(list.stdout).toMatch(/web +is let in to +app +tcp 8000/);
    expect(list.stdout).toMatch(/front-door +hands on to +web +tcp 80/);
    expect(svg.stdout).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[\s\S]*front-door[\s\S]*<\/svg>\n$/);
    expect(dot.stdout).toMatch(/^digraph "Security groups of 000000000000 in us-east-1" \{/);
  });

  it('looks closer at one group', async () => {
    const { stdout } = await run('map', '--group', 'db', '--json');

    expect(
      JSON.parse(stdout)
        .nodes.map(({ label }: any) => label)
        .sort(),
    ).toEqual(['app', 'bastion', 'db']);
  });

  it.each([
    { argv: ['--group', 'nobody'], says: '--group is "nobody": it should be a security group' },
    { argv: ['--vpc', 'vpc-1'], says: '--vpc is "vpc-1"' },
    { argv: ['--svg', '--dot'], says: 'Give one of --svg, --dot and --json.' },
  ])('is bad usage with $argv', async ({ argv, says }) => {
    const { code, stdout, stderr } = await run('map', ...argv);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
  });
});

it('ends with 3 when nothing answers', async () => {
  const silent = await runProcess(binary, ['hygiene', '--endpoint', 'http://127.0.0.1:1', '--json'], {
    env: { ...ENV, AWS_MAX_ATTEMPTS: '1' },
  });

  expect([silent.code, JSON.parse(silent.stderr).code]).toEqual([3, 'aws.unreachable']);
});

it('does not load the AWS SDK for other commands', async () => {
  const bundle = await readFile(binary, 'utf8');

  expect(bundle).not.toMatch(/^import .* from "@aws-sdk/m);
});
