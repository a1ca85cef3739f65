import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import type { Lease } from '../../src/domain/lease.ts';
import { bundle } from '../support/bundle.ts';
import { BASTION, Installation } from '../support/installation.ts';
import { eventually } from '../../../../tests/support/eventually.ts';

const ADDRESS = '203.0.113.7/32';
const SSH = `tcp 22 from ${ADDRESS}`;
const FOREIGN = 'tcp 443 from 0.0.0.0/0';

/**
 * Before and after each of the five things that a run does: opening claims, reads, authorizes, reads back and records;
 * closing claims, saves the end, revokes, reads back and records.
 */
const STEPS = Array.from({ length: 10 }, (_, index) => index + 1);

describe.concurrent('law 1 and 2 under kill -9 between any two steps', () => {
  let worker: Awaited<ReturnType<typeof bundle>>;

  beforeAll(async () => {
    worker = await bundle(fileURLToPath(new URL('../support/stepping-worker.ts', import.meta.url)));
  });
  afterAll(() => worker.remove());

  it.each(STEPS)('killed at step %i of opening, the lease still opens, once, and closes', async (killAt) => {
    const world = await makeWorld({ isOpen: false });
    try {
      expect(await runWorker(worker.file, world, killAt, 'active')).toBe('SIGKILL');
      await runWorker(worker.file, world, 0, 'active');
      expect(world.installation.ingress(BASTION)).toEqual([SSH, FOREIGN]);

      await letEndNow(world);
      await runWorker(worker.file, world, 0, 'closed');
      expect(world.installation.ingress(BASTION)).toEqual([FOREIGN]);
    } finally {
      await world.remove();
    }
  });

  it.each(STEPS)('killed at step %i of closing, the rule is still gone afterwards', async (killAt) => {
    const world = await makeWorld({ isOpen: true });
    try {
      await letEndNow(world);

      expect(await runWorker(worker.file, world, killAt, 'closed')).toBe('SIGKILL');
      await runWorker(worker.file, world, 0, 'closed');

      expect(world.installation.ingress(BASTION)).toEqual([FOREIGN]);
    } finally {
      await world.remove();
    }
  });
});

interface World {
  readonly installation: Installation;
  readonly dataDir: string;
  readonly lease: Lease;
  readonly remove: () => Promise<void>;
}

/** A Local EC2 with a foreign rule, and a closed database with one lease: due to open, or open already. */
async function makeWorld({ isOpen }: { isOpen: boolean }): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatelease-kill-'));
  const installation = await Installation.start({
    openTestStore: async () => ({ store: await openStore({ dataDir }), remove: () => Promise.resolve() }),
  });
  const bastion = await installation.addResource(BASTION);
  const ssh = await installation.addPolicy(bastion);
  await installation.byHand(BASTION, 'authorize', FOREIGN);
  const worker = isOpen ? installation.startWorker('embedded') : null;
  const lease = await installation.lease(ssh, ADDRESS, 3600);
  if (worker !== null) {
    await eventually(
      () => installation.readLease(lease.leaseId),
      ({ state }) => state === 'active',
    );
    await installation.stopWorker(worker);
  }
  await installation.store.close();
  return {
    installation,
    dataDir,
    lease,
    remove: async () => {
      await installation.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** As if its time were up: no test waits for a clock that a busy machine lets run away. */
async function letEndNow({ dataDir, lease }: World): Promise<void> {
  const store = await openStore({ dataDir });
  await store.write(async (tx) => {
    const stored = await tx.leases.find(lease.organizationId, lease.leaseId);
    await tx.leases.update({ ...stored!, endsAt: new Date() });
    await tx.work.markDue(lease.resourceId, new Date());
  });
  await store.close();
}

/** Runs a worker until it says that the lease is in the state, or until it killed itself. Tells the signal it ended by. */
async function runWorker(file: string, world: World, killAt: number, wanted: string): Promise<string | null> {
  const { dataDir, installation, lease } = world;
  const child = spawn(
    process.execPath,
    [file, dataDir, installation.ec2.url, String(killAt), lease.organizationId, lease.leaseId],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = once(child, 'exit');
  createInterface({ input: child.stdout }).on('line', (state) => {
    // Steps after the one that makes the state visible are taken while the worker stops.
    if (state === wanted) child.kill('SIGTERM');
  });
  const tooLong = setTimeout(() => child.kill('SIGTERM'), 40_000);
  const [, signal] = await ended;
  clearTimeout(tooLong);
  if (killAt === 0) expect(await readState(world)).toBe(wanted);
  return signal;
}

async function readState(world: World): Promise<string | undefined> {
  const store = await openStore({ dataDir: world.dataDir });
  try {
    const lease = await store.read((tx) => tx.leases.find(world.lease.organizationId, world.lease.leaseId));
    return lease?.state;
  } finally {
    await store.close();
  }
}
