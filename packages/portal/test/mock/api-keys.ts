import type { ApiKeyView } from '@gatelease/contract';
import { DAY, HOUR, MINUTE } from './ages.ts';
import type { At } from './ages.ts';

/** One of the example organization's keys, with what is said in place of the usual. */
export function apiKey(at: At, given: Partial<ApiKeyView> = {}): ApiKeyView {
  return {
    keyId: 'key-1',
    name: 'Deployments',
    prefix: 'gl_k7Q2mN4pX9',
    personId: 'p-ana',
    personName: 'Ana Ruiz',
    scopes: ['leases:read'],
    resources: null,
    cidrs: [],
    state: 'active',
    createdAt: at(-20 * DAY),
    expiresAt: at(70 * DAY),
    revokedAt: null,
    rotatedAt: null,
    previousSecretUntil: null,
    lastUse: null,
    lastRefusal: null,
    ...given,
  };
}

/** The keys of the example organization. */
export function exampleApiKeys(at: At): ApiKeyView[] {
  return [
    apiKey(at, {
      scopes: ['access-requests:write', 'leases:write'],
      resources: [{ resourceId: 'r-bastion', name: 'prod-bastion' }],
      cidrs: ['198.51.100.0/24'],
      lastUse: { at: at(-4 * MINUTE), address: '198.51.100.24' },
    }),
    apiKey(at, {
      keyId: 'key-2',
      name: 'Ledger to the archive',
      prefix: 'gl_aB3dE5fG7h',
      personId: 'p-mara',
      personName: 'Mara Lindqvist',
      scopes: ['events:read'],
      expiresAt: null,
      lastUse: { at: at(-DAY), address: '2001:db8::24' },
      lastRefusal: { at: at(-2 * HOUR), address: '192.0.2.66' },
    }),
    apiKey(at, { keyId: 'key-3', name: 'Old script', prefix: 'gl_zY9xW8vU7t', state: 'expired', expiresAt: at(-DAY) }),
  ];
}
