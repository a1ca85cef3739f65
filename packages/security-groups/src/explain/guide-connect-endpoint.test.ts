import { describe, expect, it } from 'vitest';
import { ask, groupsSay } from '../../test/asking.ts';
import { sketch } from '../../test/world-sketch.ts';
import type { WorldModel } from '../world/world-model.ts';

/*
 * What the guide says about the groups of an EC2 Instance Connect Endpoint. With client-IP preservation
 * off, packets come from the endpoint; on, they come from the client's public address.
 */

const VPC = '10.0.0.0/16';
const CLIENT = '203.0.113.7';

const world = (endpointRules: readonly string[], targetRules: readonly string[]): WorldModel =>
  sketch({
    groups: { endpoint: endpointRules, target: [...targetRules, 'all to 0.0.0.0/0'] },
    members: {
      endpoint: { groups: ['endpoint'], at: '10.0.1.10', kind: 'instance-connect-endpoint' },
      target: { groups: ['target'], at: '10.0.2.20', subnet: 'subnet-2' },
    },
  });

describe("the endpoint's own group", () => {
  it.each([
    ["the targets' group", 'tcp 22 to target'],
    ['the range of the VPC', `tcp 22 to ${VPC}`],
  ])('reaches the targets with an outbound rule to %s', (_what, rule) => {
    expect(groupsSay(world([rule], ['tcp 22 from endpoint']), 'endpoint', 'target', 'tcp 22')).toBe('yes');
  });

  it('does not reach them without one', () => {
    const model = world(['tcp 443 to 0.0.0.0/0'], ['tcp 22 from endpoint']);

    const [way] = ask(model, 'endpoint', 'target', 'tcp 22').ways;

    expect(way?.groups).toBe('no');
    expect(way?.checks[0]).toMatchObject({ kind: 'groups', direction: 'egress', verdict: 'no' });
  });

  it.each([[[]], [['tcp 22 from 0.0.0.0/0']]])('has inbound rules that do not matter: %j', (inbound) => {
    const model = world(['tcp 22 to target', ...inbound], ['tcp 22 from endpoint']);

    expect(groupsSay(model, 'endpoint', 'target', 'tcp 22')).toBe('yes');
  });
});

describe("the target's group", () => {
  it("admits the endpoint by the endpoint's group", () => {
    expect(groupsSay(world(['tcp 22 to target'], ['tcp 22 from endpoint']), 'endpoint', 'target', 'tcp 22')).toBe(
      'yes',
    );
  });

  it('admits it by the range of the VPC while preservation is off', () => {
    const model = world(['tcp 22 to target'], [`tcp 22 from ${VPC}`]);

    expect(groupsSay(model, 'endpoint', 'target', 'tcp 22')).toBe('yes');
    expect(groupsSay(model, CLIENT, 'target', 'tcp 22')).toBe('no');
  });

  it("admits the clients' public range while preservation is on, and then not the endpoint", () => {
    const model = world(['tcp 22 to target'], ['tcp 22 from 203.0.113.0/24']);

    expect(groupsSay(model, CLIENT, 'target', 'tcp 22')).toBe('yes');
    expect(groupsSay(model, 'endpoint', 'target', 'tcp 22')).toBe('no');
  });

  it('admits nobody without a rule', () => {
    expect(groupsSay(world(['tcp 22 to target'], []), 'endpoint', 'target', 'tcp 22')).toBe('no');
  });
});
