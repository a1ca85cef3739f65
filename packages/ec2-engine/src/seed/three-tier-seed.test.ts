import { quotaUse, fitsQuota } from '@gatelease/security-groups';
import { describe, expect, it } from 'vitest';

import { ACCOUNT_ID, TestAccount } from '../../test/support/test-account.ts';
import { hasIdShape, ID_PREFIX_OF_KIND } from '../model/resource-id.ts';
import { threeTierSeed } from './three-tier-seed.ts';

const account = new TestAccount(threeTierSeed);
const { world } = account;

const ingressOf = (groupId: string) =>
  world.rulesByGroup
    .all(groupId)
    .filter(({ rule }) => rule.direction === 'ingress')
    .map(({ rule: { traffic, peer } }) => [traffic.kind === 'ports' ? traffic.fromPort : -1, Object.values(peer)[1]]);

describe('threeTierSeed', () => {
  it('is the same every time, but for the moment', () => {
    const place = { accountId: ACCOUNT_ID, region: 'us-east-1', now: account.now };

    expect(threeTierSeed(place)).toEqual(threeTierSeed(place));
  });

  it('holds the groups of the guide under the ids that the documentation names', () => {
    expect(ingressOf('sg-03eb03eb03eb03eb0')).toEqual([
      [80, '0.0.0.0/0'],
      [443, '0.0.0.0/0'],
      [22, 'sg-0b4571080b4571080'],
    ]);
    expect(ingressOf('sg-0a990a990a990a990')).toEqual([
      [8000, 'sg-03eb03eb03eb03eb0'],
      [22, 'sg-0b4571080b4571080'],
    ]);
    expect(ingressOf('sg-0db00db00db00db00')).toEqual([
      [3306, 'sg-0a990a990a990a990'],
      [22, 'sg-0b4571080b4571080'],
    ]);
    expect(ingressOf('sg-0b4571080b4571080')).toEqual([]);
    expect(ingressOf('sg-01b001b001b001b00')).toEqual([[443, '0.0.0.0/0']]);
    expect(ingressOf('sg-0e1ce0e1ce0e1ce00')).toEqual([]);
  });

  it('holds seven web servers, twenty application servers, two databases and a bastion', () => {
    const count = (groupId: string) => world.interfacesByGroup.count(groupId);

    expect(
      ['sg-03eb03eb03eb03eb0', 'sg-0a990a990a990a990', 'sg-0db00db00db00db00', 'sg-0b4571080b4571080'].map(count),
    ).toEqual([7, 20, 2, 1]);
    expect(world.instances.size).toBe(30);
  });

  it('refers only to what is there, with ids of the right shape, each once', () => {
    const entities = world.entities();

    expect(new Set(entities.map(({ id }) => id)).size).toBe(entities.length);
    for (const { id, kind } of entities) {
      const prefix = new Map<string, string>(Object.entries(ID_PREFIX_OF_KIND)).get(kind);
      if (prefix !== undefined) expect(`${id} ${hasIdShape(prefix, id)}`).toBe(`${id} true`);
    }
    for (const { groupId, rule } of world.rules.values()) {
      expect(world.groups.get(groupId)).toBeDefined();
      if (rule.peer.kind === 'security-group') expect(world.groups.get(rule.peer.groupId)).toBeDefined();
    }
    for (const entry of world.interfaces.values()) {
      expect(world.subnets.get(entry.subnetId)?.vpcId).toBe(entry.vpcId);
      for (const id of entry.groupIds) expect(world.groups.get(id)?.vpcId).toBe(entry.vpcId);
      if (entry.attachment !== undefined)
        expect(world.instances.get(entry.attachment.instanceId)?.privateAddress).toBe(entry.privateAddress);
    }
  });

  it('gives every address once and keeps every group within its quota', () => {
    const interfaces = [...world.interfaces.values()];
    const publicAddresses = interfaces.flatMap(({ publicAddress }) => publicAddress ?? []);

    expect(new Set(interfaces.map(({ privateAddress }) => privateAddress)).size).toBe(interfaces.length);
    expect(new Set(publicAddresses).size).toBe(publicAddresses.length);
    for (const { id } of world.groups.values()) {
      expect(
        fitsQuota(
          quotaUse(
            world.rulesByGroup.all(id).map(({ rule }) => rule),
            new Map(),
          ),
        ),
      ).toEqual({ kind: 'yes' });
    }
  });
});
