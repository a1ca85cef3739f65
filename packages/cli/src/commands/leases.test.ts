import { describe, expect, it } from 'vitest';
import { fakeServer, type Handlers } from '../../test/support/fake-server.ts';
import { run } from '../../test/support/fake-io.ts';
import { activeLease, closedLease, doorView, myAccessView } from '../../test/support/views.ts';

const SSH = activeLease();
const DATABASE = activeLease({ leaseId: 'lease-9bcd', policyName: 'Database', resourceName: 'db', groupId: 'sg-1' });
const LEASES = [SSH, DATABASE];

function server(handlers: Handlers = {}, leases = LEASES) {
  return fakeServer({ listLeases: () => ({ items: leases, next: null }), ...handlers });
}

describe('ls', () => {
  it('says how every door stands', async () => {
    const nextWindow = { startsAt: '2026-11-24T08:00:00Z', endsAt: '2026-11-24T18:00:00Z' };
    const doors = [
      doorView({ policyName: 'Shut', approvalsNeeded: 2, reasonRequired: true }),
      doorView({ policyName: 'Open', state: 'open', lease: SSH }),
      doorView({ policyName: 'Going', lease: activeLease({ state: 'closing' }) }),
      doorView({ policyName: 'Later', state: 'unavailable', reason: 'Not at this time.', nextWindow }),
    ];
    const { fetch } = fakeServer({ readMyAccess: () => myAccessView(doors) });

    const { out } = await run(['ls'], { fetch });

    expect(out).toMatch(/Shut .* closed +up to 8h, needs 2 approvals, needs a reason\n/);
    expect(out).toMatch(/Open .* open +until 14:00 \(2h left\)\n/);
    expect(out).toMatch(/Going .* closed +still closing, up to 8h\n/);
    expect(out).toMatch(/Later .* unavailable +Not at this time. Next: Tue 24 Nov 08:00 to Tue 24 Nov 18:00\n/);
    expect(out).toContain('Your address is 203.0.113.7/32.');
  });
});

describe('status', () => {
  it("shows one's own leases, and everybody's with --all", async () => {
    const { fetch, received } = server();

    const mine = await run(['status'], { fetch });
    const all = await run(['status', '--all'], { fetch });

    expect(received.map(({ query }) => query.mine)).toEqual([true, false]);
    expect(mine.out).toMatch(/lease-7f3a +Production SSH +tcp 22 +203.0.113.7\/32 +active +14:00 \(2h left\)/);
    expect([mine.out, all.out].map((out) => out.includes('ada@example.com'))).toEqual([false, true]);
  });

  it('reads every page', async () => {
    const { fetch } = fakeServer({
      listLeases: ({ query }) =>
        query.after === undefined ? { items: [SSH], next: 'page-2' } : { items: [DATABASE], next: null },
    });

    expect((await run(['status', '--json'], { fetch })).document.leases).toEqual(LEASES);
  });

  it('says when nothing is open', async () => {
    expect((await run(['status'], { fetch: server({}, []).fetch })).out).toBe('Nothing is open for you.\n');
  });
});

describe('close', () => {
  const closing: Handlers = {
    closeLease: ({ params }) => activeLease({ leaseId: params.leaseId, state: 'closing' }),
    readLease: ({ params }) => closedLease({ leaseId: params.leaseId }),
  };
  const closedIn = (received: readonly { operation: string; params: any }[]) =>
    received.filter(({ operation }) => operation === 'closeLease').map(({ params }) => params.leaseId);

  it('closes the only lease, waits, and says what AWS does not do', async () => {
    const { fetch, received } = server(closing, [SSH]);

    const { code, out } = await run(['close'], { fetch });

    expect([code, closedIn(received)]).toEqual([0, ['lease-7f3a']]);
    expect(out).toContain('is closed: its rules are gone from sg-0123456789abcdef0');
    expect(out).toContain('No new connections from now on. AWS does not cut a session');
  });

  it.each([
    { argv: ['lease-9'], closes: ['lease-9bcd'] },
    { argv: ['database'], closes: ['lease-9bcd'] },
    { argv: ['sg-1', 'lease-7f3a', 'db'], closes: ['lease-9bcd', 'lease-7f3a'] },
    { argv: ['--all'], closes: ['lease-7f3a', 'lease-9bcd'] },
  ])('closes what $argv names', async ({ argv, closes }) => {
    const { fetch, received } = server(closing);

    expect((await run(['close', ...argv], { fetch })).code).toBe(0);
    expect(closedIn(received)).toEqual(closes);
  });

  it.each([
    { argv: [], exitCode: 2, says: 'Say which live lease.' },
    { argv: ['lease-'], exitCode: 1, says: '(lease.ambiguous)' },
    { argv: ['lease-7f3a', 'nothing'], exitCode: 1, says: '(lease.not-found)' },
  ])('closes nothing and lists the leases for $argv', async ({ argv, exitCode, says }) => {
    const { fetch, received } = server(closing);

    const { code, err } = await run(['close', ...argv], { fetch });

    expect(code).toBe(exitCode);
    expect(err).toContain(says);
    expect(err).toContain('lease-9bcd  (Database');
    expect(closedIn(received)).toEqual([]);
  });

  it('says which rule of somebody else still lets the same in', async () => {
    const rules = [{ rule: 'tcp 22 from 203.0.113.7/32', state: 'foreign' as const, ruleId: 'sgr-0bb' }];
    const { fetch } = server({ ...closing, readLease: () => closedLease({ rules }) }, [SSH]);

    expect((await run(['close'], { fetch })).out).toContain('stays: somebody else made it');
  });

  it('does not say closed when it does not wait', async () => {
    const { fetch } = server(closing, [SSH]);

    const { out } = await run(['close', '--no-wait'], { fetch });

    expect(out).toContain('is closing: the server goes on until its rules are gone');
    expect(out).not.toContain('is closed');
  });
});

describe('extend', () => {
  const handlers: Handlers = { extendLease: () => activeLease({ endsAt: '2026-11-23T15:00:00Z' }) };
  const bodyOf = (received: readonly { body: any }[]) => received.at(-1)?.body;

  it.each([
    { argv: [], lease: SSH, body: { durationSeconds: 3600 } },
    { argv: ['--for', '30m'], lease: SSH, body: { durationSeconds: 1800 } },
    {
      argv: [],
      lease: activeLease({ latestEndsAt: '2026-11-23T14:20:00Z' }),
      body: { endsAt: '2026-11-23T14:20:00Z' },
    },
    {
      argv: ['--for', '1h'],
      lease: activeLease({ latestEndsAt: '2026-11-23T14:20:00Z' }),
      body: { durationSeconds: 3600 },
    },
    { argv: [], lease: activeLease({ latestEndsAt: SSH.endsAt }), body: { durationSeconds: 3600 } },
  ])('with $argv asks for $body', async ({ argv, lease, body }) => {
    const { fetch, received } = server(handlers, [lease]);

    const { out } = await run(['extend', ...argv], { fetch });

    expect(bodyOf(received)).toEqual(body);
    expect(out).toContain('is open until 15:00 (3h left).\nThe policy allows up to 20:00.');
  });
});
