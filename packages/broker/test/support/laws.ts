import { describe } from 'vitest';
import type { InstallationOptions } from './installation.ts';
import { bastionScene } from './laws/bastion-scene.ts';
import { rulesEndWithTheirLease } from './laws/law-1-closed-in-time.ts';
import { costsFollowChanges } from './laws/law-10-costs.ts';
import { foreignRulesStay } from './laws/law-2-foreign-rules.ts';
import { sharedRulesStay } from './laws/law-3-shared-rules.ts';
import { addressesAreSeen } from './laws/law-4-addresses.ts';
import { onlyTheWorkerCalls } from './laws/law-5-worker-alone.ts';
import { oneTableDecides } from './laws/law-6-one-table.ts';
import { revokeComesFirst } from './laws/law-7-revoke-first.ts';
import { reconcilerWorks } from './laws/reconciler.ts';

/** The laws that the reconciler and the use cases keep, each by name, against Local EC2 with faults. Run on every store. */
export function lawsOn(storeName: string, options: InstallationOptions = {}): void {
  describe(`laws of the reconciler on ${storeName}`, () => {
    const scene = bastionScene(options);

    rulesEndWithTheirLease(scene);
    foreignRulesStay(scene);
    sharedRulesStay(scene);
    addressesAreSeen(scene);
    onlyTheWorkerCalls(scene);
    oneTableDecides(scene);
    revokeComesFirst(scene);
    costsFollowChanges(scene);
    reconcilerWorks(scene);
  });
}
