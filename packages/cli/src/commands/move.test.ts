import { describe, expect, it } from 'vitest';
import { run } from '../../test/support/fake-io.ts';
import { fakeServer, Refusal, type Handlers } from '../../test/support/fake-server.ts';
import { activeLease, leaseView } from '../../test/support/views.ts';

const SSH = activeLease();
const MOVED = leaseView({ leaseId: 'lease-new', cidrs: ['198.51.100.4/32'], movedFromLeaseId: SSH.leaseId });

function server(handlers: Handlers = {}) {
  return fakeServer({ listLeases: () => ({ items: [SSH], next: null }), moveLease: () => MOVED, ...handlers });
}

describe('move', () => {
  it('moves the only lease to the present address and waits until that is open', async () => {
    const { fetch, received } = server({ readLease: () => activeLease({ ...MOVED, state: 'active' }) });

    const { code, out } = await run(['move'], { fetch });

    expect(code).toBe(0);
    expect(received[1]).toMatchObject({ operation: 'moveLease', params: { leaseId: 'lease-7f3a' } });
    expect(out).toContain('Moved from 203.0.113.7/32 to 198.51.100.4/32.');
    expect(out).toContain('Production SSH is open until 14:00');
  });

  it('says so when nothing has to move', async () => {
    const { out } = await run(['move', 'production ssh'], { fetch: server({ moveLease: () => SSH }).fetch });

    expect(out).toBe('Production SSH lets you in already: 203.0.113.7/32.\n');
  });

  it('does not ask to move what was moved already', async () => {
    const handedOver = activeLease({ leaseId: 'lease-old', endReason: 'moved' });
    const { fetch, received } = server({ listLeases: () => ({ items: [handedOver, SSH], next: null }) });

    await run(['move', '--no-wait'], { fetch });

    expect(received[1]?.params).toEqual({ leaseId: SSH.leaseId });
  });

  it('says why the policy refuses', async () => {
    const { fetch } = server({
      moveLease: () => {
        throw new Refusal('access.outside-schedule', 'The policy does not open now.');
      },
    });

    expect(await run(['move'], { fetch })).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not open now'),
    });
  });
});
