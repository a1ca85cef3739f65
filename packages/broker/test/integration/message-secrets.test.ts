import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSendMessages } from '../../src/application/mail/send-messages.ts';
import type { Mail } from '../../src/application/ports/mail-sender.ts';
import { startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

const HOUR = 3600;
const PASSWORD = 'violet kettle on the roof';
const MAIL_SERVER = { host: 'mail.example.com', port: 465, encryption: 'tls', from: 'g@example.com' } as const;

let server: TestServer;
let ada: Somebody;

async function start(options: Parameters<typeof startTestServer>[0] = {}): Promise<void> {
  server = await startTestServer(options);
  ada = await server.administrator();
}
beforeEach(() => start());
afterEach(() => server.close());

async function invite(email = 'ivo@example.com', fields: Record<string, unknown> = {}): Promise<string> {
  const body = { email, name: 'Ivo', notify: true, ...fields };
  const added = await server.call('POST', '/api/v1/people', { headers: ada.headers, body });
  return added.json().personId;
}

const tokenTo = async (email = 'ivo@example.com') => {
  const letter = (await server.letters()).find(({ to }) => to === email);
  return /#token=([\w-]{43})/.exec(letter?.text ?? '')?.[1] ?? '';
};
const messageTo = async (email = 'ivo@example.com') => {
  const { items } = (await server.call('GET', '/api/v1/messages', { headers: ada.headers })).json();
  return items.find(({ to }: { to: string }) => to === email);
};
const reveal = async (as: Somebody = ada) =>
  server.call('POST', `/api/v1/messages/${(await messageTo()).messageId}/reveal`, { headers: as.headers });
const setupLink = (method: 'POST' | 'DELETE', personId: string) =>
  server.call(method, `/api/v1/people/${personId}/setup-link`, {
    headers: ada.headers,
    ...(method === 'POST' ? { body: { deliver: 'show' } } : {}),
  });

/** Sends what is due; gives back what went out. `meanwhile` happens while the first one is on its way. */
async function send(meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<readonly Mail[]> {
  const sent: Mail[] = [];
  const mail = {
    send: async (message: Mail) => {
      await meanwhile();
      sent.push(message);
      return { kind: 'taken' } as const;
    },
  };
  await makeSendMessages(server, mail)();
  return sent;
}

describe('attacks', () => {
  it('a stolen database copy reveals no set-up link and no password, before and after they are sent', async () => {
    await invite();
    await invite('mia@example.com', { password: PASSWORD, passwordInMail: true });
    const token = await tokenTo();
    expect(token).toHaveLength(43);

    const before = await bytesOf(server.directory);
    const sent = await send();
    const after = await bytesOf(server.directory);

    expect(sent.map(({ text }) => text).join()).toMatch(new RegExp(`${token}[^]*${PASSWORD}`));
    // That the copy is one: what is no secret is in it.
    expect(before).toContain('ivo@example.com');
    for (const secret of [token, PASSWORD]) {
      expect(before).not.toContain(secret);
      expect(after).not.toContain(secret);
    }
    expect((await server.letters()).map(({ sealed }) => sealed)).toEqual([null, null]);
  });

  it('a sealed link put beside another message, to be mailed to somebody else, does not open', async () => {
    await invite();
    await invite('eve@example.com');
    const [eve, ivo] = await server.letters();
    await server.store.write((tx) => tx.outbox.update({ ...eve!, sealed: ivo!.sealed }));

    const sent = await send();

    expect(sent.map(({ to }) => to)).toEqual(['ivo@example.com']);
    expect(await messageTo('eve@example.com')).toMatchObject({
      state: 'waiting',
      problem: expect.stringContaining('another key'),
    });
  });

  it('a stolen session of an administrator reads no link where a mail server brings it', async () => {
    await server.close();
    await start({ mailServer: MAIL_SERVER });
    await invite();

    const answer = await reveal();

    expect(answer.json()).toMatchObject({ status: 409, code: 'message.goes-by-mail' });
    expect(answer.body).not.toContain(await tokenTo());
  });
});

describe('where there is no mail server', () => {
  it('an administrator reads the link and passes it on, and the ledger says so', async () => {
    const personId = await invite();
    const token = await tokenTo();

    const answer = await reveal();

    expect(answer.json()).toMatchObject({ state: 'waiting', secret: 'sealed' });
    expect(answer.json().text).toContain(`#token=${token}`);
    const events = await server.call('GET', '/api/v1/events?kind=message.revealed', { headers: ada.headers });
    expect(events.json().items).toMatchObject([{ actorId: ada.personId, personId, detail: { kind: 'invitation' } }]);
    expect(events.body).not.toContain(token);
    expect(server.logLines.join()).not.toContain(token);
  });

  it('the link is gone once it expired: on the page, and in the database', async () => {
    await invite();
    server.clock.advance(24 * HOUR + 1);
    ada = await server.administrator();

    const late = await reveal();
    await server.store.write((tx) => tx.outbox.forgetSecrets(server.clock.now()));

    expect(late.json()).toMatchObject({ status: 409, code: 'message.link-forgotten' });
    expect(await messageTo()).toMatchObject({ state: 'waiting', secret: 'gone' });
  });
});

describe('a link that stops working recalls the message that waits with it', () => {
  it.each([
    ['is withdrawn', (personId: string) => setupLink('DELETE', personId)],
    ['is replaced', (personId: string) => setupLink('POST', personId)],
    [
      'was used by way of another',
      async () =>
        server.call('POST', '/api/v1/password/set', { body: { token: await tokenTo(), newPassword: PASSWORD } }),
    ],
    [
      'is of somebody who was deleted',
      (personId: string) => server.call('DELETE', `/api/v1/people/${personId}`, { headers: ada.headers }),
    ],
  ])('when it %s', async (_, end) => {
    const personId = await invite();

    const ended = await end(personId);
    const sent = await send();

    expect(ended.statusCode, ended.body).toBeLessThan(300);
    expect(sent).toEqual([]);
    expect(await messageTo()).toMatchObject({ state: 'recalled', secret: 'gone', problem: null });
    const again = await server.call('POST', `/api/v1/messages/${(await messageTo()).messageId}/resend`, {
      headers: ada.headers,
    });
    expect(again.json().code).toBe('message.link-forgotten');
  });

  it('leaves messages to others, and those without secrets, alone', async () => {
    const personId = await invite();
    await invite('mia@example.com');
    await server.call('POST', '/api/v1/settings/mail/test', { headers: ada.headers });

    await setupLink('DELETE', personId);
    const sent = await send();

    expect(sent.map(({ to }) => to)).toEqual(['mia@example.com', 'ada@example.com']);
  });

  it('says truly that it was sent when it was on its way already', async () => {
    const personId = await invite();

    await send(() => setupLink('DELETE', personId));

    expect(await messageTo()).toMatchObject({ state: 'sent', secret: 'gone' });
  });
});

it('does not send a link for a new password after it has expired', async () => {
  await server.person('member', 'mia');
  await server.call('POST', '/api/v1/password/forgotten', { body: { email: 'mia@example.com' } });
  server.clock.advance(HOUR + 1);

  const sent = await send();

  expect(sent).toEqual([]);
  expect(await messageTo('mia@example.com')).toMatchObject({
    state: 'failed',
    secret: 'gone',
    problem: expect.stringContaining('good for'),
  });
});

/** Everything in the files of the store, as one text. */
async function bytesOf(directory: string): Promise<string> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true });
  const contents = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
  return contents.join('\n');
}
