import { mkdtemp, readFile, rm, stat, chmod } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { isBuiltin } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCommandLine, startProcess, runProcess } from './support/command-line-process.ts';
import { fakeServer } from './support/fake-server.ts';
import { activeLease, closedLease, doorView, requestView, sessionView, myAccessView } from './support/views.ts';

let folder: string;
let binary: string;
let removeBundle: () => Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatelease-cli-'));
  ({ binary, remove: removeBundle } = await bundleCommandLine());
});

afterAll(async () => {
  await removeBundle();
  await rm(folder, { recursive: true, force: true });
});

const run = (argv: readonly string[], given: { env?: Record<string, string>; input?: string } = {}) =>
  runProcess(binary, argv, { ...given, env: { XDG_CONFIG_HOME: join(folder, 'config'), ...given.env } });

describe('as a process', () => {
  it('helps, soon', async () => {
    const started = performance.now();

    const { code, stdout, stderr } = await run(['--help']);

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Usage: gatelease [options] [command]');
    // Nobody notices 0.3 s; the limit is wide because machines that test are busy.
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('loads neither the AWS SDK nor anything else from outside the bundle before a command needs it', async () => {
    const outside = [...(await readFile(binary, 'utf8')).matchAll(/^(?:import .*|\} )from "([^"]+)";$/gm)]
      .map(([, name]) => name)
      .filter((name) => !isBuiltin(name!));

    expect(outside).toEqual([]);
  });

  it('ends with 2 for an unknown command', async () => {
    const { code, stdout, stderr } = await run(['opne']);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Did you mean open?');
  });

  it('ends with 3 when the server cannot be reached', async () => {
    const env = { GATELEASE_SERVER: `http://127.0.0.1:${String(await freePort())}`, GATELEASE_TOKEN: 'x' };

    const { code, stdout, stderr } = await run(['ls', '--json'], { env });

    expect([code, stdout]).toEqual([3, '']);
    expect(JSON.parse(stderr)).toMatchObject({ code: 'server.unreachable' });
    expect(stderr).toContain('ECONNREFUSED');
  });
});

describe('against a server', () => {
  let server: Server;
  let url: string;
  let isOpen = false;
  const paths: string[] = [];

  beforeAll(async () => {
    const { answer } = fakeServer({
      signIn: () => ({ ...sessionView(), state: 'signed-in', token: 'process-token', opened: [] }),
      readSession: () => sessionView(),
      readMyAccess: () => myAccessView([doorView()]),
      requestAccess: () => {
        isOpen = true;
        return { outcome: 'opened', request: requestView(), lease: activeLease({ endsAt: inTwoHours() }) };
      },
      readLease: () => (isOpen ? activeLease({ endsAt: inTwoHours() }) : closedLease()),
      closeLease: () => {
        isOpen = false;
        return activeLease({ state: 'closing' });
      },
    });
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url ?? '';
        paths.push(path);
        if (path.startsWith('/moved')) {
          response.writeHead(307, { location: path.replace('/moved', '') }).end();
          return;
        }
        const text = Buffer.concat(chunks).toString() || undefined;
        const headers = request.headers as Record<string, string>;
        const told = answer(request.method ?? '', `http://server${path}`, headers, text);
        response.writeHead(told.status, { 'content-type': 'application/json' }).end(told.text);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const signIn = (env: Record<string, string> = {}, address = url) =>
    run(['login', '--server', address, '--email', 'ada@example.com', '--password-stdin'], { input: 'secret\n', env });

  it('keeps the token where nobody else can read it, and refuses it when somebody could', async () => {
    const { code } = await signIn();
    const path = join(folder, 'config', 'gatelease', 'config.json');
    const modes = [(await stat(path)).mode & 0o777, (await stat(join(path, '..'))).mode & 0o777];
    const whoami = await run(['whoami']);
    await chmod(path, 0o644);
    const refused = await run(['whoami']);
    await chmod(path, 0o600);

    expect(code).toBe(0);
    expect(modes).toEqual([0o600, 0o700]);
    expect(await readFile(path, 'utf8')).toContain('process-token');
    expect(whoami.stdout).toContain('Ada <ada@example.com>');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('config.permissions-open');
  });

  it('does not carry a password to where a redirect points', async () => {
    paths.length = 0;

    const { code } = await signIn({ XDG_CONFIG_HOME: join(folder, 'other') }, `${url}/moved`);

    expect([code, paths]).toEqual([3, ['/moved/api/v1/session']]);
  });

  it('stays with --until-closed and closes when it is interrupted', async () => {
    await signIn();
    const running = startProcess(binary, ['open', '--until-closed'], {
      env: { XDG_CONFIG_HOME: join(folder, 'config') },
    });
    await running.said('Ctrl-C closes it.');
    const wasOpen = isOpen;

    running.interrupt();
    const { code, stdout } = await running.ended;

    expect([wasOpen, isOpen, code]).toEqual([true, false, 0]);
    expect(stdout).toContain('Production SSH is closed');
  });
});

function inTwoHours(): string {
  return new Date(Date.now() + 7_200_000).toISOString();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
