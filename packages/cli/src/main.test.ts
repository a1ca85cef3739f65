import { describe, expect, it } from 'vitest';
import { fakeServer, Refusal } from '../test/support/fake-server.ts';
import { run } from '../test/support/fake-io.ts';
import { doorView, myAccessView } from '../test/support/views.ts';

describe('bad usage ends with 2', () => {
  it.each([
    { argv: ['opne'], says: 'Did you mean open?' },
    { argv: [], says: 'A command is missing.' },
    { argv: ['ls', '--colour'], says: "Unknown option '--colour'" },
    { argv: ['approve'], says: "Missing required argument 'request'" },
    { argv: ['deny', 'request-1'], says: "Required option '--comment <text>' not specified" },
    {
      argv: ['open', 'x', '--for', 'soon'],
      says: '--for is "soon": it should be a duration like 30m, 2h, 1d or 1h30m',
    },
    { argv: ['open', 'x', '--for', '0m'], says: '--for is "0m"' },
    { argv: ['extend', '--for', 'window'], says: '--for is "window"' },
    { argv: ['events', '--limit', '0'], says: '--limit is "0": it should be a whole number from 1 to 100000' },
    { argv: ['events', '--from', 'tuesday'], says: '--from is "tuesday": it should be an instant' },
    { argv: ['close', 'x', '--all'], says: 'Give leases or --all, not both.' },
    { argv: ['ec2', '--port', '70000'], says: '--port is "70000"' },
    { argv: ['ec2', '--account', '12'], says: '--account is "12": it should be twelve digits' },
    { argv: ['sweep', '--endpoint', 'nowhere'], says: '--endpoint is "nowhere"' },
    { argv: ['ls', '--server', 'ftp://x'], says: 'The server is "ftp://x"' },
  ])('$argv', async ({ argv, says }) => {
    const { code, out, err } = await run(argv, { env: {} });

    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
    expect(err).toContain('(usage.invalid)');
  });
});

it('ends with 3 and the address when the server does not answer', async () => {
  const { code, out, err } = await run(['ls']);

  expect([code, out]).toEqual([3, '']);
  expect(err).toContain('https://gate.example');
  expect(err).toContain('ECONNREFUSED');
  expect(err).toContain('(server.unreachable)');
});

it('ends with 3 when what answers is no Gatelease', async () => {
  const fetch = async () => ({ ok: false, status: 502, text: async () => '<html>Bad gateway</html>' });

  expect((await run(['ls'], { fetch })).code).toBe(3);
});

it('ends with 1 and says detail, code and fields when the server refuses', async () => {
  const fields = [{ field: 'cidrs.0', code: 'cidr.malformed', given: '1.2.3', expected: 'A CIDR.' }];
  const { fetch } = fakeServer({
    readMyAccess: () => {
      throw new Refusal('request.invalid', 'Look at the fields.', { fields });
    },
  });

  const { code, out, err } = await run(['ls'], { fetch });

  expect([code, out]).toEqual([1, '']);
  expect(err).toBe('Look at the fields. (request.invalid)\n  cidrs.0: given 1.2.3, expected A CIDR.\n');
});

it('says how to sign in when the session has ended', async () => {
  const { fetch } = fakeServer({
    readMyAccess: () => {
      throw new Refusal('session.required', 'The session has ended.');
    },
  });

  expect((await run(['ls'], { fetch })).err).toContain('gatelease login');
});

it('ends with 4 when something unexpected happens, and keeps the details for those who ask', async () => {
  const fetch = async () => ({ ok: true, status: 200, text: async () => '{"doors":7}' });

  const usual = await run(['ls'], { fetch });
  const asked = await run(['ls'], {
    fetch,
    env: { GATELEASE_SERVER: 'https://gate.example', GATELEASE_TOKEN: 'token-of-ada', GATELEASE_DEBUG: '1' },
  });

  expect([usual.code, asked.code]).toEqual([4, 4]);
  expect(usual.err).toContain('GATELEASE_DEBUG=1');
  expect(usual.err).not.toMatch(/\n\s+at /);
  expect(asked.err).toMatch(/\n\s+at /);
  expect(asked.err).not.toContain('token-of-ada');
});

describe('with --json', () => {
  it('prints one document and no words', async () => {
    const access = myAccessView([doorView()]);
    const { fetch } = fakeServer({ readMyAccess: () => access });

    const ran = await run(['ls', '--json'], { fetch, isTty: true });

    expect(ran.document).toEqual(access);
    expect(ran.err).toBe('');
  });

  it("gives the server's own problem", async () => {
    const { fetch } = fakeServer({
      readMyAccess: () => {
        throw new Refusal('permission.denied', 'Not you.');
      },
    });

    const ran = await run(['--json', 'ls'], { fetch });

    expect(ran.problem).toMatchObject({ code: 'permission.denied', status: 403, detail: 'Not you.' });
    expect([ran.code, ran.out]).toEqual([1, '']);
  });

  it.each([
    { argv: ['opne'], code: 'usage.invalid' },
    { argv: ['ls'], code: 'server.unreachable' },
    { argv: ['ls', '--profile', 'none'], code: 'session.required' },
  ])('gives a problem document for $code too', async ({ argv, code }) => {
    const env = argv.length === 3 ? {} : undefined;

    const ran = await run([...argv, '--json'], env === undefined ? {} : { env });

    expect(ran.problem).toMatchObject({ type: `urn:gatelease:problem:${code}`, code });
  });
});

it('lets no name from the server move the cursor', async () => {
  const doors = [doorView({ policyName: 'Evil\u001b[2J\u202edoor\n' })];
  const { fetch } = fakeServer({ readMyAccess: () => myAccessView(doors) });

  const { out } = await run(['ls'], { fetch });

  expect(out).toContain('Evil\ufffd[2J\ufffddoor\ufffd');
  expect(out).not.toContain('\u001b');
});

it.each([
  { env: { NO_COLOR: '1' }, isTty: true, isColoured: false },
  { env: { NO_COLOR: '' }, isTty: true, isColoured: true },
  { env: { NO_COLOR: '' }, isTty: false, isColoured: false },
  { env: { NO_COLOR: '', FORCE_COLOR: '1' }, isTty: false, isColoured: true },
  { env: { NO_COLOR: '', TERM: 'dumb' }, isTty: true, isColoured: false },
])('colours for $env and a terminal: $isTty is $isColoured', async ({ env, isTty, isColoured }) => {
  const { fetch } = fakeServer({ readMyAccess: () => myAccessView([]) });

  const signedIn = { GATELEASE_SERVER: 'https://gate.example', GATELEASE_TOKEN: 'token-of-ada' };
  const { out } = await run(['ls'], { fetch, isTty, env: { ...signedIn, ...env } });

  expect(out.includes('\u001b[')).toBe(isColoured);
});
