import { EC2Client } from '@aws-sdk/client-ec2';
import { startLocalEc2, threeTierSeed, THREE_TIER_GROUPS } from '@gatelease/ec2-engine';
import type { LocalEc2 } from '@gatelease/ec2-engine';
import { formatRule } from '@gatelease/security-groups';
import type { LockDownRequest } from '@gatelease/security-groups';
import { Ec2AccountReader } from '../../src/adapters/aws/ec2-account-reader.ts';
import { AwsCaller } from '../../src/adapters/aws/aws-caller.ts';
import { AwsClients } from '../../src/adapters/aws/aws-clients.ts';
import { Ec2GroupRuleChanges } from '../../src/adapters/aws/ec2-group-rule-changes.ts';
import { TokenBuckets } from '../../src/adapters/aws/token-bucket.ts';
import { RandomIds } from '../../src/adapters/secrets/random-ids.ts';
import { LiveChanges } from '../../src/adapters/live/live-changes.ts';
import { makeReadAskedAccounts } from '../../src/application/account/read-asked-accounts.ts';
import { makeKnowAccount } from '../../src/application/account/known-account.ts';
import { makeAdvanceLockDowns } from '../../src/application/lock-down/advance-lock-downs.ts';
import {
  makeConfirmLockDown,
  makeRemoveWiderRules,
  makeUndoLockDown,
} from '../../src/application/lock-down/decide-lock-down.ts';
import type { LockDownTools } from '../../src/application/lock-down/lock-down-step.ts';
import { makePlanLockDown } from '../../src/application/lock-down/plan-lock-down.ts';
import { makeReadLockDown } from '../../src/application/lock-down/read-lock-downs.ts';
import { makeStartLockDown } from '../../src/application/lock-down/start-lock-down.ts';
import type { Principal } from '../../src/application/principal.ts';
import type { Store } from '../../src/application/ports/store.ts';
import { exampleCredential } from '../../src/domain/examples.ts';
import { TestClock } from '../integration/http-harness.ts';
import { openSqliteTestStore } from './installation.ts';
import type { OpenTestStore } from './installation.ts';
import { anOrganization } from './stored-entities.ts';

export const WEB = THREE_TIER_GROUPS.web.id;
export const BALANCER = THREE_TIER_GROUPS['load-balancer'].id;
const REGION = 'us-east-1';
const FRONT_DOOR: LockDownRequest = { pattern: 'load-balancer', loadBalancer: 'front-door' };

/** An administrator, a store, and a worker whose calls reach a Local EC2 with the three tiers. */
export class LockDownScene {
  readonly store: Store;
  readonly ec2: LocalEc2;
  readonly client: EC2Client;
  readonly clock = new TestClock();
  readonly tools: Omit<LockDownTools, 'clock'>;
  readonly #remove: () => Promise<void>;

  private constructor(store: Store, ec2: LocalEc2, remove: () => Promise<void>) {
    this.store = store;
    this.ec2 = ec2;
    this.#remove = remove;
    const clients = new AwsClients(() =>
      Promise.resolve({
        stamp: ec2.url,
        endpoint: { url: ec2.url, rules: null },
        identity: { kind: 'keys', accessKeyId: 'test', secretAccessKey: 'test' },
        account: null,
      }),
    );
    const parts = { clients, buckets: new TokenBuckets(() => performance.now()), observe: () => () => undefined };
    this.tools = {
      reader: new Ec2AccountReader(parts),
      rules: new Ec2GroupRuleChanges(new AwsCaller({ ...parts, priority: 'reconcile' })),
    };
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    this.client = new EC2Client({ region: REGION, endpoint: ec2.url, credentials });
  }

  static async start(openTestStore: OpenTestStore = openSqliteTestStore): Promise<LockDownScene> {
    const { store, remove } = await openTestStore();
    const ec2 = await startLocalEc2({ seed: threeTierSeed });
    await store.write(async (tx) => {
      await tx.organizations.insert(anOrganization({ organizationId: 'org_1' }));
      await tx.credentials.insert(
        exampleCredential({ credentialId: 'credential_1', organizationId: 'org_1', regions: [REGION] }),
      );
    });
    return new LockDownScene(store, ec2, remove);
  }

  async close(): Promise<void> {
    this.client.destroy();
    await this.ec2.close();
    await this.#remove();
  }

  get context() {
    return {
      store: this.store,
      clock: this.clock,
      ids: new RandomIds(),
      changes: new LiveChanges(),
      signal: { wake: () => Promise.resolve() },
      worker: 'worker-1',
    };
  }

  readonly ada: Principal = principalOf('administrator');

  async plan(request: LockDownRequest = FRONT_DOOR) {
    const plan = makePlanLockDown(makeKnowAccount(this.context));
    // The last reading is old by now, so that this one asks for a new one.
    this.clock.advance(61);
    await plan(this.ada, { request });
    await makeReadAskedAccounts(this.context, this.tools.reader)();
    const { draft, madeAt } = await plan(this.ada, { request });
    if (draft === null || madeAt === null) throw new Error('The account was not read.');
    return { draft, madeAt };
  }

  /** Has the plan for the load balancer carried out as far as people need not be asked. */
  async started(ruleIds: readonly string[] = [], confirmWithinSeconds: number | null = null) {
    return this.startPlanned(await this.plan(), ruleIds, confirmWithinSeconds);
  }

  async startPlanned(
    planned: Awaited<ReturnType<LockDownScene['plan']>>,
    ruleIds: readonly string[] = [],
    confirmWithinSeconds: number | null = null,
  ) {
    const input = { ...planned, ruleIds, confirmWithinSeconds };
    const { lockDownId } = await makeStartLockDown(this.context)(this.ada, input);
    return lockDownId;
  }

  /** What the plan suggests to take away: the rule for the world on 80. */
  async suggested(): Promise<readonly string[]> {
    const { draft } = await this.plan();
    return draft.plan.removable.flatMap(({ isSuggested, ruleId }) => (isSuggested && ruleId ? [ruleId] : []));
  }

  remove(lockDownId: string, ruleIds: readonly string[], confirmWithinSeconds: number | null = null) {
    const input = { lockDownId, ruleIds, confirmWithinSeconds };
    return makeRemoveWiderRules(this.context)(this.ada, input);
  }

  confirm(lockDownId: string, by = this.ada) {
    return makeConfirmLockDown(this.context)(by, { lockDownId });
  }

  undo(lockDownId: string, by = this.ada) {
    return makeUndoLockDown(this.context)(by, { lockDownId });
  }

  async read(lockDownId: string) {
    return (await makeReadLockDown(this.context)(this.ada, { lockDownId })).lockDown;
  }

  /** Turns of the worker, with the pauses it makes in between, until it waits for people. */
  async work(lockDownId: string, tools = this.tools): Promise<void> {
    const advance = makeAdvanceLockDowns(this.context, tools);
    for (let turn = 0; turn < 60; turn += 1) {
      await advance();
      const { state, dueAt } = await this.read(lockDownId);
      if (dueAt === null || state === 'confirming') return;
      if (dueAt > this.clock.now()) this.clock.advance((dueAt.getTime() - this.clock.now().getTime()) / 1000);
    }
    throw new Error('The worker does not come to an end.');
  }

  /** Inbound rules of a group, as texts with their descriptions. */
  async inbound(groupId: string): Promise<readonly string[]> {
    const rules = await this.tools.rules.readKept({ credentialId: 'credential_1', region: REGION, groupId });
    return rules
      .filter(({ rule }) => rule.direction === 'ingress')
      .map(({ rule, description }) => `${formatRule(rule).replace(/\d{12}\//, '')} ${description ?? ''}`.trim())
      .sort();
  }

  async events(): Promise<readonly string[]> {
    const { items } = await this.store.read((tx) =>
      tx.events.list({ organizationId: 'org_1' }, { after: null, limit: 100 }),
    );
    return items.map(({ kind }) => kind).reverse();
  }
}

export function principalOf(role: Principal['role']): Principal {
  return {
    ...{ personId: 'ada', organizationId: 'org_1', role, access: 'dashboard' },
    ...{ sessionId: 'session_1', address: '203.0.113.7' },
  };
}
