import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { THREE_TIER_GROUPS, startLocalEc2, threeTierSeed } from '@gatelease/ec2-engine';
import type { LocalEc2 } from '@gatelease/ec2-engine';
import { pino } from 'pino';
import { createHttpServer, createObservationServer } from '../adapters/http/create-http-server.ts';
import type { ReadinessCheck, SurfaceOptions } from '../adapters/http/http-server-options.ts';
import { PrometheusMetrics } from '../adapters/http/prometheus-metrics.ts';
import { OpenIdProvider } from '../adapters/openid/openid-provider.ts';
import { AesSecretBox } from '../adapters/secrets/aes-secret-box.ts';
import { WebAuthnPasskeyVerifier } from '../adapters/passkeys/webauthn-passkey-verifier.ts';
import { Argon2PasswordHasher } from '../adapters/secrets/argon2-password-hasher.ts';
import { OtplibTotpCodes } from '../adapters/secrets/otplib-totp-codes.ts';
import { RandomIds } from '../adapters/secrets/random-ids.ts';
import { Sha256TokenHasher } from '../adapters/secrets/sha256-token-hasher.ts';
import { makeCreateSetupLink } from '../application/people/create-setup-link.ts';
import { makeEnsureAdministrator } from '../application/people/ensure-administrator.ts';
import type { IdentityProvider } from '../application/ports/identity-provider.ts';
import type { MailServer } from '../application/mail/mail-server.ts';

import type { SecretBox } from '../application/ports/secret-box.ts';
import { STRICT_PROVIDER_RULES } from '../domain/provider-sign-in.ts';
import type { WorkSignal } from '../application/ports/work-signal.ts';
import { makeReadWorkload } from '../application/reconcile/read-workload.ts';
import type { Tour } from '../application/organization/tour.ts';
import { composeApplication } from './compose-application.ts';
import type { ApplicationContext } from '../application/application-context.ts';
import { LOCAL_REGION } from './config.ts';
import type { Config } from './config.ts';
import { startHousekeeping } from './housekeeping.ts';
import { loadSecretKey, readsSecrets, requireReadableSecrets, sealedWith } from './load-secret-key.ts';
import { openDatabase } from './open-database.ts';
import type { Database } from './open-database.ts';
import { localEc2Directory, startWorker } from './start-worker.ts';
import type { Worker } from './start-worker.ts';

/** For one address. A page makes a few; a program that waits for a lease a few a second. */
const REQUESTS_PER_MINUTE = 6_000;

/** A running Gatelease. */
export interface Gatelease {
  readonly url: string;
  readonly ec2Url: string | null;
  /** The one-time link for the first screen; `null` once there is an organization. */
  readonly setupUrl: string | null;
  close(): Promise<void>;
}

/**
 * The composition root: the only place that makes adapters.
 *
 * @throws ProblemError `storage.…` when the data cannot be used, and whatever keeps a port from being taken.
 */
export async function startGatelease(config: Config): Promise<Gatelease> {
  const log = pino({ level: config.logLevel });
  const database = await openDatabase(config);
  const { store, clock, changes, worker } = database;
  const secretBox = new AesSecretBox(loadSecretKey(config, await sealedWith(store)));
  await requireReadableSecrets(store, secretBox);
  // The worker's side has Local EC2; a node that only serves leaves it to those.
  const localEc2 = config.target.kind === 'local' && config.roles.worker ? await startEc2(config) : null;
  const signal = new LateSignal();
  const context: ApplicationContext = {
    store,
    clock,
    changes,
    signal,
    worker: config.roles.worker ? worker : null,
    ids: new RandomIds(),
    passwordHasher: new Argon2PasswordHasher(),
    tokenHasher: new Sha256TokenHasher(),
    secretBox,
    totpCodes: new OtplibTotpCodes(),
    passkeyVerifier: new WebAuthnPasskeyVerifier(),
    installationId: await store.installationId(),
    publicUrl: config.publicUrl,
    familyUrls: config.familyUrls,
    identityProvider: identityProviderOf(config),
    providerRules: config.identityProvider?.rules ?? STRICT_PROVIDER_RULES,
    mailServer: mailServerOf(config),
    endpointRules: { allowsLoopback: config.allowsLoopbackEndpoints },
    ambient: { kind: config.target.kind, regions: ambientRegionsOf(config) },
    tour: config.target.kind === 'local' ? tourOf() : null,
  };
  const metrics = new PrometheusMetrics(makeReadWorkload(context));
  const stopHousekeeping = startHousekeeping(database.chores, log);
  const running = config.roles.worker
    ? await startWorker({ ...context, worker, config, metrics, log, localEc2Url: localEc2?.url ?? null })
    : null;
  if (running !== null) signal.connect(running.loop);
  database.listen(() => void running?.loop.wake([]));
  // Before anybody is answered: who can reach the server can sign in as the administrator that the environment names.
  const setupUrl = config.roles.server ? await setUp(context, config) : null;

  const surface: SurfaceOptions = {
    metrics,
    readiness: readinessOf(database, running, secretBox),
    logger: log,
    publicUrl: config.publicUrl,
    familyUrls: config.familyUrls,
    otherHosts: config.otherHosts,
    trustedProxies: config.trustedProxies,
    observers: config.observers,
    requestsPerMinute: REQUESTS_PER_MINUTE,
  };
  const server = config.roles.server
    ? await createHttpServer({
        ...surface,
        application: composeApplication(context),
        changes: database.live,
        portalDirectory: portalDirectory(),
      })
    : createObservationServer(surface);
  const url = await server.listen({ host: config.host, port: config.port });

  return {
    url,
    ec2Url: localEc2?.url ?? null,
    setupUrl,
    async close() {
      await server.close();
      await Promise.all([running?.stop(), stopHousekeeping()]);
      await localEc2?.close();
      await database.close();
    },
  };
}

function readinessOf(
  { store, clock }: Database,
  running: Worker | null,
  secretBox: SecretBox,
): readonly ReadinessCheck[] {
  const looksForWork = () =>
    running?.loop.isAlive(clock.now().getTime()) === false ? 'The worker has not looked for work lately.' : null;
  const readsSecretsToo = async () =>
    (await readsSecrets(store, secretBox)) ? null : 'The secrets in the database are encrypted with another key.';
  const checks: ReadinessCheck[] = [
    { name: 'store', check: () => store.ping().then(() => null) },
    { name: 'secrets', check: readsSecretsToo },
  ];
  return running === null ? checks : [...checks, { name: 'worker', check: () => Promise.resolve(looksForWork()) }];
}

/** Use cases are made before the worker; where there is none, whoever has one hears of the work from the database. */
class LateSignal implements WorkSignal {
  #target: WorkSignal | null = null;

  connect(target: WorkSignal): void {
    this.#target = target;
  }

  readonly wake: WorkSignal['wake'] = async (claims, kept) => {
    await (this.#target === null ? kept : this.#target.wake(claims, kept));
  };
}

function identityProviderOf({ identityProvider, publicUrl }: Config): IdentityProvider | null {
  if (identityProvider === null) return null;
  const { contextClasses } = identityProvider.rules.secondFactor;
  const redirectUri = new URL('/sign-in/provider', publicUrl).href;
  return new OpenIdProvider({ ...identityProvider, contextClasses, redirectUri });
}

/** Without the credentials. */
function mailServerOf({ smtp }: Config): MailServer | null {
  if (smtp === null) return null;
  const { host, port, encryption, from } = smtp;
  return { host, port, encryption, from };
}

/** Local EC2 answers for one region only. */
function ambientRegionsOf({ target, regions }: Config): readonly string[] {
  return target.kind === 'local' ? [LOCAL_REGION] : regions;
}

function startEc2(config: Config): Promise<LocalEc2> {
  const { port, accessKeyId, secretAccessKey } = config.localEc2;
  return startLocalEc2({ port, accessKeyId, secretAccessKey, dataDir: localEc2Directory(config), seed: threeTierSeed });
}

function tourOf(): Tour {
  const { bastion, db } = THREE_TIER_GROUPS;
  return { region: LOCAL_REGION, bastionGroupId: bastion.id, databaseGroupId: db.id };
}

/** Beside the bundle in `dist`; when run from the sources, where the build puts it. */
function portalDirectory(): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [join(here, 'portal'), join(here, '../../../../dist/portal')];
  return candidates.find((folder) => existsSync(join(folder, 'index.html'))) ?? null;
}

async function setUp(context: ApplicationContext, config: Config): Promise<string | null> {
  const { administrator, organizationName } = config;
  if (administrator !== null) {
    const name = administrator.email.split('@')[0] ?? 'Administrator';
    await makeEnsureAdministrator(context)({ ...administrator, name, organizationName, timeZone: 'UTC' });
  }
  const link = await makeCreateSetupLink(context)();
  return link === null ? null : `${config.publicUrl}/setup#token=${link.token}`;
}
