import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL, MEMBER_PASSWORD, startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

const NEW_PASSWORD = 'seven quiet otters paddle';

let server: TestServer;
let ada: Somebody;
let member: Somebody;

beforeEach(async () => {
  server = await startTestServer();
  ada = await server.administrator();
  member = await server.person('member', 'mia');
});

afterEach(() => server.close());

function ask(email: string, from?: string) {
  const body = { email };
  return server.call('POST', '/api/v1/password/forgotten', { body, ...(from === undefined ? {} : { from }) });
}

/** The links in the messages that wait, newest first. */
async function sentLinks(): Promise<string[]> {
  const letters = await server.letters();
  return letters.map(({ text }) => /https:\S+#token=\S+/.exec(text)?.[0] ?? '');
}

function choose(link: string, newPassword = NEW_PASSWORD) {
  return server.call('POST', '/api/v1/password/set', { body: { token: link.split('token=')[1], newPassword } });
}

it('a link comes by mail, sets a new password once, and ends every session', async () => {
  expect((await ask(member.email)).statusCode).toBe(204);
  const [link = ''] = await sentLinks();
  expect(link).toMatch(/^https:\/\/gatelease\.example\.com\/set-password#token=[\w-]{43}$/);

  const chosen = await choose(link);

  expect(chosen.statusCode, chosen.body).toBe(204);
  expect((await server.call('GET', '/api/v1/session', { headers: member.headers })).statusCode).toBe(401);
  const { accessCode } = server;
  const before = await server.signIn({ email: member.email, password: MEMBER_PASSWORD, accessCode });
  const after = await server.signIn({ email: member.email, password: NEW_PASSWORD, accessCode });
  expect([before.statusCode, after.statusCode]).toEqual([401, 201]);
});

it('the page of a link learns for whom it is and how long the password must be, and uses nothing up', async () => {
  await ask(member.email);
  const [link = ''] = await sentLinks();
  const read = () => server.call('POST', '/api/v1/password/link', { body: { token: link.split('token=')[1] } });

  const [first, second] = [await read(), await read()];
  const chosen = await choose(link);
  const afterwards = await read();

  expect(first.json()).toMatchObject({ email: member.email, organizationName: 'Example', shortestPassword: 12 });
  expect(second.json()).toEqual(first.json());
  expect(chosen.statusCode, chosen.body).toBe(204);
  expect(afterwards.json()).toMatchObject({ status: 403, code: 'setup.link-invalid' });
});

it('enumeration: a token that is nobody’s tells nothing', async () => {
  const answer = await server.call('POST', '/api/v1/password/link', { body: { token: 'x'.repeat(43) } });

  expect(answer.json().code).toBe('setup.link-invalid');
  expect(answer.body).not.toContain('example.com');
});

it('nothing changes until the link is used: who asked in somebody’s name ends nothing', async () => {
  await ask(member.email);

  expect((await server.call('GET', '/api/v1/session', { headers: member.headers })).statusCode).toBe(200);
  const { accessCode } = server;
  expect((await server.signIn({ email: member.email, password: MEMBER_PASSWORD, accessCode })).statusCode).toBe(201);
});

describe('attacks', () => {
  it('stolen link used twice: it is good once, and one of several ends them all', async () => {
    await ask(member.email);
    await ask(member.email);
    const [first = '', second = ''] = await sentLinks();

    const answers = [await choose(first), await choose(first), await choose(second)];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 403, 403]);
  });

  it('old link: it ends after an hour', async () => {
    await ask(member.email);
    const [link = ''] = await sentLinks();

    server.clock.advance(3600 + 1);

    expect((await choose(link)).json().code).toBe('setup.link-invalid');
  });

  it('enumerating accounts by text: known, unknown, deactivated and invited people get one and the same answer', async () => {
    const gone = await server.person('member', 'gone');
    const path = `/api/v1/people/${gone.personId}`;
    const { version } = (await server.call('GET', path, { headers: ada.headers })).json();
    await server.call('PATCH', path, { headers: ada.headers, body: { version, status: 'deactivated' } });
    const invited = { email: 'invited@example.com', name: 'Ivo' };
    await server.call('POST', '/api/v1/people', { headers: ada.headers, body: invited });

    const answers = await Promise.all(
      [member.email, 'nobody@example.com', gone.email, invited.email].map((email) => ask(email)),
    );

    expect(new Set(answers.map(({ statusCode, body }) => `${String(statusCode)} ${body}`))).toEqual(new Set(['204 ']));
    expect((await server.letters()).map(({ to }) => to)).toEqual([member.email]);
  });

  it('enumerating accounts by time: known and unknown people are answered after the same time', async () => {
    const timeOf = async (email: string, from: string): Promise<number> => {
      const start = performance.now();
      await ask(email, from);
      return performance.now() - start;
    };
    await timeOf('warm@example.com', '192.0.2.1');

    const known = await timeOf(member.email, '192.0.2.2');
    const unknown = await timeOf('nobody@example.com', '192.0.2.3');

    expect(Math.min(known, unknown)).toBeGreaterThanOrEqual(490);
    expect(Math.abs(known - unknown)).toBeLessThan(150);
  });

  it('filling a mailbox: three mails an hour, and being held back tells nothing either', async () => {
    const codesFor = async (email: string, block: number) => {
      const codes = [];
      for (let i = 0; i < 4; i += 1) codes.push((await ask(email, `192.0.${String(block)}.${String(i)}`)).statusCode);
      return codes;
    };

    const known = await codesFor(member.email, 2);
    const unknown = await codesFor('nobody@example.com', 3);

    expect(known).toEqual([204, 204, 204, 429]);
    expect(unknown).toEqual(known);
    expect(await server.letters()).toHaveLength(3);
  });

  it('trying many accounts from one address is held back', async () => {
    const tries = await Promise.all(
      Array.from({ length: 21 }, (_, i) => ask(`p${String(i)}@example.com`, '192.0.2.9')),
    );

    expect(tries.filter(({ statusCode }) => statusCode === 429)).toHaveLength(1);
  });

  it('taking an invitation away: asking does not end a link that an administrator made', async () => {
    const body = { email: 'ivo@example.com', name: 'Ivo' };
    const { setupLink } = (await server.call('POST', '/api/v1/people', { headers: ada.headers, body })).json();

    await ask('ivo@example.com');

    expect((await choose(setupLink)).statusCode).toBe(204);
  });

  it('the link is in nobody’s sight but the recipient’s: not on the messages page, in the ledger or in the log', async () => {
    await ask(member.email);
    const [link = ''] = await sentLinks();
    const token = link.split('token=')[1] ?? '';
    const { headers } = ada;

    const messages = await server.call('GET', '/api/v1/messages', { headers });
    const { messageId } = messages.json().items[0];
    const message = await server.call('GET', `/api/v1/messages/${messageId}`, { headers });
    const events = await server.call('GET', '/api/v1/events?kind=person.password-forgotten', { headers });

    expect(events.json().items).toMatchObject([{ personId: member.personId, actorId: null }]);
    expect(token).toHaveLength(43);
    for (const text of [messages.body, message.body, events.body, ...server.logLines])
      expect(text).not.toContain(token);
  });

  it('a second factor stays in force: a new password alone signs nobody in', async () => {
    const { secret } = (
      await server.call('POST', '/api/v1/second-factor/totp', { headers: ada.headers, body: {} })
    ).json();
    const { generateSync } = await import('otplib');
    const code = generateSync({ secret, epoch: Math.floor(server.clock.now().getTime() / 1000) });
    await server.call('POST', '/api/v1/second-factor/totp/confirm', { headers: ada.headers, body: { code } });
    await ask(ADMIN_EMAIL);
    const [link = ''] = await sentLinks();
    await choose(link);

    const answer = await server.signIn({ email: ADMIN_EMAIL, password: NEW_PASSWORD });

    expect(answer.json().state).toBe('second-step');
  });
});
