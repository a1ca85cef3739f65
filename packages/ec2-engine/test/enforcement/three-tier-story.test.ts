import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2, THREE_TIER_GROUPS, threeTierSeed } from '../../src/index.ts';
import type { LocalEc2, NetworkInterface } from '../../src/index.ts';
import { NetworkLab, whyNotEnforceable } from '../support/network-lab.ts';
import { listenIn, scanPorts } from '../support/port-scan.ts';

const PORTS = [22, 80, 443, 3306, 8000];
const why = whyNotEnforceable();

/** Seven web servers, twenty application servers, two databases and a bastion, each a network namespace. */
describe.skipIf(why !== undefined)(`the story of the three tiers${why === undefined ? '' : ` (${why})`}`, () => {
  let lab: NetworkLab;
  let server: LocalEc2;
  const listeners: { end(): void }[] = [];

  beforeAll(async () => {
    lab = new NetworkLab([{ name: 'outside', addresses: ['198.18.0.2'] }]);
    server = await startLocalEc2({ enforceIn: { networkNamespace: lab.router }, seed: threeTierSeed });
    for (const { id, privateAddress } of server.world.interfaces.values()) {
      lab.add({ name: id, addresses: [privateAddress] });
    }
    for (const tier of ['web', 'app', 'db'] as const)
      listeners.push(await listenIn(lab.namespaceOf(last(tier).id), PORTS));
  });

  afterAll(async () => {
    for (const listener of listeners) listener.end();
    await server.close();
    lab.close();
  });

  const members = (tier: keyof typeof THREE_TIER_GROUPS): readonly NetworkInterface[] =>
    server.world.interfacesByGroup.all(THREE_TIER_GROUPS[tier].id).filter(({ attachment }) => attachment !== undefined);
  const first = (tier: keyof typeof THREE_TIER_GROUPS) => members(tier)[0]!;
  const last = (tier: keyof typeof THREE_TIER_GROUPS) => members(tier).at(-1)!;

  async function openPorts(from: string, to: NetworkInterface): Promise<readonly number[]> {
    return (await scanPorts(lab.namespaceOf(from), to.privateAddress, PORTS)).open;
  }

  it('has as many machines as the guide', () => {
    expect([members('web').length, members('app').length, members('db').length]).toEqual([7, 20, 2]);
  });

  it.each([
    { from: 'outside', web: [80, 443], app: [], db: [] },
    { from: 'bastion', web: [22, 80, 443], app: [22], db: [22] },
    { from: 'web', web: [80, 443], app: [8000], db: [] },
    { from: 'app', web: [80, 443], app: [], db: [3306] },
    { from: 'db', web: [80, 443], app: [], db: [] },
  ] as const)('lets $from reach what its tier may reach, and nothing else', async ({ from, web, app, db }) => {
    const source = from === 'outside' ? from : first(from).id;

    const [toWeb, toApp, toDb] = await Promise.all([
      openPorts(source, last('web')),
      openPorts(source, last('app')),
      openPorts(source, last('db')),
    ]);

    expect({ toWeb, toApp, toDb }).toEqual({ toWeb: web, toApp: app, toDb: db });
  });
});
