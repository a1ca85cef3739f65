import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { createHttpServer } from '../../src/adapters/http/create-http-server.ts';
import type { HttpServerOptions } from '../../src/adapters/http/http-server-options.ts';
import { PrometheusMetrics } from '../../src/adapters/http/prometheus-metrics.ts';
import { LiveChanges } from '../../src/adapters/live/live-changes.ts';
import { Argon2PasswordHasher } from '../../src/adapters/secrets/argon2-password-hasher.ts';
import { AesSecretBox } from '../../src/adapters/secrets/aes-secret-box.ts';
import { OtplibTotpCodes } from '../../src/adapters/secrets/otplib-totp-codes.ts';
import { RandomIds } from '../../src/adapters/secrets/random-ids.ts';
import { WebAuthnPasskeyVerifier } from '../../src/adapters/passkeys/webauthn-passkey-verifier.ts';
import { Sha256TokenHasher } from '../../src/adapters/secrets/sha256-token-hasher.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { makeCreateSetupLink } from '../../src/application/people/create-setup-link.ts';
import { makeEnsureAdministrator } from '../../src/application/people/ensure-administrator.ts';
import type { MailServer } from '../../src/application/mail/mail-server.ts';
import { plainText } from '../../src/application/mail/plain-text.ts';
import { openMessage } from '../../src/application/mail/sealed-message.ts';
import type { IdentityProvider } from '../../src/application/ports/identity-provider.ts';
import type { SecretBox } from '../../src/application/ports/secret-box.ts';
import type { Store } from '../../src/application/ports/store.ts';
import { makeReadWorkload } from '../../src/application/reconcile/read-workload.ts';
import { usualAccess } from '../../src/domain/person.ts';
import type { Access, Role } from '../../src/domain/person.ts';
import { STRICT_PROVIDER_RULES } from '../../src/domain/provider-sign-in.ts';
import type { ProviderRules } from '../../src/domain/provider-sign-in.ts';
import { composeApplication } from '../../src/main/compose-application.ts';

export const ADMIN_EMAIL = 'ada@example.com';
export const ADMIN_PASSWORD = 'correct horse battery staple';
export const MEMBER_PASSWORD = 'tiny violet harbour lantern';
export const PUBLIC_URL = 'https://gatelease.example.com';

/** Passwords are hashed as in production, but cheaply: these tests hash hundreds. */
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };

/** A clock that the test moves. It starts at the machine's time, so nothing is expired by accident. */
export class TestClock {
  #offset = 0;
  now(): Date {
    return new Date(Date.now() + this.#offset);
  }
  advance(seconds: number): void {
    this.#offset += seconds * 1000;
  }
}

export interface Somebody {
  readonly personId: string;
  readonly email: string;
  /** Headers of a command line's session. */
  readonly headers: Record<string, string>;
}

/** A server over the real store in a directory of its own, spoken to in process. */
export class TestServer {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly clock: TestClock;
  readonly changes: LiveChanges;
  readonly logLines: string[];
  readonly secretBox: SecretBox;
  readonly directory: string;
  readonly createSetupLink: () => Promise<{ readonly token: string } | null>;
  accessCode = '';

  constructor(
    parts: Pick<
      TestServer,
      'app' | 'store' | 'clock' | 'changes' | 'logLines' | 'secretBox' | 'directory' | 'createSetupLink'
    >,
  ) {
    this.app = parts.app;
    this.store = parts.store;
    this.clock = parts.clock;
    this.changes = parts.changes;
    this.logLines = parts.logLines;
    this.secretBox = parts.secretBox;
    this.directory = parts.directory;
    this.createSetupLink = parts.createSetupLink;
  }

  /** A request as a command line sends it, to the server's right name, from an address of its own choosing. */
  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    more: {
      readonly body?: unknown;
      readonly headers?: Record<string, string>;
      readonly from?: string;
    } = {},
  ): Promise<LightMyRequestResponse> {
    const { body, headers = {}, from = '203.0.113.7' } = more;
    return this.app.inject({
      method,
      url,
      remoteAddress: from,
      headers: { host: 'gatelease.example.com', ...headers },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(body === undefined
        ? {}
        : { headers: { host: 'gatelease.example.com', 'content-type': 'application/json', ...headers } }),
    });
  }

  signIn(body: Record<string, unknown>, more: { headers?: Record<string, string>; from?: string } = {}) {
    return this.call('POST', '/api/v1/session', { body, ...more });
  }

  async administrator(): Promise<Somebody> {
    const answer = await this.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD, kind: 'cli' });
    return somebodyOf(answer, ADMIN_EMAIL);
  }

  /** Adds a person of a role and signs them in. */
  async person(role: Role, name: string = role, access: Access = usualAccess(role)): Promise<Somebody> {
    const { headers } = await this.administrator();
    const email = `${name}@example.com`;
    await this.call('POST', '/api/v1/people', {
      headers,
      body: { email, name, role, access, password: MEMBER_PASSWORD, mustChangePassword: false },
    });
    const { accessCode } = this;
    return somebodyOf(await this.signIn({ email, password: MEMBER_PASSWORD, accessCode, kind: 'cli' }), email);
  }

  /** What the outbox holds for its recipients to read: with the links and passwords that wait sealed. Newest first. */
  async letters() {
    const [organization] = await this.store.read((tx) => tx.organizations.list());
    const filter = { organizationId: organization?.organizationId ?? '' };
    const { items } = await this.store.read((tx) => tx.outbox.list(filter, { after: null, limit: 500 }));
    return items.map((message) => ({ ...message, text: plainText({ blocks: openMessage(this.secretBox, message) }) }));
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.store.close();
    await rm(this.directory, { recursive: true, force: true });
  }
}

function somebodyOf(answer: LightMyRequestResponse, email: string): Somebody {
  if (answer.statusCode !== 201) throw new Error(`${email} cannot sign in: ${answer.body}`);
  const { token, person } = answer.json();
  return { personId: person.personId, email, headers: { authorization: `Bearer ${token}` } };
}

const NO_FAMILY_URLS = { ipv4: null, ipv6: null } as const;

/** Starts a server; with `isSetUp: false` without organization. */
export async function startTestServer(
  options: Partial<HttpServerOptions> & {
    readonly isSetUp?: boolean;
    readonly identityProvider?: IdentityProvider | null;
    readonly providerRules?: Partial<ProviderRules>;
    readonly mailServer?: MailServer | null;
  } = {},
): Promise<TestServer> {
  const { isSetUp = true, identityProvider = null, providerRules = {}, mailServer = null, ...overrides } = options;
  const directory = await mkdtemp(join(tmpdir(), 'gatelease-http-'));
  const store = await openStore({ dataDir: directory });
  const logLines: string[] = [];
  const clock = new TestClock();
  const changes = new LiveChanges();
  const context = {
    store,
    clock,
    changes,
    ids: new RandomIds(),
    signal: { wake: () => Promise.resolve() },
    worker: 'test',
    passwordHasher: new Argon2PasswordHasher(CHEAP),
    tokenHasher: new Sha256TokenHasher(),
    secretBox: new AesSecretBox(randomBytes(32)),
    totpCodes: new OtplibTotpCodes(),
    passkeyVerifier: new WebAuthnPasskeyVerifier(),
    installationId: await store.installationId(),
    publicUrl: overrides.publicUrl ?? PUBLIC_URL,
    familyUrls: overrides.familyUrls ?? NO_FAMILY_URLS,
    identityProvider,
    providerRules: { ...STRICT_PROVIDER_RULES, ...providerRules },
    mailServer,
    tour: null,
    endpointRules: { allowsLoopback: false },
    ambient: { kind: 'aws', regions: ['eu-central-1', 'us-east-1'] } as const,
  };
  const app = await createHttpServer({
    application: composeApplication(context),
    changes,
    metrics: new PrometheusMetrics(makeReadWorkload(context)),
    readiness: [{ name: 'store', check: () => store.ping().then(() => null) }],
    logger: pino({ level: 'trace' }, linesInto(logLines)),
    publicUrl: PUBLIC_URL,
    familyUrls: NO_FAMILY_URLS,
    otherHosts: [],
    trustedProxies: [],
    observers: [],
    requestsPerMinute: 100_000,
    portalDirectory: null,
    ...overrides,
  });
  const createSetupLink = makeCreateSetupLink(context);
  const { secretBox } = context;
  const server = new TestServer({ app, store, clock, changes, logLines, secretBox, directory, createSetupLink });
  if (isSetUp) {
    const founded = await makeEnsureAdministrator(context)({
      email: ADMIN_EMAIL,
      password: ADMIN_PASSWORD,
      name: 'Ada',
      organizationName: 'Example',
      timeZone: 'UTC',
    });
    server.accessCode = founded?.organization.accessCode ?? '';
  }
  return server;
}

function linesInto(lines: string[]): Writable {
  return new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
}
