import type { AccountView, LockDownDetailView } from '@gatelease/contract';
import { lockDownPlanSchema } from '@gatelease/contract/lock-down';
import { describe, expect, it } from 'vitest';
import { run } from '../../test/support/fake-io.ts';
import { fakeServer, type Handlers } from '../../test/support/fake-server.ts';

const ASKED_AT = '2026-11-22T10:00:00.000Z';
const READ_AT = '2026-11-22T10:00:01.000Z';
const WIDE = 'sgr-0000000000000000a';
const GROUP = 'sg-0123456789abcdef0';

const PLAN = lockDownPlanSchema.parse({
  ...{ format: 'gatelease-lock-down', version: 1, madeAt: READ_AT, region: 'eu-central-1' },
  request: { pattern: 'load-balancer', loadBalancer: 'front-door' },
  ...{ subject: 'load balancer front-door', names: { [GROUP]: 'web' }, targets: [], notes: [] },
  plan: {
    ...{ pattern: 'load-balancer', present: [], verifications: [], madeFor: [{ groupId: GROUP, rules: [] }] },
    add: [{ groupId: GROUP, rule: 'tcp 80 from sg-0123456789abcdef1', purpose: 'traffic' }],
    removable: [
      ...[{ groupId: GROUP, rule: 'tcp 80 from 0.0.0.0/0', ruleId: WIDE, isSuggested: true }].map((rule) => ({
        ...rule,
        reason: 'wider-than-needed',
      })),
    ],
  },
});

const account = (changes: Partial<AccountView> = {}): AccountView => ({
  ...{ credentialId: 'credential_1', credentialName: 'Production', region: 'eu-central-1', gaps: [] },
  ...{ readAt: READ_AT, isAwaited: false, problem: null },
  ...changes,
});

const lockDown = (changes: Partial<LockDownDetailView> = {}): LockDownDetailView => ({
  ...{ lockDownId: 'lockdown_1', state: 'added', subject: PLAN.subject, credentialId: 'credential_1' },
  ...{ region: 'eu-central-1', ruleIds: [], confirmWithinSeconds: null, confirmBy: null, removed: [], targets: [] },
  ...{ note: null, problem: null, startedByName: 'Ada', startedAt: READ_AT, version: 1, plan: PLAN },
  ...changes,
});

const server = (handlers: Handlers = {}) =>
  fakeServer({
    askForReading: () => ({ askedAt: ASKED_AT }),
    planLockDown: () => ({ account: account(), plan: PLAN, proof: { added: [], lockedDown: [] } }),
    ...handlers,
  });

const ELB = ['lockdown', 'elb', 'front-door', '--through-server'];

describe('lockdown through the server', () => {
  it('shows the plan by a fresh reading, and has nothing changed', async () => {
    let looks = 0;
    const { fetch, received } = server({
      planLockDown: () => {
        looks += 1;
        const isRead = looks > 2;
        const seen = isRead ? account() : account({ readAt: '2026-11-21T10:00:00.000Z', isAwaited: true });
        return { account: seen, plan: PLAN, proof: { added: [], lockedDown: [] } };
      },
    });

    const { code, out } = await run(ELB, { fetch });

    expect([code, looks]).toEqual([0, 3]);
    expect(out).toContain('Lock-down of load balancer front-door in eu-central-1');
    expect(out).toContain('Nothing was changed.');
    expect(received.map(({ operation }) => operation)).not.toContain('startLockDown');
  });

  it('has the server carry it out, and says how to confirm and to undo', async () => {
    const confirmBy = '2026-11-22T10:10:00.000Z';
    const states = ['checking', 'adding', 'confirming'] as const;
    let look = 0;
    const { fetch, received } = server({
      startLockDown: () => ({ lockDownId: 'lockdown_1' }),
      readLockDown: () => {
        const state = states[look] ?? 'confirming';
        look += 1;
        return lockDown({
          state,
          confirmBy,
          removed: [{ groupId: GROUP, ruleId: WIDE, rule: 'tcp 80 from 0.0.0.0/0' }],
        });
      },
    });

    const { code, out } = await run([...ELB, '--apply', '--remove-wider', '--confirm-within', '10m'], { fetch });

    expect(received.find(({ operation }) => operation === 'startLockDown')?.body).toMatchObject({
      ruleIds: [WIDE],
      confirmWithinSeconds: 600,
    });
    expect([code, out]).toEqual([0, expect.stringContaining('gatelease lockdown confirm lockdown_1')]);
    expect(out).toContain(`Otherwise the old rules come back at ${confirmBy}.`);
  });

  it.each([
    ['refused', 'The groups changed since the plan was made.', 'lock-down.refused'],
    ['added', 'Targets are not healthy any more: i-1. So the old rules came back.', 'lock-down.not-verified'],
  ] as const)('fails with the reason when it ends as %s', async (state, note, problem) => {
    const { fetch } = server({
      startLockDown: () => ({ lockDownId: 'lockdown_1' }),
      readLockDown: () => lockDown({ state, note }),
    });

    const { code, err } = await run([...ELB, '--apply', '--remove-wider'], { fetch });

    expect([code, err]).toEqual([1, expect.stringContaining(`${note} (${problem})`)]);
  });

  it('says why the server could not read the account', async () => {
    const seen = account({ readAt: null, problem: 'AWS does not accept the credential.' });
    const { fetch } = server({
      planLockDown: () => ({ account: seen, plan: null, proof: { added: [], lockedDown: [] } }),
    });

    expect((await run(ELB, { fetch })).err).toContain('AWS does not accept the credential.');
  });

  it('confirms and undoes by the id', async () => {
    const { fetch, received } = server({
      confirmLockDown: () => ({ lockDownId: 'lockdown_1' }),
      undoLockDown: () => ({ lockDownId: 'lockdown_1' }),
      readLockDown: () => lockDown({ state: 'undone' }),
    });

    const confirmed = await run(['lockdown', 'confirm', 'lockdown_1'], { fetch });
    const undone = await run(['lockdown', 'undo', 'lockdown_1'], { fetch });

    expect([confirmed.code, undone.code, undone.out]).toEqual([0, 0, 'Undone.\n']);
    expect(received.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['confirmLockDown', 'undoLockDown']),
    );
  });

  it('is bad usage together with what works without a server', async () => {
    const { code, err } = await run([...ELB, '--endpoint', 'http://127.0.0.1:4600'], { fetch: server().fetch });

    expect([code, err]).toEqual([2, expect.stringContaining('--through-server')]);
  });
});
