import { expect, it } from 'vitest';
import { apiKeyState, isForAddress, isNoteDue, validHashes } from './api-key.ts';
import type { ApiKey } from './api-key.ts';

const NOON = new Date('2026-03-02T12:00:00Z');
const BEFORE = new Date('2026-03-02T11:59:59Z');
const AFTER = new Date('2026-03-02T12:00:01Z');

const KEY: ApiKey = {
  keyId: 'key_1',
  organizationId: 'org_1',
  personId: 'person_1',
  name: 'CI',
  publicId: 'k7Q2mN4pX9',
  scopes: ['leases:read'],
  resourceIds: null,
  cidrs: [],
  createdAt: BEFORE,
  expiresAt: null,
  rotatedAt: null,
  previousSecretUntil: null,
  revokedAt: null,
  lastUse: null,
  lastRefusal: null,
};

it.each([
  { expiresAt: null, revokedAt: null, state: 'active' },
  { expiresAt: AFTER, revokedAt: null, state: 'active' },
  { expiresAt: NOON, revokedAt: null, state: 'expired' },
  { expiresAt: BEFORE, revokedAt: null, state: 'expired' },
  { expiresAt: null, revokedAt: BEFORE, state: 'revoked' },
  { expiresAt: BEFORE, revokedAt: BEFORE, state: 'revoked' },
] as const)('a key that expires $expiresAt and was revoked $revokedAt is $state', ({ state, ...times }) => {
  expect(apiKeyState({ ...KEY, ...times }, NOON)).toBe(state);
});

it.each([
  { until: AFTER, expected: ['new', 'old'] },
  { until: NOON, expected: ['new'] },
  { until: null, expected: ['new'] },
])('the secret before a rotation works until $until and no longer', ({ until, expected }) => {
  const secrets = { hash: 'new', previousHash: 'old' };

  expect(validHashes({ ...KEY, previousSecretUntil: until }, secrets, NOON)).toEqual(expected);
});

it.each([
  { cidrs: [], address: '203.0.113.7', isFor: true },
  { cidrs: ['203.0.113.0/24'], address: '203.0.113.7', isFor: true },
  { cidrs: ['203.0.113.0/24'], address: '203.0.114.7', isFor: false },
  { cidrs: ['203.0.113.0/24', '2001:db8::/32'], address: '2001:db8::7', isFor: true },
  { cidrs: ['0.0.0.0/0'], address: '2001:db8::7', isFor: false },
  { cidrs: ['203.0.113.0/24'], address: '', isFor: false },
  { cidrs: ['nonsense'], address: '203.0.113.7', isFor: false },
])('a key for $cidrs may come from $address: $isFor', ({ cidrs, address, isFor }) => {
  expect(isForAddress({ cidrs }, address)).toBe(isFor);
});

it('notes nothing twice within its time', () => {
  expect(isNoteDue(null, 60, NOON)).toBe(true);
  expect(isNoteDue({ at: BEFORE, address: '203.0.113.7' }, 60, NOON)).toBe(false);
  expect(isNoteDue({ at: BEFORE, address: '203.0.113.7' }, 1, NOON)).toBe(true);
});
