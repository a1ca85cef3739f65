import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { THREE_TIER_GROUPS, startLocalEc2, threeTierSeed } from '@gatelease/ec2-engine';
import type { LocalEc2 } from '@gatelease/ec2-engine';
import { pino } from 'pino';
import { createHttpServer } from '../adapters/http/create-http-server.ts';
import { PrometheusMetrics } from '../adapters/http/prometheus-metrics.ts';
import { LiveChanges } from '../adapters/live/live-changes.ts';
import { Argon2PasswordHasher } from '../adapters/secrets/argon2-password-hasher.ts';
import { RandomIds } from '../adapters/secrets/random-ids.ts';
import { Sha256TokenHasher } from '../adapters/secrets/sha256-token-hasher.ts';
import { openStore } from '../adapters/store/open-store.ts';
import { SystemClock } from '../adapters/system-clock/system-clock.ts';
import { makeCreateSetupLink } from '../application/create-setup-link.ts';
import { makeEnsureAdministrator } from '../application/ensure-administrator.ts';
import type { WorkSignal } from '../application/ports/work-signal.ts';
import { makeReadWorkload } from '../application/read-workload.ts';
import type { Tour } from '../application/tour.ts';
import { composeApplication } from './compose-application.ts';
import type { ApplicationContext } from './compose-application.ts';
import type { Config } from './config.ts';
import { localEc2Directory, startWorker } from './start-worker.ts';

/** Local EC2's region when nobody names another. */
const LOCAL_REGION = 'us-east-1';

/** A running Gatelease. */
export interface Gatelease {
  readonly url: string | null;
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
  const store = await openStore({
    dataDir: config.dataDir,
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
  });
  // The embedded store has one process, which may take over at once what it claimed before it died.
  const worker = store.kind === 'sqlite' ? 'embedded' : `node-${randomUUID()}`;
  if (store.kind === 'sqlite') await store.write((tx) => tx.work.releaseAllOf(worker));

  const localEc2 = config.target.kind === 'local' ? await startEc2(config) : null;
  const clock = new SystemClock();
  const changes = new LiveChanges();
  const signal = new LateSignal();
  const context: ApplicationContext = {
    store,
    clock,
    changes,
    signal,
    worker,
    ids: new RandomIds(),
    passwordHasher: new Argon2PasswordHasher(),
    tokenHasher: new Sha256TokenHasher(),
    installationId: await store.installationId(),
    publicUrl: config.publicUrl,
    tour: localEc2 === null ? null : tourOf(),
  };
  const metrics = new PrometheusMetrics(makeReadWorkload(context));
  const running = config.roles.worker
    ? startWorker({ ...context, config, metrics, log, localEc2Url: localEc2?.url ?? null })
    : null;
  if (running !== null) signal.connect(running.loop);
  // Before anybody is answered: who can reach the server can sign in as the administrator that the environment names.
  const setupUrl = config.roles.server ? await setUp(context, config) : null;

  const server = config.roles.server
    ? await createHttpServer({
        application: composeApplication(context),
        changes,
        metrics,
        readiness: [
          { name: 'store', check: () => store.ping().then(() => null) },
          ...(running === null
            ? []
            : [
                {
                  name: 'worker',
                  check: () =>
                    Promise.resolve(
                      running.loop.isAlive(Date.now()) ? null : 'The worker has not looked for work lately.',
                    ),
                },
              ]),
        ],
        logger: log,
        publicUrl: config.publicUrl,
        otherHosts: config.otherHosts,
        trustedProxies: config.trustedProxies,
        observers: config.observers,
        requestsPerMinute: 6_000,
        portalDirectory: portalDirectory(),
      })
    : null;
  const url = server === null ? null : await server.listen({ host: config.host, port: config.port });

  return {
    url,
    ec2Url: localEc2?.url ?? null,
    setupUrl,
    async close() {
      await server?.close();
      await running?.stop();
      await localEc2?.close();
      await store.close();
    },
  };
}

/** Use cases are made before the worker; where there is none, whoever has one hears of the work from the database. */
class LateSignal implements WorkSignal {
  #target: WorkSignal | null = null;

  connect(target: WorkSignal): void {
    this.#target = target;
  }

  readonly wake: WorkSignal['wake'] = (claims) => this.#target?.wake(claims);
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
