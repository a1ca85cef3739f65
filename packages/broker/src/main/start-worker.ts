import { join } from 'node:path';
import { Ec2AccountGateway } from '../adapters/aws/ec2-account-gateway.ts';
import { Ec2SecurityGroupGateway } from '../adapters/aws/ec2-security-group-gateway.ts';
import { Ec2AccountReader } from '../adapters/aws/ec2-account-reader.ts';
import { Ec2GroupRuleChanges } from '../adapters/aws/ec2-group-rule-changes.ts';
import { AwsCaller } from '../adapters/aws/aws-caller.ts';
import { AwsClients } from '../adapters/aws/aws-clients.ts';
import { TokenBuckets } from '../adapters/aws/token-bucket.ts';
import type { PrometheusMetrics } from '../adapters/http/prometheus-metrics.ts';
import { SmtpMailSender } from '../adapters/mail/smtp-mail-sender.ts';
import { CLAIM_SECONDS } from '../application/reconcile/claim-terms.ts';
import { FAMILIAR_FOR_SECONDS } from '../application/sign-in/sign-in-throttle.ts';
import { makeReadAskedAccounts } from '../application/account/read-asked-accounts.ts';
import { makeLapseRequests } from '../application/access/lapse-requests.ts';
import { makeAdvanceLockDowns } from '../application/lock-down/advance-lock-downs.ts';
import { makeRemindApprovers } from '../application/access/remind-approvers.ts';
import { makeWarnOfEnds } from '../application/leases/warn-of-ends.ts';
import { makeReconcileResource } from '../application/reconcile/reconcile-resource.ts';
import { makeSendMessages } from '../application/mail/send-messages.ts';
import type { UseCaseContext } from '../application/use-case-context.ts';
import { makeWarnOfOldKeys } from '../application/credentials/warn-of-old-keys.ts';
import { makeVerifyCredentials } from '../application/credentials/verify-credentials.ts';
import { makeConnectCredential } from '../application/credentials/connect-credential.ts';
import type { AccountGateway } from '../application/ports/account-gateway.ts';
import type { AwsConnection } from '../application/ports/aws-connection.ts';
import type { SecretBox } from '../application/ports/secret-box.ts';
import type { Config } from './config.ts';
import { startHousekeeping } from './housekeeping.ts';
import type { Chore } from './housekeeping.ts';
import { WorkerLoop } from './worker-loop.ts';
import type { WorkerLog } from './worker-loop.ts';

export interface WorkerContext extends Omit<UseCaseContext, 'signal' | 'worker'> {
  /** The name under which this process claims work. */
  readonly worker: string;
  readonly config: Config;
  readonly installationId: string;
  readonly secretBox: SecretBox;
  readonly metrics: PrometheusMetrics;
  readonly log: WorkerLog;
  /** Where Local EC2 answers, when it is the target. */
  readonly localEc2Url: string | null;
}

/** Everything that goes on without anybody asking. */
export interface Worker {
  readonly loop: WorkerLoop;
  stop(): Promise<void>;
}

/** Every group is looked at once after a start: what happened while nothing ran, and to an old copy of the data, shows. */
export async function startWorker(context: WorkerContext): Promise<Worker> {
  const { config, metrics, store, clock, log, worker } = context;
  const aws = connectionsOf(context);
  const reconcile = makeReconcileResource({
    ...context,
    gateway: new Ec2SecurityGroupGateway(new AwsCaller({ ...aws, priority: 'reconcile' })),
    metrics: {
      leaseClosed: (lease, at) => {
        // Only an end that time brought has a moment to be measured from.
        if (lease.endReason === 'expired')
          metrics.observeClosingLateness((at.getTime() - lease.endsAt.getTime()) / 1000);
      },
    },
    claimSeconds: CLAIM_SECONDS,
    driftSeconds: config.driftSeconds,
    publicUrl: config.publicUrl,
    chance: Math.random,
  });
  const loop = new WorkerLoop({ store, clock, worker, reconcile, log });
  await store.write((tx) => tx.work.markAllDue(clock.now()));
  const lookingAround = new AwsCaller({ ...aws, priority: 'look-around' });
  const stopHousekeeping = startHousekeeping(
    [
      ...choresOf(context),
      readingChore(context, new Ec2AccountReader(aws)),
      verifyingChore(context, new Ec2AccountGateway(lookingAround)),
      lockDownChore(context, aws),
    ],
    log,
  );
  loop.start();

  return {
    loop,
    async stop() {
      await Promise.all([loop.stop(), stopHousekeeping()]);
    },
  };
}

/** How AWS is called, shared by everything that calls it. */
function connectionsOf(context: WorkerContext) {
  const { config, metrics } = context;
  const connect = makeConnectCredential({
    ...context,
    ambientConnection: ambientConnectionOf(context),
    endpointRules: { allowsLoopback: config.allowsLoopbackEndpoints },
  });
  return {
    clients: new AwsClients(connect),
    buckets: new TokenBuckets(() => performance.now()),
    observe: (action: string) => (outcome: string) => metrics.countAwsCall(action, outcome),
  };
}

/** Somebody looks at a page meanwhile. */
function readingChore(context: WorkerContext, reader: Ec2AccountReader): Chore {
  return { name: 'read accounts', everyMs: 500, run: makeReadAskedAccounts(context, reader) };
}

/** Somebody may have added an account, and waits for what comes of it. */
function verifyingChore(context: WorkerContext, accounts: AccountGateway): Chore {
  const verify = makeVerifyCredentials({ ...context, accounts, chance: Math.random });
  return { name: 'verify AWS accounts', everyMs: 500, run: verify };
}

/** Somebody looks at a page meanwhile, or waits until the old rules come back. */
function lockDownChore(context: WorkerContext, aws: ReturnType<typeof connectionsOf>): Chore {
  const rules = new Ec2GroupRuleChanges(new AwsCaller({ ...aws, priority: 'reconcile' }));
  const run = makeAdvanceLockDowns(context, { reader: new Ec2AccountReader(aws), rules });
  return { name: 'advance lock-downs', everyMs: 500, run };
}

/** What the environment gives. Only AWS itself throttles, so only its calls are held back. */
function ambientConnectionOf({ config: { target, localEc2 }, localEc2Url }: WorkerContext): AwsConnection {
  const stamp = 'ambient';
  switch (target.kind) {
    case 'aws':
      return { stamp, endpoint: null, identity: { kind: 'chain' }, account: 'ambient' };
    case 'endpoint':
      return { stamp, endpoint: { url: target.url, rules: null }, identity: keysOf(target), account: null };
    case 'local': {
      const url = localEc2Url ?? `http://127.0.0.1:${String(localEc2.port)}`;
      return { stamp, endpoint: { url, rules: null }, identity: keysOf(localEc2), account: null };
    }
  }
}

function keysOf({ accessKeyId, secretAccessKey }: { accessKeyId: string; secretAccessKey: string }) {
  return { kind: 'keys', accessKeyId, secretAccessKey } as const;
}

const MINUTE_MS = 60_000;

function choresOf(context: WorkerContext): readonly Chore[] {
  const { config, store, clock } = context;
  const { smtp, publicUrl } = config;
  return [
    { name: 'warn of old keys', everyMs: 60 * MINUTE_MS, run: makeWarnOfOldKeys({ ...context, publicUrl }) },
    { name: 'lapse requests', everyMs: 10_000, run: makeLapseRequests(context) },
    { name: 'remind approvers', everyMs: 30_000, run: makeRemindApprovers({ ...context, publicUrl }) },
    { name: 'warn of ends', everyMs: 10_000, run: makeWarnOfEnds({ ...context, publicUrl }) },
    {
      name: 'forget sessions, challenges, failed sign-ins and secrets that were not sent',
      everyMs: 10 * MINUTE_MS,
      run: () =>
        store.write(async (tx) => {
          await tx.sessions.deleteExpired(clock.now());
          await tx.challenges.deleteExpired(clock.now());
          await tx.outbox.forgetSecrets(clock.now());
          await tx.signInAttempts.deleteBefore(new Date(clock.now().getTime() - FAMILIAR_FOR_SECONDS * 1000));
        }),
    },
    ...(smtp === null
      ? []
      : [{ name: 'send mail', everyMs: 2_000, run: makeSendMessages(context, new SmtpMailSender(smtp)) }]),
  ];
}

/** Where the embedded Local EC2 keeps its world. */
export function localEc2Directory(config: Config): string {
  return join(config.dataDir, 'ec2');
}
