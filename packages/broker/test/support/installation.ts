import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AuthorizeSecurityGroupIngressCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { startLocalEc2, threeTierSeed } from '@gatelease/ec2-engine';
import type { Fault, Intercept, InterceptedCall, LocalEc2, SecurityGroupRule } from '@gatelease/ec2-engine';
import { formatRule, parseRule } from '@gatelease/security-groups';
import { Ec2SecurityGroupGateway } from '../../src/adapters/aws/ec2-security-group-gateway.ts';
import { ambientCredential } from '../../src/application/credentials/ambient.ts';
import type { AwsCaller } from '../../src/adapters/aws/aws-caller.ts';
import { callerOf } from './aws-calls.ts';
import { permissionsOf } from '../../src/adapters/aws/ip-permission.ts';
import { LiveChanges } from '../../src/adapters/live/live-changes.ts';
import { AesSecretBox } from '../../src/adapters/secrets/aes-secret-box.ts';
import { OtplibTotpCodes } from '../../src/adapters/secrets/otplib-totp-codes.ts';
import { RandomIds } from '../../src/adapters/secrets/random-ids.ts';
import { WebAuthnPasskeyVerifier } from '../../src/adapters/passkeys/webauthn-passkey-verifier.ts';
import { Sha256TokenHasher } from '../../src/adapters/secrets/sha256-token-hasher.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { SystemClock } from '../../src/adapters/system-clock/system-clock.ts';
import type { PasswordHasher } from '../../src/application/ports/password-hasher.ts';
import type { SecurityGroupGateway } from '../../src/application/ports/security-group-gateway.ts';
import type { Store } from '../../src/application/ports/store.ts';
import type { SessionPrincipal } from '../../src/application/principal.ts';
import { makeReconcileResource } from '../../src/application/reconcile/reconcile-resource.ts';
import { saveNewLease } from '../../src/application/leases/save-new-lease.ts';
import type { AccessPolicy } from '../../src/domain/access-policy.ts';
import { examplePerson, examplePolicy, exampleRequest } from '../../src/domain/examples.ts';
import type { Lease } from '../../src/domain/lease.ts';
import { newLease } from '../../src/domain/new-lease.ts';
import { STRICT_PROVIDER_RULES } from '../../src/domain/provider-sign-in.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/organization-settings.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Resource } from '../../src/domain/resource.ts';
import { composeApplication } from '../../src/main/compose-application.ts';
import type { ApplicationContext } from '../../src/application/application-context.ts';
import { WorkerLoop } from '../../src/main/worker-loop.ts';

/** The bastion of the three-tier world: a group without ingress. */
export const BASTION = 'sg-0b4571080b4571080';
export const WEB = 'sg-03eb03eb03eb03eb0';
export const REGION = 'us-east-1';

/** Of the worker, where a policy says what it may do. */
const WORKER_KEYS = { accessKeyId: 'gatelease', secretAccessKey: 'gatelease-secret' };
/** How the installation reaches its Local EC2. */
export const CREDENTIAL_ID = 'credential_local';

/** Opens the store that the tests run on; the function it gives back closes and removes it. */
export type OpenTestStore = () => Promise<{ readonly store: Store; readonly remove: () => Promise<void> }>;

export const openSqliteTestStore: OpenTestStore = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatelease-store-'));
  const store = await openStore({ dataDir });
  return {
    store,
    remove: async () => {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** Passwords play no part in these tests. */
const noPasswords: PasswordHasher = {
  hash: () => Promise.reject(new Error('no passwords here')),
  verify: () => Promise.reject(new Error('no passwords here')),
};

export interface InstallationOptions {
  readonly openTestStore?: OpenTestStore;
  readonly driftSeconds?: number;
  readonly claimSeconds?: number;
  /** What the worker may do at EC2; left out, everything. */
  readonly workerPolicy?: (installationId: string) => unknown;
}

/**
 * A whole Gatelease without its faces: a real store, the real worker and gateway, and a Local EC2 whose calls can be
 * made to go wrong.
 */
export class Installation {
  readonly ec2: LocalEc2;
  readonly store: Store;
  readonly context: ApplicationContext;
  readonly app: ReturnType<typeof composeApplication>;
  readonly calls: InterceptedCall[] = [];
  /** Asked about every call of the worker; test code's own calls go through untouched. */
  fault: (call: InterceptedCall) => Fault = () => ({ kind: 'none' });
  readonly person: Person;
  readonly #options: InstallationOptions;
  readonly #removeStore: () => Promise<void>;
  readonly #aws: EC2Client;
  readonly #workers = new Set<WorkerLoop>();

  private constructor(parts: {
    readonly ec2: LocalEc2;
    readonly store: Store;
    readonly context: ApplicationContext;
    readonly person: Person;
    readonly options: InstallationOptions;
    readonly removeStore: () => Promise<void>;
  }) {
    this.ec2 = parts.ec2;
    this.store = parts.store;
    this.context = parts.context;
    this.person = parts.person;
    this.#options = parts.options;
    this.#removeStore = parts.removeStore;
    this.app = composeApplication(parts.context);
    this.#aws = awsClient(parts.ec2.url);
  }

  static async start(options: InstallationOptions = {}): Promise<Installation> {
    let installation: Installation | null = null;
    const intercept: Intercept = (call) => installation?.interceptCall(call) ?? { kind: 'none' };
    const { store, remove } = await (options.openTestStore ?? openSqliteTestStore)();
    const iamPolicy = options.workerPolicy?.(await store.installationId());
    const users = iamPolicy === undefined ? [] : [{ name: 'gatelease', ...WORKER_KEYS, iamPolicy }];
    const ec2 = await startLocalEc2({ seed: threeTierSeed, intercept, users });
    const person = examplePerson({ personId: 'ada', teamIds: [] });
    const context: ApplicationContext = {
      store,
      clock: new SystemClock(),
      ids: new RandomIds(),
      changes: new LiveChanges(),
      signal: { wake: async (claims, kept) => installation?.wake(claims, kept) },
      worker: 'worker-1',
      passwordHasher: noPasswords,
      tokenHasher: new Sha256TokenHasher(),
      secretBox: new AesSecretBox(randomBytes(32)),
      totpCodes: new OtplibTotpCodes(),
      passkeyVerifier: new WebAuthnPasskeyVerifier(),
      installationId: await store.installationId(),
      publicUrl: 'http://127.0.0.1:8080',
      familyUrls: { ipv4: null, ipv6: null },
      identityProvider: null,
      providerRules: STRICT_PROVIDER_RULES,
      tour: null,
      mailServer: null,
      endpointRules: { allowsLoopback: true },
      ambient: { kind: 'local', regions: [REGION] },
    };
    await insertOrganization(store, person);
    installation = new Installation({ ec2, store, context, person, options, removeStore: remove });
    return installation;
  }

  async close(): Promise<void> {
    this.fault = () => ({ kind: 'none' });
    await Promise.all([...this.#workers].map((worker) => worker.stop()));
    await this.#removeStore();
    await this.ec2.close();
    this.#aws.destroy();
  }

  interceptCall(call: InterceptedCall): Fault {
    if (this.#ownCalls > 0) return { kind: 'none' };
    this.calls.push(call);
    return this.fault(call);
  }
  #ownCalls = 0;

  async wake(...[claims, kept]: Parameters<WorkerLoop['wake']>): Promise<void> {
    const [first, ...others] = this.#workers;
    await Promise.all([first?.wake(claims, kept), ...others.map((worker) => worker.wake([]))]);
  }

  /** Starts a worker on this installation's database; several may run at once. */
  startWorker(name = 'worker-1'): WorkerLoop {
    const { clock, ids, changes, installationId } = this.context;
    const reconcile = makeReconcileResource({
      store: this.store,
      gateway: this.gateway(),
      clock,
      ids,
      changes,
      metrics: { leaseClosed: () => undefined },
      installationId,
      claimSeconds: this.#options.claimSeconds ?? 60,
      driftSeconds: this.#options.driftSeconds ?? 300,
      publicUrl: 'http://127.0.0.1:8080',
      chance: () => 0,
    });
    const silent = { error: () => undefined, warn: () => undefined };
    const worker = new WorkerLoop({ store: this.store, clock, worker: name, reconcile, log: silent, pollMs: 200 });
    this.#workers.add(worker);
    worker.start();
    return worker;
  }

  async stopWorker(worker: WorkerLoop): Promise<void> {
    this.#workers.delete(worker);
    await worker.stop();
  }

  gateway(): SecurityGroupGateway {
    return new Ec2SecurityGroupGateway(this.caller());
  }

  /** Calls EC2 as the worker does. */
  caller(): AwsCaller {
    return callerOf(this.ec2.url, this.#options.workerPolicy === undefined ? undefined : WORKER_KEYS);
  }

  async addResource(groupId: string, credentialId = CREDENTIAL_ID): Promise<Resource> {
    const resource: Resource = {
      resourceId: this.context.ids.newId('resource'),
      organizationId: this.person.organizationId,
      name: groupId,
      kind: 'security-group',
      credentialId,
      region: REGION,
      groupId,
      groupName: null,
      vpcId: null,
      health: { state: 'unknown' },
      createdAt: new Date(),
      version: 1,
    };
    await this.store.write((tx) => tx.resources.insert(resource));
    return resource;
  }

  async addPolicy(resource: Resource, fields: Partial<AccessPolicy> = {}): Promise<AccessPolicy> {
    const policy = examplePolicy({
      policyId: this.context.ids.newId('policy'),
      resourceId: resource.resourceId,
      grantees: [{ kind: 'everyone' }],
      addresses: { allowedScopes: ['loopback'], stated: { ipv4PrefixLength: 32, ipv6PrefixLength: 128 } },
      ...fields,
    });
    await this.store.write((tx) => tx.policies.insert(policy));
    return policy;
  }

  /** A lease that was granted just now, shorter than any policy would grant it. */
  async lease(policy: AccessPolicy, cidr: string, seconds: number): Promise<Lease> {
    const now = new Date();
    const endsAt = new Date(now.getTime() + seconds * 1000);
    const request = exampleRequest({
      requestId: this.context.ids.newId('request'),
      policyId: policy.policyId,
      resourceId: policy.resourceId,
      state: 'approved',
    });
    const grant = {
      kind: 'open',
      traffics: policy.traffics,
      cidrs: [cidr],
      startsAt: now,
      endsAt,
      latestEndsAt: endsAt,
    } as const;
    const leaseId = this.context.ids.newId('lease');
    const { requestId } = request;
    const lease = newLease({ leaseId, requestId, personId: this.person.personId, policy, grant, now });
    const claim = await this.store.write(async (tx) => {
      await tx.requests.insert(request);
      return saveNewLease(tx, lease, {
        ids: this.context.ids,
        at: now,
        actor: { kind: 'system' },
        organizationId: this.person.organizationId,
        worker: this.context.worker,
      });
    });
    await this.wake(claim === null || this.#workers.size === 0 ? [] : [claim]);
    if (claim !== null && this.#workers.size === 0) {
      await this.store.write((tx) => tx.work.release(claim, { dueAt: now, attempts: 0, pictureIsStale: false }));
    }
    return lease;
  }

  async readLease(leaseId: string): Promise<Lease> {
    const lease = await this.store.read((tx) => tx.leases.find(this.person.organizationId, leaseId));
    if (lease === null) throw new Error(`no lease ${leaseId}`);
    return lease;
  }

  async markDue(resource: Resource): Promise<void> {
    await this.store.write((tx) => tx.work.markDue(resource.resourceId, new Date()));
    await this.wake([]);
  }

  principal(person: Person = this.person, address = '127.0.0.1'): SessionPrincipal {
    const { personId, organizationId, role, access } = person;
    return { personId, organizationId, role, access, sessionId: 'session', address };
  }

  async addPerson(fields: Partial<Person>): Promise<Person> {
    const personId = fields.personId ?? this.context.ids.newId('person');
    const person = examplePerson({ teamIds: [], ...fields, personId, email: `${personId}@example.com` });
    await this.store.write((tx) => tx.people.insert(person));
    return person;
  }

  /** The ingress rules that the group really has, as text, sorted: `tcp 22 from 203.0.113.7/32`. */
  ingress(groupId: string): readonly string[] {
    return this.rules(groupId)
      .map(({ rule }) => formatRule(rule))
      .sort();
  }

  /** Looks into the world itself, past API and faults. */
  rules(groupId: string): readonly SecurityGroupRule[] {
    return [...this.ec2.world.rulesByGroup.all(groupId)].filter(({ rule }) => rule.direction === 'ingress');
  }

  /** Somebody else, in the console. */
  async byHand(groupId: string, action: 'authorize' | 'revoke', text: string): Promise<void> {
    const parsed = parseRule(text);
    if (!parsed.ok) throw new Error(parsed.problem.expected);
    if (action === 'authorize') {
      const IpPermissions = permissionsOf([{ rule: parsed.value, description: 'made by hand' }]);
      await this.#untouched(() =>
        this.#aws.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions })),
      );
      return;
    }
    const rule = this.rules(groupId).find((entry) => formatRule(entry.rule) === text);
    const SecurityGroupRuleIds = [rule?.id ?? 'sgr-00000000000000000'];
    await this.#untouched(() =>
      this.#aws.send(new RevokeSecurityGroupIngressCommand({ GroupId: groupId, SecurityGroupRuleIds })),
    );
  }

  /** A call that faults do not touch and counts leave out. */
  async untouched<T>(send: (aws: EC2Client) => Promise<T>): Promise<T> {
    return this.#untouched(() => send(this.#aws));
  }

  async #untouched<T>(send: () => Promise<T>): Promise<T> {
    this.#ownCalls += 1;
    try {
      return await send();
    } finally {
      this.#ownCalls -= 1;
    }
  }
}

export function awsClient(endpoint: string): EC2Client {
  return new EC2Client({ endpoint, region: REGION, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
}

async function insertOrganization(store: Store, person: Person): Promise<void> {
  await store.write(async (tx) => {
    await tx.organizations.insert({
      organizationId: person.organizationId,
      name: 'Example',
      accessCode: 'EXAMPLE2',
      timeZone: 'Europe/Berlin',
      settings: DEFAULT_SETTINGS,
      createdAt: new Date(),
      version: 1,
    });
    const made = { ids: new RandomIds(), at: new Date(), organizationId: person.organizationId };
    const credential = ambientCredential({ kind: 'local', regions: [REGION] }, made);
    await tx.credentials.insert({ ...credential, credentialId: CREDENTIAL_ID });
    await tx.people.insert(person);
  });
}
