import { describe, expect, it } from 'vitest';
import { endpointAddressProblem } from './endpoint-address.ts';

const STRICT = { allowsLoopback: false };

describe('endpointAddressProblem', () => {
  it.each(['52.95.255.1', '10.1.2.3', '172.16.0.9', '100.64.1.1', '2600:1f13::1', 'fd12:3456::1'])(
    'lets a credential go to %s',
    (address) => {
      expect(endpointAddressProblem(address, STRICT)).toBeNull();
    },
  );

  it.each([
    ['169.254.169.254', 'the metadata of an instance'],
    ['::ffff:169.254.169.254', 'the same, mapped into IPv6'],
    ['64:ff9b::a9fe:a9fe', 'the same, through NAT64'],
    ['2002:a9fe:a9fe::1', 'the same, through 6to4'],
    ['::169.254.169.254', 'the same, in the form that IPv6 gave up'],
    ['fd00:ec2::254', 'the metadata of an instance over IPv6'],
    ['169.254.170.2', 'the credentials of a container'],
    ['100.100.100.200', 'the metadata of another cloud'],
    ['168.63.129.16', 'the metadata of another cloud'],
    ['::ffff:168.63.129.16', 'the same, mapped'],
    ['2002:a83f:8110::', 'the same, through 6to4'],
    ['fe80::1', 'a neighbour on the link'],
    ['0.0.0.0', 'this machine by another name'],
    ['::', 'the same in IPv6'],
    ['224.0.0.1', 'many machines'],
    ['255.255.255.255', 'all machines'],
    ['not an address', 'nothing'],
  ])('refuses the attack of sending a credential to %s: %s', (address) => {
    expect(endpointAddressProblem(address, { allowsLoopback: true })).not.toBeNull();
  });

  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])(
    'takes %s only where loopback is allowed',
    (address) => {
      expect(endpointAddressProblem(address, STRICT)).toContain('the server itself');
      expect(endpointAddressProblem(address, { allowsLoopback: true })).toBeNull();
    },
  );
});
