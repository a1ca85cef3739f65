import { describe, expect, it } from 'vitest';
import { fakeServer, Refusal, type Handlers } from '../../test/support/fake-server.ts';
import { run } from '../../test/support/fake-io.ts';
import {
  activeLease,
  closedLease,
  DATABASE_DOOR,
  doorView,
  leaseView,
  requestView,
  myAccessView,
} from '../../test/support/views.ts';

const ACCESS = myAccessView([doorView(), DATABASE_DOOR]);
const opened = { outcome: 'opened', request: requestView(), lease: leaseView() } as const;
const pending = requestView({ state: 'pending', approvalsNeeded: 1 });
const waiting = { outcome: 'waiting', request: pending, lease: null } as const;

function server(handlers: Handlers = {}) {
  return fakeServer({ readMyAccess: () => ACCESS, requestAccess: () => opened, ...handlers });
}

/** Gives one after the other, and the last one for ever. */
function inTurn<Value>(...values: Value[]): () => Value {
  return () => (values.length > 1 ? values.shift()! : values[0]!);
}

it('opens a door by the beginning of its name and waits until it is open', async () => {
  const { fetch, received } = server({ readLease: inTurn(leaseView(), leaseView(), activeLease()) });

  const { code, out } = await run(['open', 'production ssh', '--for', '2h', '--reason', 'Restart'], { fetch });

  expect(code).toBe(0);
  expect(received[1]?.body).toEqual({ policyId: 'policy-ssh', durationSeconds: 7200, reason: 'Restart' });
  expect(out).toContain('Production SSH is open until 14:00 (1h 59m left).');
  expect(out).toContain('tcp 22 from 203.0.113.7/32  sgr-0aa');
});

it('asks for the end of the window, and for stated ranges', async () => {
  const { fetch, received } = server();
  const cidrs = ['--cidr', '198.51.100.0/28', '--cidr', '2001:db8::/64'];

  await run(['open', 'policy-ssh', '--no-wait', '--for', 'window', ...cidrs], { fetch });

  expect(received[1]?.body).toMatchObject({ durationSeconds: null, cidrs: ['198.51.100.0/28', '2001:db8::/64'] });
});

it('leaves the duration to the policy when none is given', async () => {
  const { fetch, received } = server();

  await run(['open', 'sg-0123456789abcdef0', '--no-wait'], { fetch });

  expect(received[1]?.body).toEqual({ policyId: 'policy-ssh' });
});

it('does not wait with --no-wait', async () => {
  const { fetch } = server();

  const ran = await run(['open', 'policy-ssh', '--no-wait', '--json'], { fetch });

  expect(ran.document.lease.state).toBe('opening');
});

describe('which door', () => {
  it.each([
    { named: 'ftp', code: 'door.not-found' },
    { named: 'production', code: 'door.ambiguous' },
  ])('says which there are for $named', async ({ named, code }) => {
    const { fetch, received } = server();

    const { code: exitCode, err } = await run(['open', named], { fetch });

    expect(exitCode).toBe(1);
    expect(err).toContain(`(${code})`);
    expect(err).toContain('Production SSH  (production-web, sg-0123456789abcdef0, tcp 22)');
    expect(err).toContain('Production database');
    expect(received.map(({ operation }) => operation)).toEqual(['readMyAccess']);
  });

  it('is asked of somebody at a terminal', async () => {
    const { fetch, received } = server();

    await run(['open', '--no-wait'], { fetch, isTty: true, answers: ['policy-db'] });

    expect(received[1]?.body).toEqual({ policyId: 'policy-db' });
  });

  it('has to be said by a script when there are several', async () => {
    const { fetch } = server();

    const { code, err } = await run(['open'], { fetch });

    expect(code).toBe(2);
    expect(err).toContain('Say which door.');
  });
});

it('asks for the reason that a policy wants', async () => {
  const doors = [doorView({ reasonRequired: true })];
  const { fetch, received } = server({ readMyAccess: () => ({ ...ACCESS, doors }) });

  await run(['open', '--no-wait'], { fetch, isTty: true, answers: ['Restart'] });

  expect(received[1]?.body).toMatchObject({ reason: 'Restart' });
});

it('says why a lease did not open', async () => {
  const failed = leaseView({ state: 'failed', problem: 'The group is full: 60 of 60 rules.' });
  const { fetch } = server({ readLease: () => failed });

  const { code, out, err } = await run(['open', 'policy-ssh'], { fetch });

  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('The group is full: 60 of 60 rules.');
  expect(err).toContain('(lease.not-opened)');
});

it('tells a problem while it is still being worked on', async () => {
  const held = leaseView({ problem: 'AWS throttles us.' });
  const { fetch } = server({ readLease: inTurn(held, held, activeLease()) });

  const { code, err } = await run(['open', 'policy-ssh'], { fetch });

  expect([code, err]).toEqual([0, 'AWS throttles us.\n']);
});

it('goes on while the server is restarted, and gives up after half a minute', async () => {
  const back = server({ readLease: () => activeLease() });
  let silentUntil = 20;
  const now = { seconds: 0 };
  const options = {
    fetch: async (url: string, init: any) => {
      if (url.includes('/leases/') && now.seconds < silentUntil) throw new TypeError('fetch failed');
      return back.fetch(url, init);
    },
    onSleep: (_: unknown, seconds: number) => void (now.seconds = seconds),
  };

  const short = await run(['open', 'policy-ssh'], options);
  silentUntil = 1000;
  now.seconds = 0;
  const long = await run(['open', 'policy-ssh'], options);

  expect([short.code, long.code]).toEqual([0, 3]);
});

describe('where somebody must say yes', () => {
  it('says so and ends, without waiting', async () => {
    const { fetch } = server({ requestAccess: () => waiting });

    const { code, out } = await run(['open', 'policy-ssh'], { fetch });

    expect(code).toBe(0);
    expect(out).toContain('Production SSH waits for an approver to say yes.');
    expect(out).toContain('Request request-1 lapses Tue 24 Nov 12:00');
  });

  it('waits for the yes and then for the door with --wait', async () => {
    const approved = requestView({ state: 'approved', approvalsNeeded: 1, leaseId: 'lease-7f3a' });
    const { fetch } = server({
      requestAccess: () => waiting,
      readAccessRequest: inTurn(pending, pending, approved),
      readLease: inTurn(leaseView(), activeLease()),
    });

    const ran = await run(['open', 'policy-ssh', '--wait', '--json'], { fetch });

    expect(ran.document).toMatchObject({ request: { state: 'approved' }, lease: { state: 'active' } });
  });

  it('says who said no, and why', async () => {
    const review = { reviewerId: 'person-bob', reviewerName: 'Bob', reviewedAt: '2026-11-23T12:01:00Z' };
    const denied = requestView({
      state: 'denied',
      reviews: [{ ...review, decision: 'deny', durationSeconds: null, comment: 'Use staging.' }],
    });
    const { fetch } = server({ requestAccess: () => waiting, readAccessRequest: () => denied });

    const { code, err } = await run(['open', 'policy-ssh', '--wait'], { fetch });

    expect(code).toBe(1);
    expect(err).toContain('was denied by Bob: Use staging. (request.not-approved)');
  });
});

describe('Ctrl-C', () => {
  const interrupt = { onSleep: (io: { interrupt(): void }) => io.interrupt() };

  it('while waiting leaves the lease, and says so', async () => {
    const { fetch, received } = server({ readLease: () => leaseView() });

    const { code, err } = await run(['open', 'policy-ssh'], { fetch, ...interrupt });

    expect(code).toBe(130);
    expect(err).toContain('Lease lease-7f3a stays');
    expect(err).toContain('gatelease close lease-7f3a');
    expect(received.some(({ operation }) => operation === 'closeLease')).toBe(false);
  });

  it('while waiting for approval leaves the request', async () => {
    const { fetch } = server({ requestAccess: () => waiting, readAccessRequest: () => pending });

    const { code, err } = await run(['open', 'policy-ssh', '--wait'], { fetch, ...interrupt });

    expect(code).toBe(130);
    expect(err).toContain('Request request-1 stays');
  });

  it('with --until-closed closes the lease and waits until it is gone', async () => {
    let isClosing = false;
    const { fetch } = server({
      readLease: () => (isClosing ? closedLease() : activeLease()),
      closeLease: () => {
        isClosing = true;
        return activeLease({ state: 'closing' });
      },
    });
    const onSleep = (io: { interrupt(): void }, seconds: number) => {
      if (seconds > 60 && !isClosing) io.interrupt();
    };

    const { code, out } = await run(['open', 'policy-ssh', '--until-closed'], { fetch, onSleep });

    expect([code, isClosing]).toEqual([0, true]);
    expect(out).toContain('Production SSH is closed: its rules are gone');
    expect(out).toContain('it may live on');
  });

  it('with --until-closed withdraws a request that nobody answered', async () => {
    const { fetch, received } = server({
      requestAccess: () => waiting,
      readAccessRequest: () => pending,
      cancelAccessRequest: () => requestView({ state: 'cancelled' }),
    });

    const { code, err } = await run(['open', 'policy-ssh', '--until-closed'], { fetch, ...interrupt });

    expect(code).toBe(130);
    expect(err).toContain('Request request-1 is withdrawn.');
    expect(received.at(-1)?.operation).toBe('cancelAccessRequest');
  });
});

it('with --until-closed ends when the lease ends, after a warning', async () => {
  const endsAt = '2026-11-23T12:10:00Z';
  const now = { seconds: 0 };
  const { fetch } = server({
    readLease: () => (now.seconds > 601 ? closedLease({ endsAt }) : activeLease({ endsAt })),
  });
  const onSleep = (_: unknown, seconds: number) => void (now.seconds = seconds);

  const ran = await run(['open', 'policy-ssh', '--until-closed'], { fetch, onSleep, isTty: true });

  expect(ran.code).toBe(0);
  expect(ran.err).toContain('Five minutes left.');
  expect(ran.err).toContain('Production SSH  4:59');
  expect(ran.out).toContain('is closed');
});

it('with --until-closed and --json prints one document at the end', async () => {
  const { fetch } = server({ readLease: inTurn(activeLease(), closedLease()) });

  const ran = await run(['open', 'policy-ssh', '--until-closed', '--json'], { fetch, isTty: true });

  expect(ran.document.lease.state).toBe('closed');
  expect(ran.err).toBe('');
});

it('does not let somebody think that a door is shut when the server could not be told', async () => {
  const { fetch } = server({
    readLease: () => activeLease(),
    closeLease: () => {
      throw new Refusal('storage.unavailable', 'The database cannot be reached.');
    },
  });
  const onSleep = (io: { interrupt(): void }) => io.interrupt();

  const { code, err } = await run(['open', 'policy-ssh', '--until-closed'], {
    fetch,
    onSleep,
  });

  expect(code).toBe(1);
  expect(err).toContain('It could not be closed: Production SSH stays open until 14:00.');
});

it('says that a door is open already', async () => {
  const already = { outcome: 'already-open', request: requestView(), lease: activeLease() } as const;
  const { fetch } = server({ requestAccess: () => already });

  expect((await run(['open', 'policy-ssh'], { fetch })).out).toContain('gatelease extend lease-7f3a');
});

it("passes on the server's refusal", async () => {
  const { fetch } = server({
    requestAccess: () => {
      throw new Refusal('access.outside-schedule', 'Opens again on Monday at 08:00.', { nextWindow: null });
    },
  });

  const { code, err } = await run(['open', 'policy-ssh'], { fetch });

  expect([code, err]).toEqual([1, 'Opens again on Monday at 08:00. (access.outside-schedule)\n']);
});

it('breaks the glass with a reason, and says before that everybody is told', async () => {
  const door = doorView({ approvalsNeeded: 1, breakGlass: true });
  const { fetch, received } = server({ readMyAccess: () => ({ ...ACCESS, doors: [door] }) });

  const { err } = await run(['open', '--break-glass', '--reason', 'The shop is down', '--no-wait'], { fetch });

  expect(received[1]?.body).toEqual({ policyId: 'policy-ssh', reason: 'The shop is down', breakGlass: true });
  expect(err).toContain('Every approver is told at once');
});
