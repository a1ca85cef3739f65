import { Ec2SecurityGroupGateway } from '../../src/adapters/aws/ec2-security-group-gateway.ts';
import { callerOf } from './aws-calls.ts';
import { LiveChanges } from '../../src/adapters/live/live-changes.ts';
import { RandomIds } from '../../src/adapters/secrets/random-ids.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { SystemClock } from '../../src/adapters/system-clock/system-clock.ts';
import type { SecurityGroupGateway } from '../../src/application/ports/security-group-gateway.ts';
import type { Store } from '../../src/application/ports/store.ts';
import { makeReconcileResource } from '../../src/application/reconcile/reconcile-resource.ts';
import { WorkerLoop } from '../../src/main/worker-loop.ts';

/*
 * A worker as a process of its own, for tests. It counts its steps (before and after every call of AWS and every
 * write to the store) and kills itself with SIGKILL at a given one; at 0 it never does. The state of one lease goes to
 * standard output, a line whenever it changes.
 *
 * usage: node stepping-worker DATA_DIR EC2_URL KILL_AT ORGANIZATION_ID LEASE_ID
 */
const [dataDir = '', endpoint = '', killAt = '0', organizationId = '', leaseId = ''] = process.argv.slice(2);
let steps = 0;

function step(): void {
  steps += 1;
  if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
}

async function around<T>(run: () => Promise<T>): Promise<T> {
  step();
  const result = await run();
  step();
  return result;
}

function stepping(gateway: SecurityGroupGateway): SecurityGroupGateway {
  return {
    describeGroup: (location) => around(() => gateway.describeGroup(location)),
    readRules: (location, ruleIds) => around(() => gateway.readRules(location, ruleIds)),
    authorize: (location, rules, ownership) => around(() => gateway.authorize(location, rules, ownership)),
    revoke: (location, ruleIds) => around(() => gateway.revoke(location, ruleIds)),
    updateDescriptions: (location, descriptions) => around(() => gateway.updateDescriptions(location, descriptions)),
    after: (kept) => stepping(gateway.after(kept)),
  };
}

function steppingStore(store: Store): Store {
  return {
    write: (work) => around(() => store.write(work)),
    read: (work) => store.read(work),
    writeAhead: (work) => around(() => store.writeAhead(work)),
    readAhead: (work) => store.readAhead(work),
    ping: () => store.ping(),
    now: () => store.now(),
    installationId: () => store.installationId(),
    close: () => store.close(),
  };
}

const store = await openStore({ dataDir });
await store.write((tx) => tx.work.releaseAllOf('embedded'));
const clock = new SystemClock();
const counted = steppingStore(store);
const gateway = new Ec2SecurityGroupGateway(callerOf(endpoint));
const reconcile = makeReconcileResource({
  store: counted,
  gateway: stepping(gateway),
  clock,
  ids: new RandomIds(),
  changes: new LiveChanges(),
  metrics: { leaseClosed: () => undefined },
  installationId: await store.installationId(),
  claimSeconds: 60,
  driftSeconds: 300,
  publicUrl: 'http://127.0.0.1:8080',
  chance: () => 0,
});
const silent = { error: () => undefined, warn: () => undefined };
const loop = new WorkerLoop({ store: counted, clock, worker: 'embedded', reconcile, log: silent, pollMs: 200 });
loop.start();

let told = '';
const tell = setInterval(() => {
  void store
    .read((tx) => tx.leases.find(organizationId, leaseId))
    .then((lease) => {
      if (lease === null || lease.state === told) return;
      told = lease.state;
      process.stdout.write(`${told}\n`);
    });
}, 20);

process.on('SIGTERM', () => {
  clearInterval(tell);
  void loop
    .stop()
    .then(() => store.close())
    .then(() => process.exit(0));
});
