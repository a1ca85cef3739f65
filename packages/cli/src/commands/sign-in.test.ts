import { expect, it } from 'vitest';
import { fakeServer, Refusal } from '../../test/support/fake-server.ts';
import { run } from '../../test/support/fake-io.ts';
import { sessionView } from '../../test/support/views.ts';

const PATH = '/home/ada/.config/gatelease/config.json';
const signedIn = (given = {}) => ({
  ...sessionView(),
  state: 'signed-in' as const,
  token: 'new-token',
  opened: [],
  ...given,
});
const stored = (profiles: object, currentProfile: string | null = 'gate.example', mode = 0o100600) => ({
  [PATH]: { text: JSON.stringify({ currentProfile, profiles }), mode },
});
const ADA = { server: 'https://gate.example', email: 'ada@example.com', token: 'kept-token' };

it('asks for what is missing and keeps the token', async () => {
  const server = fakeServer({ signIn: () => signedIn() });

  const ran = await run(['login'], {
    fetch: server.fetch,
    env: {},
    isTty: true,
    answers: ['gate.example', 'Ada@Example.com', '7HK2-MNP4', 'secret words'],
  });

  expect(ran.code).toBe(0);
  expect(ran.asked).toEqual(['Server', 'E-mail', 'Access code (administrators may leave it empty)', 'Password']);
  expect(server.received[0]?.body).toEqual({
    email: 'ada@example.com',
    accessCode: '7HK2-MNP4',
    password: 'secret words',
    kind: 'cli',
  });
  expect(JSON.parse(ran.files.get(PATH)!.text)).toEqual({
    currentProfile: 'gate.example',
    profiles: { 'gate.example': { ...ADA, token: 'new-token' } },
  });
  expect(ran.out).toContain('Signed in to Analytical Engines as Ada (member), from 203.0.113.7/32.');
});

it('takes the password from standard input and asks nothing', async () => {
  const server = fakeServer({ signIn: () => signedIn() });
  const argv = [
    'login',
    '--server',
    'https://gate.example',
    '--email',
    'ada@example.com',
    '--password-stdin',
    '--json',
  ];

  const ran = await run(argv, { fetch: server.fetch, env: {}, isTty: true, stdin: 'two words \r\n' });

  expect(ran.asked).toEqual([]);
  expect(server.received[0]?.body).toMatchObject({ password: 'two words ' });
  expect(ran.document).toMatchObject({ server: 'https://gate.example', profile: 'gate.example' });
  expect(ran.out + ran.err).not.toContain('new-token');
});

it('says which options are missing where there is nobody to ask', async () => {
  const { code, err } = await run(['login', '--server', 'https://gate.example'], { env: {} });

  expect(code).toBe(2);
  expect(err).toContain('--email, --password-stdin is missing');
});

it('lets somebody choose the new password that they have to choose', async () => {
  let password = 'first';
  const server = fakeServer({
    signIn: ({ body }) => signedIn({ mustChangePassword: password === 'first', token: `token-of-${body.password}` }),
    changePassword: ({ body }) => {
      if (body.newPassword === 'weak') throw new Refusal('password.too-weak', 'Everybody knows that one.');
      password = body.newPassword;
      return null;
    },
    readSession: () => {
      throw new Refusal('session.required', 'The session has ended.');
    },
  });

  const ran = await run(
    ['login', '--server', 'https://gate.example', '--email', 'a@example.com', '--access-code', 'x'],
    {
      fetch: server.fetch,
      env: {},
      isTty: true,
      answers: ['first', 'second', 'secnd', 'weak', 'weak', 'second', 'second'],
    },
  );

  expect(ran.code).toBe(0);
  expect(password).toBe('second');
  expect(ran.err).toContain('Everybody knows that one.');
  expect(ran.files.get(PATH)!.text).toContain('token-of-second');
});

const HALF = {
  state: 'second-step' as const,
  token: 'half-token',
  expiresAt: '2026-11-23T12:10:00Z',
  secondSteps: ['totp' as const, 'recovery-code' as const],
};
const codeWrong = () => new Refusal('second-factor.code-wrong', 'The code is not right.');

it('asks for the code of the second step until it is right, and keeps the whole token only', async () => {
  const server = fakeServer({
    signIn: () => HALF,
    takeSecondStep: ({ body }) => {
      if (body.code !== '123456') throw codeWrong();
      return signedIn();
    },
  });
  const argv = ['login', '--server', 'https://gate.example', '--email', 'a@example.com', '--access-code', 'x'];

  const ran = await run(argv, { fetch: server.fetch, env: {}, isTty: true, answers: ['secret', '111111', '123456'] });

  expect(ran.code).toBe(0);
  expect(ran.asked.at(-1)).toBe('Code of your authenticator app, or a recovery code');
  expect(server.received.at(-1)?.body).toEqual({ token: 'half-token', code: '123456' });
  expect(ran.err).toContain('The code is not right.');
  expect(ran.files.get(PATH)!.text).toContain('new-token');
  expect(ran.files.get(PATH)!.text + ran.out + ran.err).not.toContain('half-token');
});

it('takes the code of the second step from its option, and says that it is missing where nobody can be asked', async () => {
  const server = fakeServer({ signIn: () => HALF, takeSecondStep: () => signedIn() });
  const argv = ['login', '--server', 'https://gate.example', '--email', 'a@example.com', '--password-stdin'];

  const given = await run([...argv, '--code', '123 456'], { fetch: server.fetch, env: {}, stdin: 'secret' });
  const missing = await run(argv, { fetch: server.fetch, env: {}, stdin: 'secret' });

  expect([given.code, missing.code]).toEqual([0, 1]);
  expect(server.received[1]?.body).toEqual({ token: 'half-token', code: '123 456' });
  expect(missing.err).toContain('--code');
});

it('sends somebody to the portal who has to set up a second factor, and keeps no token', async () => {
  const server = fakeServer({ signIn: () => signedIn({ mustSetUpSecondFactor: true }), signOut: () => null });
  const argv = ['login', '--server', 'https://gate.example', '--email', 'a@example.com', '--password-stdin'];

  const ran = await run(argv, { fetch: server.fetch, env: {}, stdin: 'secret' });

  expect(ran.code).toBe(1);
  expect(ran.err).toContain('https://gate.example/sign-in');
  expect(server.received).toHaveLength(2);
  expect(ran.files.has(PATH)).toBe(false);
});

it('begins anew when too many codes were wrong', async () => {
  const ended = () => new Refusal('session.half-ended', 'Begin again with e-mail and password.');
  const server = fakeServer({
    signIn: () => HALF,
    takeSecondStep: () => {
      throw ended();
    },
  });
  const argv = ['login', '--server', 'https://gate.example', '--email', 'a@example.com', '--access-code', 'x'];

  const ran = await run(argv, { fetch: server.fetch, env: {}, isTty: true, answers: ['secret', '111111'] });

  expect(ran.code).toBe(1);
  expect(ran.err).toContain('(session.half-ended)');
  expect(ran.files.has(PATH)).toBe(false);
});

it('keeps sign-ins to several servers apart, by the name they are given', async () => {
  const { fetch } = fakeServer({ signIn: () => signedIn() });
  const argv = ['login', '--server', 'http://127.0.0.1:8080', '--email', 'a@example.com', '--password-stdin'];

  const ran = await run([...argv, '--profile', 'lab'], {
    fetch,
    env: { XDG_CONFIG_HOME: '/config' },
    stdin: 'x',
    files: { '/config/gatelease/config.json': stored({ 'gate.example': ADA })[PATH]! },
  });

  const config = JSON.parse(ran.files.get('/config/gatelease/config.json')!.text);
  expect(Object.keys(config.profiles)).toEqual(['gate.example', 'lab']);
  expect(config.currentProfile).toBe('lab');
});

it('warns before a password goes over an unencrypted connection', async () => {
  const { fetch } = fakeServer({ signIn: () => signedIn() });
  const argv = ['--email', 'a@example.com', '--password-stdin'];

  const remote = await run(['login', '--server', 'http://gate.example', ...argv], { fetch, env: {}, stdin: 'x' });
  const local = await run(['login', '--server', 'http://127.0.0.1:8080', ...argv], { fetch, env: {}, stdin: 'x' });

  expect(remote.err).toContain('is not encrypted');
  expect(local.err).toBe('');
});

it.each([0o100644, 0o100660, 0o100602])('refuses a configuration with the permissions %o', async (mode) => {
  const { fetch, received } = fakeServer({});

  const { code, err } = await run(['whoami'], { fetch, env: {}, files: stored({ 'gate.example': ADA }, null, mode) });

  expect(code).toBe(1);
  expect(err).toContain('(config.permissions-open)');
  expect(err).toContain('chmod 600');
  expect(received).toEqual([]);
});

it.each(['', '[]', '{"profiles":{"x":{"server":1}}}'])('refuses the configuration %j', async (text) => {
  const { err } = await run(['whoami'], { env: {}, files: { [PATH]: { text, mode: 0o600 } } });

  expect(err).toContain('(config.unreadable)');
});

it('shows who is signed in and from where', async () => {
  const server = fakeServer({ readSession: () => sessionView() });

  const { out } = await run(['whoami'], { fetch: server.fetch, env: {}, files: stored({ 'gate.example': ADA }) });

  expect(server.received[0]).toMatchObject({ authorization: 'Bearer kept-token' });
  for (const fact of ['Ada <ada@example.com>', 'member', 'Analytical Engines', '203.0.113.7/32', 'gate.example']) {
    expect(out).toContain(fact);
  }
});

it('forgets the token at logout', async () => {
  const { fetch, received } = fakeServer({ signOut: () => null });

  const ran = await run(['logout'], { fetch, env: {}, files: stored({ 'gate.example': ADA }) });

  expect([ran.code, received.length]).toEqual([0, 1]);
  expect(ran.files.get(PATH)!.text).not.toContain('kept-token');
});

it('forgets the token even when the server cannot be told, and says so', async () => {
  const ran = await run(['logout'], { env: {}, files: stored({ 'gate.example': ADA }) });

  expect(ran.code).toBe(3);
  expect(ran.err).toContain('the server was not told');
  expect(ran.files.get(PATH)!.text).not.toContain('kept-token');
});
