import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SmtpOptions } from '../../src/adapters/mail/smtp-mail-sender.ts';
import type { Delivery } from '../../src/application/ports/mail-sender.ts';
import { bundle } from '../support/bundle.ts';
import { startMailServer } from '../support/mail-server.ts';
import type { MailServer } from '../support/mail-server.ts';

const skipReason = hasOpenssl() ? '' : ' (skipped: there is no openssl on this machine)';

/** Whom to trust is said to Node when it starts, so each message is sent by a process of its own. */
describe.skipIf(skipReason !== '')(`mail over TLS${skipReason}`, () => {
  let folder: string;
  let script: Awaited<ReturnType<typeof bundle>>;
  let server: MailServer;
  let certificate: { readonly key: Buffer; readonly cert: Buffer };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatelease-mail-'));
    execFileSync('openssl', openSslArguments(folder), { stdio: 'ignore' });
    certificate = { key: await readFile(join(folder, 'key.pem')), cert: await readFile(join(folder, 'cert.pem')) };
    script = await bundle(fileURLToPath(new URL('../support/mail-sending-script.ts', import.meta.url)));
  });
  afterEach(() => server.close());
  afterAll(async () => {
    await script.remove();
    await rm(folder, { recursive: true, force: true });
  });

  async function send(encryption: SmtpOptions['encryption'], trusted: boolean): Promise<Delivery> {
    const options = { host: '127.0.0.1', port: server.port, encryption, credentials: null, from: 'g@example.com' };
    const { stdout } = await promisify(execFile)(process.execPath, [script.file, JSON.stringify(options)], {
      env: trusted ? { NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') } : {},
    });
    return JSON.parse(stdout);
  }

  it.each([
    ['tls', { secure: true }],
    ['starttls', { disabledCommands: [] }],
  ] as const)('goes encrypted with %s to a server whose certificate is trusted', async (encryption, options) => {
    server = await startMailServer({ ...certificate, ...options, disabledCommands: [] });

    expect(await send(encryption, true)).toEqual({ kind: 'taken' });

    expect(server.received).toMatchObject([{ to: ['grace@example.com'], isEncrypted: true }]);
  });

  it.each([
    ['tls', { secure: true }],
    ['starttls', { secure: false }],
  ] as const)(
    'man in the middle: with %s nothing is said to a server with any other certificate',
    async (encryption, options) => {
      server = await startMailServer({ ...certificate, ...options, disabledCommands: [] });

      expect(await send(encryption, false)).toMatchObject({ kind: 'refused', isFinal: false });

      expect(server.received).toEqual([]);
    },
  );

  it('downgrade: nothing is said to a server that leaves STARTTLS out', async () => {
    server = await startMailServer({ disabledCommands: ['STARTTLS'] });

    expect(await send('starttls', true)).toMatchObject({ kind: 'refused', isFinal: false });

    expect(server.received).toEqual([]);
  });
});

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function openSslArguments(folder: string): string[] {
  return [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
    ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
  ];
}
