import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { NftFirewall } from '../../src/enforcement/nft/nft-firewall.ts';
import { NetworkLab, whyNotEnforceable } from '../support/network-lab.ts';

const why = whyNotEnforceable();
const EMPTY_TABLE = 'table inet gatelease { set numbers { type mark; }\n}\n';

describe.skipIf(why !== undefined)(`the firewall of nft${why === undefined ? '' : ` (${why})`}`, () => {
  let lab: NetworkLab;
  let firewall: NftFirewall;

  beforeEach(async () => {
    lab = new NetworkLab([]);
    firewall = new NftFirewall({ networkNamespace: lab.router });
    await firewall.run(EMPTY_TABLE);
  });

  afterEach(async () => {
    await firewall.close();
    lab.close();
  });

  const add = (number: number) => `add element inet gatelease numbers { ${String(number)} }`;
  const remove = (number: number) => `delete element inet gatelease numbers { ${String(number)} }`;
  const numbers = async () => [...((await firewall.read())?.elements.get('numbers')?.keys() ?? [])].map(Number);

  it('makes more changes than one nft is kept for', async () => {
    for (let number = 1; number <= 5100; number += 1) await firewall.change([add(number)]);

    expect(await numbers()).toHaveLength(5100);
  });

  it('makes a change that is longer than a line', async () => {
    await firewall.change(Array.from({ length: 2000 }, (_, number) => add(number + 1)));

    expect(await numbers()).toHaveLength(2000);
  });

  it('makes all of a change or nothing, says why, and goes on', async () => {
    await firewall.change([add(1)]);

    await expect(firewall.change([add(2), remove(99)])).rejects.toMatchObject({ code: 'enforcement.refused' });
    await firewall.change([remove(1), add(3)]);

    expect(await numbers()).toEqual([3]);
  });

  it('reads nothing where there is no table', async () => {
    await firewall.change(['delete table inet gatelease']);

    expect([await firewall.read(), await firewall.readStructure()]).toEqual([undefined, undefined]);
  });
});
