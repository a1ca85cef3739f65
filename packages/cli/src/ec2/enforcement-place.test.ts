import { describe, expect, it } from 'vitest';
import { run } from '../../test/support/fake-io.ts';

describe('gatelease ec2 --enforce, told wrongly, starts nothing', () => {
  it.each([
    { argv: ['--enforce', 'iptables'], says: '--enforce is "iptables": it should be "nftables".' },
    { argv: ['--network-namespace', 'lab'], says: 'give --enforce nftables, too' },
    { argv: ['--enforce', 'nftables', '--network-namespace', '../etc'], says: '--network-namespace is "../etc"' },
    { argv: ['--enforce', 'nftables', '--network-namespace', '-x'], says: '--network-namespace is "-x"' },
    { argv: ['--stop-enforcing', '--network-namespace', 'a b'], says: '--network-namespace is "a b"' },
  ])('$argv', async ({ argv, says }) => {
    const { code, out, err } = await run(['ec2', ...argv]);

    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });
});
