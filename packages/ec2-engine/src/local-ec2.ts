import type { AddressInfo } from 'node:net';

import { CallHandler } from './engine/call-handler.ts';
import { CallQueue } from './engine/call-queue.ts';
import type { ChangeListener } from './engine/call-queue.ts';
import { systemClock } from './engine/clock.ts';
import type { Clock } from './engine/clock.ts';
import { silentLog } from './engine/engine-log.ts';
import type { EngineLog } from './engine/engine-log.ts';
import type { Intercept } from './engine/fault.ts';
import { Identities } from './engine/identities.ts';
import { randomId } from './engine/ids.ts';
import { Throttle } from './engine/throttle.ts';
import { enforcedLog, startEnforcing } from './enforcement/enforcing.ts';
import type { NftPlace } from './enforcement/nft/nft-command.ts';
import { createApiServer } from './http/api-server.ts';
import { parsePolicy } from './iam/parse-policy.ts';
import type { Policy } from './iam/policy.ts';
import { settingsProblem, USUAL_SETTINGS } from './model/account/account-settings.ts';
import type { AccountSettings } from './model/account/account-settings.ts';
import type { AssumeRole } from './model/account/assume-role.ts';
import type { DecisionContext } from './model/decision.ts';
import type { WorldView } from './model/world-view.ts';
import { emptySeed } from './seed/empty-seed.ts';
import type { Seed } from './seed/seed.ts';
import { openStore } from './journal/store.ts';
import { Authenticator } from './wire/sigv4/authenticate.ts';
import type { Credentials } from './wire/sigv4/authenticate.ts';

/** What a Local EC2 is started with. Whatever is left out has the value that its name says. */
export interface LocalEc2Options {
  /** 0, the default, takes any that is free. */
  readonly port?: number;
  /** 127.0.0.1: nobody else gets in. */
  readonly host?: string;
  /** Where the world is kept. Without it, it is gone at the end. */
  readonly dataDir?: string;
  /** `test` */
  readonly accessKeyId?: string;
  /** `test` */
  readonly secretAccessKey?: string;
  /** When it is set, every call must carry it; when it is not, none may. */
  readonly sessionToken?: string;
  /** `us-east-1` */
  readonly region?: string;
  /** `000000000000` */
  readonly accountId?: string;
  /** What a new world holds: {@link emptySeed}. */
  readonly seed?: Seed;
  /** What AWS has set for the account; what is left out is as usual. */
  readonly settings?: Partial<AccountSettings>;
  readonly clock?: Clock;
  readonly newId?: DecisionContext['newId'];
  readonly log?: EngineLog;
  /** Whether calls are slowed as EC2 documents it: `false`. */
  readonly isThrottled?: boolean;
  /** What the identity of that key may do, as a policy document of IAM. Without it, everything. */
  readonly iamPolicy?: unknown;
  /** Enforces the groups with nftables, there. Without it, nothing is filtered. */
  readonly enforceIn?: NftPlace;
  /** Others who may call, each with a key and a policy of their own. */
  readonly users?: readonly LocalUser[];
  /** What AssumeRole gives credentials of. */
  readonly roles?: readonly LocalRole[];
  /** Makes calls go wrong, for tests. */
  readonly intercept?: Intercept;
}

/** Somebody with a key of their own. */
export interface LocalUser {
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Without it, everything. */
  readonly iamPolicy?: unknown;
}

/** A role: `arn:aws:iam::ACCOUNT:role/NAME`. */
export interface LocalRole {
  readonly name: string;
  /** What whoever assumes it has to give; without it, nothing. */
  readonly externalId?: string;
  /** Without it, everything. */
  readonly iamPolicy?: unknown;
}

/** A Local EC2 that runs. */
export interface LocalEc2 {
  /** The endpoint to give to clients: `http://127.0.0.1:4566`. */
  readonly url: string;
  readonly port: number;
  /** The world as it is now. Not a copy: it changes with every call. */
  readonly world: WorldView;
  /** Calls `listener` with every change once it is on disk; the returned function ends it. */
  onChange(listener: ChangeListener): () => void;
  /** Answers what is under way, takes nothing new, and lets go of port and data directory. */
  close(): Promise<void>;
}

/** How long calls under way may take to end when the server closes. */
const CLOSE_PATIENCE_MILLISECONDS = 2000;

/**
 * Starts a Local EC2 and resolves when it takes calls.
 *
 * @throws when the port is taken, when AWS would not allow such settings, when the policy is not understood, when
 * another process holds the data directory, when what is in it is damaged, or when the groups cannot be enforced.
 */
export async function startLocalEc2(options: LocalEc2Options = {}): Promise<LocalEc2> {
  const { region = 'us-east-1', accountId = '000000000000' } = options;
  const { clock = systemClock, newId = randomId, log = silentLog, seed = emptySeed, host = '127.0.0.1' } = options;

  const settings = settingsOf(options);
  const identities = identitiesOf(options, { accountId, now: () => clock.now() });
  const store = await openStore({
    ...(options.dataDir !== undefined && { dataDir: options.dataDir }),
    seed: () => seed({ accountId, region, now: clock.now() }),
    log,
  });
  const closeStore = async (error: unknown): Promise<never> => {
    await store.close();
    throw error;
  };
  const enforcer =
    options.enforceIn === undefined
      ? undefined
      : await startEnforcing(options.enforceIn, { world: store.world, clock, log }).catch(closeStore);
  const queue = new CallQueue({
    world: store.world,
    changeLog: enforcer === undefined ? store : enforcedLog(store, enforcer),
    context: () => ({ now: clock.now(), accountId, region, newId, settings, assume: assumeOf(identities) }),
    log,
  });
  const authenticator = new Authenticator({
    find: (accessKeyId, sessionToken) => identities.find(accessKeyId, sessionToken),
    region,
    now: () => clock.now(),
  });
  const handler = new CallHandler({
    authenticator,
    queue,
    intercept: options.intercept,
    ...(options.isThrottled === true && { throttle: new Throttle(() => clock.now()) }),
  });
  const server = createApiServer(handler, log);

  const port = await listen(server, options.port ?? 0, host).catch(async (error: unknown) => {
    await enforcer?.close();
    return closeStore(error);
  });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`,
    port,
    world: store.world,
    onChange: (listener) => queue.onChange(listener),
    close: async () => {
      await closeServer(server);
      await queue.drain();
      await enforcer?.close();
      await store.close();
    },
  };
}

function settingsOf(options: LocalEc2Options): AccountSettings {
  const settings = { ...USUAL_SETTINGS, ...options.settings };
  const problem = settingsProblem(settings);
  if (problem !== undefined) throw new Error(`The settings of the account cannot be: ${problem}`);
  return settings;
}

function identitiesOf(
  options: LocalEc2Options,
  { accountId, now }: { readonly accountId: string; readonly now: () => Date },
): Identities {
  const { iamPolicy, users = [], roles = [] } = options;
  return new Identities({
    accountId,
    now,
    main: { ...credentialsOf(options), policy: policyOf(iamPolicy) },
    users: users.map(({ iamPolicy: own, ...user }) => ({ ...user, policy: policyOf(own) })),
    roles: roles.map(({ name, externalId, iamPolicy: own }) => ({ name, externalId, policy: policyOf(own) })),
  });
}

function assumeOf(identities: Identities): AssumeRole {
  return (input, now) => identities.assume(input, now);
}

function policyOf(document: unknown): Policy | undefined {
  if (document === undefined) return undefined;
  const parsed = parsePolicy(document);
  if (!parsed.ok) throw new Error(`The IAM policy cannot be obeyed: ${parsed.problem}`);
  return parsed.policy;
}

function credentialsOf({ accessKeyId = 'test', secretAccessKey = 'test', sessionToken }: LocalEc2Options): Credentials {
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}

type ApiServer = ReturnType<typeof createApiServer>;

function listen(server: ApiServer, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function closeServer(server: ApiServer): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => {
      server.closeAllConnections();
    }, CLOSE_PATIENCE_MILLISECONDS);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
