import { createHash } from 'node:crypto';
import { eventHash, exportLine, GENESIS_HASH } from '@gatelease/contract/event-chain';
import type { ChainedEvent } from '@gatelease/contract/event-chain';
import { expect, it } from 'vitest';
import { run } from '../../test/support/fake-io.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function chainOf(length: number): ChainedEvent[] {
  const chain: ChainedEvent[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const unhashed = {
      eventId: `event_${String(sequence)}`,
      organizationId: 'org_1',
      sequence,
      at: '2026-11-21T12:00:00.123Z',
      kind: 'lease.opened',
      actor: { kind: 'person', personId: 'ada' },
      personId: 'ada',
      resourceId: null,
      policyId: null,
      requestId: null,
      leaseId: null,
      address: '203.0.113.7/32',
      detail: { note: 'Grüße "dir"' },
      previousHash: chain.at(-1)?.hash ?? GENESIS_HASH,
    };
    chain.push({ ...unhashed, hash: eventHash(unhashed, sha256) });
  }
  return chain;
}

const verify = (lines: readonly string[], ...args: string[]) =>
  run(['ledger', 'verify', 'x.jsonl', ...args], { files: { 'x.jsonl': { text: lines.join('\n'), mode: 0o600 } } });

it('finds an export whole, and says its last number and hash', async () => {
  const chain = chainOf(5);

  const ran = await verify([...chain.map(exportLine), '']);

  expect(ran.code).toBe(0);
  expect(ran.out).toContain('5 events, unbroken from the first on.');
  expect(ran.out).toContain(chain[4]!.hash);
});

it('tampering: finds the event that was changed', async () => {
  const lines = chainOf(5).map(exportLine);
  lines[2] = lines[2]!.replace('203.0.113.7', '203.0.113.8');

  const ran = await verify(lines);

  expect(ran.code).toBe(1);
  expect(ran.err).toContain('number 3');
  expect(ran.err).toContain('it was changed');
});

it('tampering: finds that an event was left out', async () => {
  const lines = chainOf(5).map(exportLine);

  const ran = await verify([...lines.slice(0, 2), ...lines.slice(3)]);

  expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('number 4') });
});

it('tampering: a chain that was written anew does not have the hash that was noted', async () => {
  const noted = chainOf(3)[2]!.hash;
  const anew = chainOf(1);

  const kept = await verify(chainOf(5).map(exportLine), '--noted', noted.toUpperCase());
  const rewritten = await verify(anew.map(exportLine), '--noted', noted);

  expect(kept.code).toBe(0);
  expect(rewritten).toMatchObject({ code: 1, err: expect.stringContaining('the chain is another') });
});

it.each([
  ['no JSON', 'nonsense'],
  ['another JSON', '{"a":1}'],
])('says which line is no event: %s', async (_title, line) => {
  const ran = await verify([...chainOf(1).map(exportLine), line]);

  expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('Line 2') });
});

it('says that there is no such file', async () => {
  const ran = await run(['ledger', 'verify', 'missing.jsonl']);

  expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('missing.jsonl cannot be read (ENOENT)') });
});
