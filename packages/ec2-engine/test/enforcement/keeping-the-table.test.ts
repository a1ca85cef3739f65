import { AuthorizeSecurityGroupIngressCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startLocalEc2, stopEnforcing, THREE_TIER_GROUPS, threeTierSeed } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { systemClock } from '../../src/engine/clock.ts';
import { Enforcer } from '../../src/enforcement/enforcer.ts';
import { NftFirewall } from '../../src/enforcement/nft/nft-firewall.ts';
import { NetworkLab, whyNotEnforceable } from '../support/network-lab.ts';

const why = whyNotEnforceable();
const ELEMENT = 'inet gatelease guard_in4 { 10.0.20.20 }';

describe.skipIf(why !== undefined)(`the enforced table${why === undefined ? '' : ` (${why})`}`, () => {
  let lab: NetworkLab;
  let server: LocalEc2;
  let enforcer: Enforcer;
  let warnings: string[];

  beforeEach(async () => {
    lab = new NetworkLab([]);
    server = await startLocalEc2({ seed: threeTierSeed });
    warnings = [];
    enforcer = await Enforcer.start({
      world: server.world,
      firewall: new NftFirewall({ networkNamespace: lab.router }),
      clock: systemClock,
      log: {
        info: () => undefined,
        warn: (_facts, message) => warnings.push(message),
        error: (_facts, message) => warnings.push(message),
      },
      lookEveryMilliseconds: 3_600_000,
    });
    server.onChange((changes) => void enforcer.apply(changes));
  });

  afterEach(async () => {
    await enforcer.close();
    await server.close();
    lab.close();
  });

  const nft = (...command: readonly string[]) => lab.onRouter(['nft', ...command]);
  const table = () => nft('list', 'table', 'inet', 'gatelease');
  const authorize = (CidrIp: string) => {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const ec2 = new EC2Client({ endpoint: server.url, region: 'us-east-1', credentials });
    const rule = { GroupId: THREE_TIER_GROUPS.bastion.id, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp };
    return ec2.send(new AuthorizeSecurityGroupIngressCommand(rule));
  };

  it('is left alone while it is as it should be', async () => {
    await enforcer.look();
    await enforcer.look();

    expect(warnings).toEqual([]);
  });

  it('is put back after somebody took it away', async () => {
    const before = table();
    nft('flush', 'ruleset');

    await enforcer.look();

    expect(table()).toBe(before);
    expect(warnings).toEqual(['somebody changed the enforced table; it is put back']);
  });

  it.each([
    { what: 'a rule that lets everything through', command: 'insert rule inet gatelease in_check accept' },
    { what: 'a chain without its rules', command: 'flush chain inet gatelease in4_check' },
  ])('is put back after somebody made it $what', async ({ command }) => {
    const before = table();
    nft(...command.split(' '));

    await enforcer.look();

    expect(table()).toBe(before);
  });

  it('gets back an element that somebody removed, and loses one that somebody added', async () => {
    const before = sorted(table());
    nft('delete', 'element', ELEMENT);
    nft('add', 'element', 'inet gatelease in4_0_16 { 1 . 6 . 4711 }');

    await enforcer.look();

    expect(sorted(table())).toBe(before);
    expect(warnings).toEqual(['somebody changed elements of the enforced table; they are put back']);
  });

  it('follows a change that the kernel refused at first', async () => {
    nft('flush', 'ruleset');
    await authorize('203.0.113.7/32');

    await expect.poll(() => whetherThere(() => table().includes('203.0.113.7')), { timeout: 10_000 }).toBe(true);
    expect(warnings).toContain('the groups could not be enforced as they are now; it is tried again');
  });

  it('leaves tables of others as they are', async () => {
    nft('add table inet other; add chain inet other c; add rule inet other c tcp dport 22 accept');
    const before = nft('list', 'table', 'inet', 'other');

    await authorize('203.0.113.7/32');
    await enforcer.apply([]);
    await enforcer.close();
    await stopEnforcing({ networkNamespace: lab.router });

    expect(nft('list', 'table', 'inet', 'other')).toBe(before);
    expect(nft('list', 'tables').trim()).toBe('table inet other');
  });

  it('stays when the engine ends, and is replaced whole by the next run', async () => {
    await authorize('203.0.113.7/32');
    await enforcer.apply([]);
    await enforcer.close();
    expect(table()).toContain('203.0.113.7');

    const next = await startLocalEc2({ seed: threeTierSeed, enforceIn: { networkNamespace: lab.router } });
    await next.close();

    expect(table()).not.toContain('203.0.113.7');
    expect(table()).toContain('10.0.20.20');
  });

  it('goes when that is asked for, twice as well', async () => {
    await enforcer.close();
    await stopEnforcing({ networkNamespace: lab.router });
    await stopEnforcing({ networkNamespace: lab.router });

    expect(nft('list', 'tables')).toBe('');
  });
});

function whetherThere(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}

/** Elements of hash tables come in any order. */
function sorted(listing: string): string {
  return listing
    .split(/[\s,]+/)
    .sort()
    .join(' ');
}
