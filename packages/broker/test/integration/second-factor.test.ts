import { generateSync } from 'otplib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL, ADMIN_PASSWORD, MEMBER_PASSWORD, startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

let server: TestServer;
let ada: Somebody;
let member: Somebody;

beforeEach(async () => {
  server = await startTestServer();
  ada = await server.administrator();
  member = await server.person('member', 'mia');
});

afterEach(() => server.close());

/** The code that an app shows, some steps of half a minute from now. */
function codeOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(server.clock.now().getTime() / 1000) + 30 * steps });
}

function wrongCodeOf(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code))!;
}

function post(url: string, who: Somebody, body?: unknown) {
  return server.call('POST', url, { headers: who.headers, ...(body === undefined ? {} : { body }) });
}

/** Sets the app up, and waits until the code that did it is no longer the newest. */
async function setUp(who: Somebody): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await post('/api/v1/second-factor/totp', who, {})).json();
  const confirmed = await post('/api/v1/second-factor/totp/confirm', who, { code: codeOf(secret) });
  expect(confirmed.statusCode, confirmed.body).toBe(201);
  server.clock.advance(60);
  return { secret, recoveryCodes: confirmed.json().recoveryCodes };
}

async function firstStep(kind: 'cli' | 'browser' = 'cli', from?: string): Promise<string> {
  const { accessCode } = server;
  const answer = await server.signIn(
    { email: member.email, password: MEMBER_PASSWORD, accessCode, kind },
    from === undefined ? {} : { from },
  );
  expect(answer.json()).toMatchObject({ state: 'second-step', secondSteps: ['totp', 'recovery-code'] });
  return answer.json().token;
}

function secondStep(token: string, code: string, from?: string) {
  const body = { token, code };
  return server.call('POST', '/api/v1/session/second-step', { body, ...(from === undefined ? {} : { from }) });
}

describe('setting an authenticator app up', () => {
  it('gives a secret, wants its first code, and then signing in needs one', async () => {
    const begun = await post('/api/v1/second-factor/totp', member, {});
    const { secret, uri } = begun.json();
    expect(uri).toContain(`secret=${secret}`);
    expect(uri).toContain('Gatelease%20(Example)');
    const state = async () => (await server.call('GET', '/api/v1/second-factor', { headers: member.headers })).json();
    expect(await state()).toEqual({ factors: [], totpSince: null, recoveryCodesLeft: 0 });

    const wrong = await post('/api/v1/second-factor/totp/confirm', member, { code: wrongCodeOf(secret) });
    const right = await post('/api/v1/second-factor/totp/confirm', member, { code: codeOf(secret) });

    expect(wrong.json()).toMatchObject({ status: 403, code: 'second-factor.code-wrong', fields: [{ field: 'code' }] });
    expect(right.json().recoveryCodes).toHaveLength(10);
    expect(await state()).toMatchObject({ factors: ['totp'], recoveryCodesLeft: 10 });
    server.clock.advance(60);
    const token = await firstStep();
    const done = await secondStep(token, ` ${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)}`);
    expect(done.json()).toMatchObject({ state: 'signed-in', person: { email: member.email, secondFactors: ['totp'] } });
  });

  it('counts for nothing before it is confirmed', async () => {
    await post('/api/v1/second-factor/totp', member, {});

    const { accessCode } = server;
    const answer = await server.signIn({ email: member.email, password: MEMBER_PASSWORD, accessCode });

    expect(answer.json()).toMatchObject({ state: 'signed-in', person: { secondFactors: [] } });
  });

  it('ends the sessions that began without it, and keeps this one', async () => {
    const { accessCode } = server;
    const other = await server.signIn({ email: member.email, password: MEMBER_PASSWORD, accessCode, kind: 'cli' });
    await setUp(member);

    const mine = await server.call('GET', '/api/v1/session', { headers: member.headers });
    const theirs = await server.call('GET', '/api/v1/session', {
      headers: { authorization: `Bearer ${other.json().token}` },
    });

    expect([mine.statusCode, theirs.statusCode]).toEqual([200, 401]);
  });

  it('goes off with a code, and everything of it with it', async () => {
    const { secret, recoveryCodes } = await setUp(member);

    const wrong = await post('/api/v1/second-factor/totp/remove', member, { code: wrongCodeOf(secret) });
    const off = await post('/api/v1/second-factor/totp/remove', member, { code: codeOf(secret) });

    expect([wrong.statusCode, off.statusCode]).toEqual([403, 204]);
    const state = (await server.call('GET', '/api/v1/second-factor', { headers: member.headers })).json();
    expect(state).toEqual({ factors: [], totpSince: null, recoveryCodesLeft: 0 });
    const again = await post('/api/v1/second-factor/totp/remove', member, { code: recoveryCodes[0] });
    expect(again.json().code).toBe('second-factor.not-set-up');
  });

  it('is not begun over one that is on: nobody replaces it without a code', async () => {
    await setUp(member);

    const answer = await post('/api/v1/second-factor/totp', member, {});

    expect(answer.json().code).toBe('second-factor.already-set-up');
  });
});

describe('recovery codes', () => {
  it('sign in without the app, however they are typed', async () => {
    const { recoveryCodes } = await setUp(member);

    const typed = recoveryCodes[3]!.toLowerCase().replaceAll('-', ' ');
    const done = await secondStep(await firstStep(), typed);

    expect(done.statusCode, done.body).toBe(201);
    const events = await server.call('GET', '/api/v1/events?kind=session.started', { headers: ada.headers });
    expect(events.json().items[0].detail).toMatchObject({ method: 'password', secondStep: 'recovery-code' });
  });

  it('recovery-code reuse: each is good once', async () => {
    const { recoveryCodes } = await setUp(member);
    const [code] = recoveryCodes;

    const first = await secondStep(await firstStep(), code!);
    const second = await secondStep(await firstStep(), code!);

    expect([first.statusCode, second.statusCode]).toEqual([201, 403]);
    const { recoveryCodesLeft } = (
      await server.call('GET', '/api/v1/second-factor', { headers: member.headers })
    ).json();
    expect(recoveryCodesLeft).toBe(9);
  });

  it('recovery-code reuse at the same moment: of two, one gets in', async () => {
    const { recoveryCodes } = await setUp(member);
    const tokens = [await firstStep(), await firstStep()];

    const answers = await Promise.all(tokens.map((token) => secondStep(token, recoveryCodes[0]!)));

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 403]);
  });

  it('stolen recovery codes: new ones make the old worthless', async () => {
    const { secret, recoveryCodes } = await setUp(member);

    const renewed = await post('/api/v1/second-factor/recovery-codes', member, { code: codeOf(secret) });
    const old = await secondStep(await firstStep(), recoveryCodes[0]!);
    const fresh = await secondStep(await firstStep(), renewed.json().recoveryCodes[0]);

    expect([old.statusCode, fresh.statusCode]).toEqual([403, 201]);
  });

  it('somebody else’s recovery code is none of one’s own', async () => {
    await setUp(member);
    const { recoveryCodes } = await setUp(ada);

    expect((await secondStep(await firstStep(), recoveryCodes[0]!)).statusCode).toBe(403);
  });
});

describe('attacks on the second step', () => {
  it('replayed code: what was used, or seen while it was used, signs nobody in again', async () => {
    const { secret } = await setUp(member);
    const code = codeOf(secret);

    const first = await secondStep(await firstStep(), code);
    const replayed = await secondStep(await firstStep(), code);
    const older = await secondStep(await firstStep(), codeOf(secret, -1));

    expect(first.statusCode).toBe(201);
    expect(replayed.json()).toMatchObject({ code: 'second-factor.code-wrong', detail: 'This code was used already.' });
    expect(older.statusCode).toBe(403);
  });

  it('replayed code at the same moment: of two, one gets in', async () => {
    const { secret } = await setUp(member);
    const tokens = [await firstStep(), await firstStep()];

    const answers = await Promise.all(tokens.map((token) => secondStep(token, codeOf(secret))));

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 403]);
  });

  it('the code that switched the app on is used up by it', async () => {
    const { secret } = (await post('/api/v1/second-factor/totp', member, {})).json();
    const code = codeOf(secret);
    await post('/api/v1/second-factor/totp/confirm', member, { code });

    expect((await secondStep(await firstStep(), code)).statusCode).toBe(403);
  });

  it('guessed code: five wrong ones end the half session and hold back the account, from wherever they come', async () => {
    const { secret } = await setUp(member);
    const token = await firstStep();
    const tries = [];
    for (let i = 0; i < 5; i += 1) tries.push(await secondStep(token, wrongCodeOf(secret), `192.0.2.${String(i)}`));

    const sameHalf = await secondStep(token, codeOf(secret));
    const otherHalf = await secondStep(await firstStep('cli', '198.51.100.1'), codeOf(secret), '198.51.100.1');

    expect(tries.map(({ statusCode }) => statusCode)).toEqual(Array(5).fill(403));
    expect(sameHalf.json()).toMatchObject({ status: 401, code: 'session.half-ended' });
    expect(otherHalf.json()).toMatchObject({ status: 429, code: 'session.throttled' });
    expect(otherHalf.json().retryAfterSeconds).toBeLessThanOrEqual(900);
    server.clock.advance(15 * 60 + 1);
    expect((await secondStep(await firstStep(), codeOf(secret))).statusCode).toBe(201);
  });

  it('guessed code, patiently: at most twenty a day', async () => {
    const { secret } = await setUp(member);
    let tries = 0;
    for (let quarter = 0; quarter < 8; quarter += 1) {
      const token = await firstStep();
      for (let i = 0; i < 5; i += 1) {
        if ((await secondStep(token, wrongCodeOf(secret))).statusCode === 403) tries += 1;
      }
      server.clock.advance(15 * 60 + 1);
    }

    const refused = await secondStep(await firstStep(), codeOf(secret));

    expect(tries).toBe(20);
    expect(refused.statusCode).toBe(429);
    expect(refused.json().retryAfterSeconds).toBeGreaterThan(20 * 3600);
  });

  it('lock-out: wrong codes in somebody’s name do not keep them out, a recovery code still signs in', async () => {
    const { secret, recoveryCodes } = await setUp(member);
    const token = await firstStep();
    for (let i = 0; i < 5; i += 1) await secondStep(token, wrongCodeOf(secret));

    expect((await secondStep(await firstStep(), recoveryCodes[0]!)).statusCode).toBe(201);
  });

  it('guessed code with a session: switching off and new recovery codes count with signing in', async () => {
    const { secret } = await setUp(member);
    for (let i = 0; i < 3; i += 1) {
      await post('/api/v1/second-factor/totp/remove', member, { code: wrongCodeOf(secret) });
    }
    for (let i = 0; i < 2; i += 1) {
      await post('/api/v1/second-factor/recovery-codes', member, { code: wrongCodeOf(secret) });
    }

    const refused = await post('/api/v1/second-factor/totp/remove', member, { code: codeOf(secret) });

    expect(refused.json().code).toBe('session.throttled');
  });

  it('half session used as a session: its token opens nothing, in the header or in the cookie', async () => {
    await setUp(member);
    for (const kind of ['cli', 'browser'] as const) {
      const token = await firstStep(kind);
      const inHeader = { authorization: `Bearer ${token}` };
      const inCookie = { cookie: `__Host-gatelease_session=${token}`, 'sec-fetch-site': 'same-origin' };
      for (const headers of [inHeader, inCookie]) {
        for (const url of ['/api/v1/session', '/api/v1/my-access', '/api/v1/second-factor']) {
          expect((await server.call('GET', url, { headers })).json().code).toBe('session.required');
        }
      }
    }
  });

  it('half session without cookie: the first step puts nothing into the browser', async () => {
    await setUp(member);
    const { accessCode } = server;

    const answer = await server.signIn({ email: member.email, password: MEMBER_PASSWORD, accessCode });

    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('session fixation across the second step: the session’s token is a new one, and the half one is worth nothing', async () => {
    const { secret } = await setUp(member);
    const token = await firstStep('browser');

    const done = await secondStep(token, codeOf(secret));
    server.clock.advance(60);
    const again = await secondStep(token, codeOf(secret));

    expect(done.headers['set-cookie']).toContain('__Host-gatelease_session=');
    expect(done.headers['set-cookie']).not.toContain(token);
    expect(done.json().token).toBeNull();
    expect(again.json().code).toBe('session.half-ended');
  });

  it('a session’s token is no half session: it takes no second step', async () => {
    const { secret } = await setUp(member);
    const sessionToken = String(member.headers['authorization']).replace('Bearer ', '');

    expect((await secondStep(sessionToken, codeOf(secret))).json().code).toBe('session.half-ended');
  });

  it('left half session: it ends after ten minutes', async () => {
    const { secret } = await setUp(member);
    const token = await firstStep();

    server.clock.advance(10 * 60 + 1);

    expect((await secondStep(token, codeOf(secret))).json().code).toBe('session.half-ended');
  });

  it('somebody else’s code: a half session takes its own person’s only', async () => {
    await setUp(member);
    const { secret } = await setUp(ada);

    expect((await secondStep(await firstStep(), codeOf(secret))).statusCode).toBe(403);
  });

  it('a half session does not outlive a changed password, a deactivation or a reset', async () => {
    const { secret } = await setUp(member);
    const path = `/api/v1/people/${member.personId}`;
    const tokens = [await firstStep(), await firstStep()];
    await post('/api/v1/password', member, {
      currentPassword: MEMBER_PASSWORD,
      newPassword: 'seven quiet otters paddle',
    });
    const afterChange = await secondStep(tokens[0]!, codeOf(secret));
    const { version } = (await server.call('GET', path, { headers: ada.headers })).json();
    await server.call('PATCH', path, { headers: ada.headers, body: { version, status: 'deactivated' } });
    const afterDeactivation = await secondStep(tokens[1]!, codeOf(secret));

    expect([afterChange.json().code, afterDeactivation.json().code]).toEqual([
      'session.half-ended',
      'session.half-ended',
    ]);
  });

  it('a stolen password makes no address familiar: half a sign-in does not lift the limit on guessing', async () => {
    await setUp(member);
    await firstStep('cli', '192.0.2.99');
    for (let i = 0; i < 50; i += 1) {
      const from = `192.0.2.${String(1 + Math.floor(i / 9))}`;
      await server.signIn({ email: member.email, password: 'x' }, { from });
    }

    const there = await server.signIn({ email: member.email, password: 'x' }, { from: '192.0.2.99' });

    expect(there.statusCode).toBe(429);
  });

  it('stolen session: an old one sets nothing up without the password, and guessing that is counted', async () => {
    server.clock.advance(10 * 60 + 1);

    const without = await post('/api/v1/second-factor/totp', member, {});
    const wrong = await post('/api/v1/second-factor/totp', member, { password: 'not the password' });
    const right = await post('/api/v1/second-factor/totp', member, { password: MEMBER_PASSWORD });

    expect([without, wrong, right].map(({ statusCode }) => statusCode)).toEqual([403, 403, 201]);
    expect([without.json().code, wrong.json().code]).toEqual(['session.not-fresh', 'password.wrong']);
    for (let i = 0; i < 10; i += 1) await post('/api/v1/second-factor/totp', member, { password: 'x' });
    const held = await post('/api/v1/second-factor/totp', member, { password: MEMBER_PASSWORD });
    expect(held.json().code).toBe('session.throttled');
  });
});

describe('an administrator’s reset', () => {
  it('takes everything away, ends the sessions, and is in the ledger', async () => {
    await setUp(member);

    const reset = await post(`/api/v1/people/${member.personId}/second-factor/reset`, ada);

    expect(reset.json()).toMatchObject({ personId: member.personId, secondFactors: [] });
    expect((await server.call('GET', '/api/v1/session', { headers: member.headers })).statusCode).toBe(401);
    const { accessCode } = server;
    const next = await server.signIn({ email: member.email, password: MEMBER_PASSWORD, accessCode });
    expect(next.json().state).toBe('signed-in');
    const events = await server.call('GET', '/api/v1/events?kind=person.second-factor-reset', { headers: ada.headers });
    expect(events.json().items).toMatchObject([{ personId: member.personId, actorId: ada.personId }]);
  });

  it('stolen administrator’s session: does not get rid of the administrator’s own', async () => {
    await setUp(ada);

    const refused = await post(`/api/v1/people/${ada.personId}/second-factor/reset`, ada);

    expect(refused.json()).toMatchObject({ status: 403, code: 'second-factor.own' });
  });
});

describe('an organization that demands a second factor', () => {
  async function demand(): Promise<void> {
    const { version } = (await server.call('GET', '/api/v1/settings', { headers: ada.headers })).json();
    const body = { version, security: { secondFactor: 'required', shortestPassword: 12, passwordExpiryDays: null } };
    const edited = await server.call('PATCH', '/api/v1/settings', { headers: ada.headers, body });
    expect(edited.statusCode, edited.body).toBe(200);
  }

  async function freshSession(): Promise<Somebody> {
    const { accessCode } = server;
    const answer = await server.signIn({ email: member.email, password: MEMBER_PASSWORD, accessCode, kind: 'cli' });
    expect(answer.json()).toMatchObject({ state: 'signed-in', mustSetUpSecondFactor: true, opened: [] });
    return { ...member, headers: { authorization: `Bearer ${answer.json().token}` } };
  }

  it('leads whoever has none to set one up, and then everything works', async () => {
    await demand();
    const fresh = await freshSession();
    const ask = () => server.call('GET', '/api/v1/my-access', { headers: fresh.headers });

    const before = await ask();
    await setUp(fresh);
    const after = await ask();

    expect(before.json()).toMatchObject({ status: 403, code: 'session.second-factor-required' });
    expect(after.statusCode).toBe(200);
  });

  it('demand passed by: with a session that owes a second factor nothing else works', async () => {
    await demand();
    const fresh = await freshSession();
    const tries = [
      server.call('GET', '/api/v1/my-access', { headers: fresh.headers }),
      server.call('GET', '/api/v1/leases', { headers: fresh.headers }),
      server.call('GET', '/api/v1/sessions', { headers: fresh.headers }),
      post('/api/v1/access-requests', fresh, { policyId: 'policy_none' }),
      server.call('GET', '/api/v1/changes', { headers: fresh.headers }),
    ];

    for (const answer of await Promise.all(tries)) {
      expect(answer.json()).toMatchObject({ status: 403, code: 'session.second-factor-required' });
    }
  });

  it('demand passed by: who switches theirs off has to set up another before anything else', async () => {
    await demand();
    const { secret } = await setUp(member);

    await post('/api/v1/second-factor/totp/remove', member, { code: codeOf(secret) });

    const refused = await server.call('GET', '/api/v1/my-access', { headers: member.headers });
    expect(refused.json().code).toBe('session.second-factor-required');
  });

  it('leaves sessions alone that began before', async () => {
    await demand();

    expect((await server.call('GET', '/api/v1/my-access', { headers: member.headers })).statusCode).toBe(200);
  });
});

describe('law 8: secrets', () => {
  it('neither the app’s secret nor a code is in the database, the log, the ledger or an answer', async () => {
    const { secret, recoveryCodes } = await setUp(member);
    await secondStep(await firstStep(), recoveryCodes[0]!);
    await secondStep(await firstStep(), wrongCodeOf(secret));

    const events = await server.call('GET', '/api/v1/events', { headers: ada.headers });
    const people = await server.call('GET', '/api/v1/people', { headers: ada.headers });
    const stored = await server.store.read((tx) => tx.secondFactors.findTotp(member.personId));
    const text = [events.body, people.body, JSON.stringify(stored), ...server.logLines].join('\n');

    for (const hidden of [secret, ...recoveryCodes]) expect(text).not.toContain(hidden);
    expect(stored?.sealedSecret).toMatch(/^v1\./);
  });

  it('the first step tells nothing of the person before the second', async () => {
    await setUp(ada);

    const answer = await server.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD });

    expect(Object.keys(answer.json()).sort()).toEqual(['expiresAt', 'secondSteps', 'state', 'token']);
  });
});
