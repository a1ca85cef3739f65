import { expect, it } from 'vitest';
import type { Store } from '../../../src/application/ports/store.ts';
import type { EmergencyStop } from '../../../src/domain/emergency-stop.ts';
import { minutesAfter, NOON } from '../../support/stored-entities.ts';

export function emergencyContract(store: () => Store): void {
  const aStop = (changes: Partial<EmergencyStop> = {}): EmergencyStop => ({
    stopId: 'stop_1',
    organizationId: 'org_1',
    resourceId: null,
    reason: 'A laptop is gone.',
    startedBy: 'person_1',
    startedAt: NOON,
    suspendsOpenings: true,
    liftedBy: null,
    liftedAt: null,
    leasesClosed: 3,
    requestsCancelled: 1,
    rulesOpen: 4,
    version: 1,
    ...changes,
  });

  it('keeps emergency stops, lists the newest first, and those that hold', async () => {
    const lifted = aStop({ stopId: 'lifted', liftedBy: 'person_2', liftedAt: minutesAfter(NOON, 1) });
    const short = aStop({ stopId: 'short', startedAt: minutesAfter(NOON, 2), suspendsOpenings: false });
    const ofResource = aStop({ stopId: 'group', startedAt: minutesAfter(NOON, 3), resourceId: 'resource_1' });
    const elsewhere = aStop({ stopId: 'other', organizationId: 'org_2' });
    await store().write(async (tx) => {
      for (const stop of [lifted, short, ofResource, elsewhere]) await tx.emergencyStops.insert(stop);
    });

    const newest = await store().read((tx) => tx.emergencyStops.listNewest('org_1', 2));
    const holding = await store().read((tx) => tx.emergencyStops.listHolding('org_1'));

    expect(newest).toEqual([ofResource, short]);
    expect(holding).toEqual([ofResource]);
    expect(await store().read((tx) => tx.emergencyStops.find('org_1', 'lifted'))).toEqual(lifted);
    expect(await store().read((tx) => tx.emergencyStops.find('org_1', 'other'))).toBeNull();
  });

  it('lets one of two who lift it at once do so', async () => {
    const stop = aStop();
    await store().write((tx) => tx.emergencyStops.insert(stop));
    const lifted = { ...stop, liftedBy: 'person_2', liftedAt: minutesAfter(NOON, 1) };

    expect(await store().write((tx) => tx.emergencyStops.update(lifted))).toEqual({ ...lifted, version: 2 });

    await expect(store().write((tx) => tx.emergencyStops.update(lifted))).rejects.toMatchObject({
      code: 'storage.conflict',
    });
  });
}
