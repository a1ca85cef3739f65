import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CHAIN_START, eventHash, exportLine, GENESIS_HASH, verifyChain } from '@gatelease/contract/event-chain';
import type { ChainedEvent } from '@gatelease/contract/event-chain';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const UNHASHED = {
  eventId: 'event_1',
  organizationId: 'org_1',
  sequence: 1,
  at: new Date('2026-03-02T12:00:00.123Z'),
  kind: 'lease.opened',
  actor: { kind: 'person', personId: 'person_1' },
  personId: 'person_1',
  resourceId: 'resource_1',
  policyId: null,
  requestId: 'request_1',
  leaseId: 'lease_1',
  address: '203.0.113.7',
  detail: { minutes: 60, cidrs: ['203.0.113.7/32'], note: 'Grüße "dir"' },
  previousHash: GENESIS_HASH,
} as const satisfies Omit<ChainedEvent, 'hash'>;

function chainOf(length: number): ChainedEvent[] {
  const chain: ChainedEvent[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const previousHash = chain.at(-1)?.hash ?? GENESIS_HASH;
    const unhashed = { ...UNHASHED, eventId: `event_${sequence}`, sequence, previousHash };
    chain.push({ ...unhashed, hash: eventHash(unhashed, sha256) });
  }
  return chain;
}

describe('eventHash', () => {
  it('hashes one spelling of the event', () => {
    let spelled = '';

    eventHash(UNHASHED, (text) => (spelled = text));

    expect(spelled).toBe(
      '{"actor":{"kind":"person","personId":"person_1"},"address":"203.0.113.7","at":"2026-03-02T12:00:00.123Z",' +
        '"detail":{"cidrs":["203.0.113.7/32"],"minutes":60,"note":"Grüße \\"dir\\""},"eventId":"event_1",' +
        '"kind":"lease.opened","leaseId":"lease_1","organizationId":"org_1","personId":"person_1","policyId":null,' +
        `"previousHash":"${GENESIS_HASH}","requestId":"request_1","resourceId":"resource_1","sequence":1}`,
    );
  });

  it('does not depend on the order of keys, nor on what is no field of an event', () => {
    const reversed = Object.fromEntries(Object.entries(UNHASHED).reverse()) as unknown as ChainedEvent;
    const detail = Object.fromEntries(Object.entries(UNHASHED.detail).reverse());

    expect(eventHash({ ...reversed, detail, hash: 'anything' } as ChainedEvent, sha256)).toBe(
      eventHash(UNHASHED, sha256),
    );
  });

  it.each<Partial<ChainedEvent>>([
    { eventId: 'event_2' },
    { organizationId: 'org_2' },
    { sequence: 2 },
    { at: new Date('2026-03-02T12:00:00.124Z') },
    { kind: 'lease.closed' },
    { actor: { kind: 'system' } },
    { personId: null },
    { resourceId: 'resource_2' },
    { policyId: 'null' },
    { requestId: '' },
    { leaseId: 'lease_2' },
    { address: '203.0.113.8' },
    { detail: { ...UNHASHED.detail, minutes: '60' } },
    { previousHash: 'f'.repeat(64) },
  ])('changes with %j', (change) => {
    expect(eventHash({ ...UNHASHED, ...change }, sha256)).not.toBe(eventHash(UNHASHED, sha256));
  });
});

describe('exportLine', () => {
  it('is the text that is hashed with the hash at its end, so that standard tools can check it', () => {
    const [event] = chainOf(1);

    const line = exportLine(event!);

    expect(line.endsWith(`,"hash":"${event!.hash}"}`)).toBe(true);
    expect(sha256(line.replace(/,"hash":"[0-9a-f]{64}"\}$/, '}'))).toBe(event!.hash);
    expect(verifyChain([JSON.parse(line) as ChainedEvent], CHAIN_START, sha256)).toMatchObject({ kind: 'intact' });
  });
});

describe('verifyChain', () => {
  it('finds a chain whole, from its start or from a later place', () => {
    const chain = chainOf(5);
    const [, second] = chain;
    const end = { sequence: 5, hash: chain[4]!.hash };

    expect(verifyChain(chain, CHAIN_START, sha256)).toEqual({ kind: 'intact', end });
    expect(verifyChain(chain.slice(2), second!, sha256)).toEqual({ kind: 'intact', end });
    expect(verifyChain([], CHAIN_START, sha256)).toEqual({ kind: 'intact', end: CHAIN_START });
  });

  it('finds the event that was altered, even with a hash that fits', () => {
    const altered = chainOf(5).map((event) => (event.sequence === 3 ? { ...event, address: null } : event));
    const rehashed = altered.map((event) => ({ ...event, hash: eventHash(event, sha256) }));

    expect(verifyChain(altered, CHAIN_START, sha256)).toEqual({ kind: 'broken', sequence: 3, reason: 'altered' });
    expect(verifyChain(rehashed, CHAIN_START, sha256)).toEqual({ kind: 'broken', sequence: 4, reason: 'unlinked' });
  });

  it('finds an event that is missing, put in, or moved', () => {
    const [first, second, third] = chainOf(3);

    expect(verifyChain([first!, third!], CHAIN_START, sha256)).toMatchObject({ sequence: 3, reason: 'gap' });
    expect(verifyChain([first!, first!], CHAIN_START, sha256)).toMatchObject({ sequence: 1, reason: 'gap' });
    expect(verifyChain([second!, first!], CHAIN_START, sha256)).toMatchObject({ sequence: 2, reason: 'gap' });
  });
});
