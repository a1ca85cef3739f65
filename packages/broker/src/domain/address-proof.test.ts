import { describe, expect, it } from 'vitest';
import { decideProof, provedAddress } from './address-proof.ts';

const NOW = new Date('2026-11-16T10:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const ASKED = { family: 'ipv6', beside: '203.0.113.7' } as const;

describe('a connection with the token', () => {
  it('proves the address that it comes from', () => {
    expect(decideProof(ASKED, '2a00:1450::7', NOW)).toEqual({
      kind: 'proved',
      proof: { address: '2a00:1450::7', beside: '203.0.113.7', provedAt: NOW },
    });
  });

  it.each([
    ['the family that is known already', '198.51.100.4', 'wrong-family'],
    ['a private address beside a public one', 'fd00::7', 'other-scope'],
    ['loopback beside a public one', '::1', 'other-scope'],
    ['nowhere', '', 'no-address'],
  ])('from %s proves nothing', (_, connection, reason) => {
    expect(decideProof(ASKED, connection, NOW)).toEqual({ kind: 'refused', reason });
  });
});

describe('a proved address', () => {
  const proof = { address: '2a00:1450::7', beside: '203.0.113.7', provedAt: NOW };

  it('counts for ten minutes', () => {
    expect(provedAddress(proof, '203.0.113.7', later(599))).toBe('2a00:1450::7');
    expect(provedAddress(proof, '203.0.113.7', later(600))).toBeNull();
  });

  it('counts no longer once the session connects from another address', () => {
    expect(provedAddress(proof, '198.51.100.4', later(1))).toBeNull();
    expect(provedAddress(null, '203.0.113.7', NOW)).toBeNull();
  });
});
