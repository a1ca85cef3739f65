import type { Fault, InterceptedCall } from '@gatelease/ec2-engine';
import { afterEach, beforeEach } from 'vitest';
import { eventually } from '../../../../../tests/support/eventually.ts';
import type { AccessPolicy } from '../../../src/domain/access-policy.ts';
import type { Lease, LeaseState } from '../../../src/domain/lease.ts';
import type { Resource } from '../../../src/domain/resource.ts';
import { BASTION, Installation } from '../installation.ts';
import type { InstallationOptions } from '../installation.ts';

export const ADDRESS = '203.0.113.7/32';
export const SSH = `tcp 22 from ${ADDRESS}`;

/** An installation whose bastion everybody may open for SSH: a new one for each test of the block it is made in. */
export interface BastionScene {
  readonly installation: Installation;
  readonly bastion: Resource;
  readonly ssh: AccessPolicy;
  /** The bastion's ingress as it is in the world. */
  readonly ingress: () => readonly string[];
  readonly untilIngress: (expected: readonly string[]) => Promise<readonly string[]>;
  readonly untilState: (leaseId: string, state: LeaseState) => Promise<Lease>;
  readonly callsOf: (action: string) => number;
  /** Has the next so many calls of an action go wrong. */
  readonly failTimes: (times: number, action: string, fault: Fault) => void;
}

export function bastionScene(options: InstallationOptions): BastionScene {
  let current: Pick<BastionScene, 'installation' | 'bastion' | 'ssh'> | null = null;
  const now = () => {
    if (current === null) throw new Error('the scene is set for tests, not for their titles');
    return current;
  };

  beforeEach(async () => {
    const installation = await Installation.start(options);
    const bastion = await installation.addResource(BASTION);
    current = { installation, bastion, ssh: await installation.addPolicy(bastion) };
  });
  afterEach(() => now().installation.close());

  const ingress = () => now().installation.ingress(BASTION);
  return {
    get installation() {
      return now().installation;
    },
    get bastion() {
      return now().bastion;
    },
    get ssh() {
      return now().ssh;
    },
    ingress,
    untilIngress: (expected) => eventually(ingress, (rules) => rules.join() === [...expected].sort().join()),
    untilState: (leaseId, state) =>
      eventually(
        () => now().installation.readLease(leaseId),
        (lease) => lease.state === state,
      ),
    callsOf: (action) => now().installation.calls.filter((call) => call.action === action).length,
    failTimes: (times, action, fault) => {
      let left = times;
      now().installation.fault = (call: InterceptedCall) => {
        if (call.action !== action || left === 0) return { kind: 'none' };
        left -= 1;
        return fault;
      };
    },
  };
}

/** AWS says no. */
export function refuse(code: string, status: number): Fault {
  return { kind: 'refuse', code, status, message: `${code} for a test` };
}
