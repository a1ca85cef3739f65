import type { AccountReading } from '@gatelease/security-groups';
import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../../src/application/ports/store.ts';
import { exampleCredential } from '../../../src/domain/examples.ts';
import { minutesAfter, NOON } from '../../support/stored-entities.ts';

const PLACE = { organizationId: 'org_1', credentialId: 'credential_1', region: 'eu-central-1' };
const OTHER = { ...PLACE, region: 'us-east-1' };

const READING: AccountReading = {
  region: 'eu-central-1',
  world: {
    groups: [],
    interfaces: 'not-read',
    prefixLists: [],
    vpcs: [{ vpcId: 'vpc-1', cidrs: ['10.0.0.0/16'] }],
    subnets: [],
    networkAcls: 'not-read',
    routeTables: 'not-read',
    peerings: [],
  },
  loadBalancers: 'not-read',
  connectEndpoints: [],
  gaps: [{ part: 'interfaces', action: 'ec2:DescribeNetworkInterfaces', reason: 'UnauthorizedOperation: 雪 ☃' }],
};

export function accountReadingContract(store: () => Store): void {
  const take = (at: Date, limit = 10) =>
    store().write((tx) => tx.accountReadings.takeDue(at, minutesAfter(at, 10), limit));
  const ask = (place: typeof PLACE, at: Date) => store().write((tx) => tx.accountReadings.ask(place, at));
  const find = (place = PLACE) => store().read((tx) => tx.accountReadings.find(place));

  beforeEach(() =>
    store().write((tx) =>
      tx.credentials.insert(exampleCredential({ credentialId: 'credential_1', organizationId: 'org_1' })),
    ),
  );

  it('keeps a reading as it was, and knows that a wish was answered', async () => {
    await ask(PLACE, NOON);
    expect(await find()).toEqual({ place: PLACE, askedAt: NOON, isAwaited: true, readAt: null, failure: null });

    const [taken] = await take(NOON);
    const readAt = minutesAfter(NOON, 1);
    await store().write((tx) => tx.accountReadings.save(taken!, { kind: 'read', readAt, reading: READING }));

    expect(await find()).toEqual({ place: PLACE, askedAt: NOON, isAwaited: false, readAt, failure: null });
    expect(await store().read((tx) => tx.accountReadings.reading(PLACE))).toEqual(READING);
    expect(await store().read((tx) => tx.accountReadings.isAnyDue(minutesAfter(NOON, 60)))).toBe(false);
  });

  it('keeps the last reading when the next one fails, and says why it failed until one succeeds', async () => {
    const result = { kind: 'read', readAt: NOON, reading: READING } as const;
    const failure = {
      kind: 'failed',
      at: minutesAfter(NOON, 3),
      detail: 'AWS does not accept the credential.',
    } as const;
    await ask(PLACE, NOON);
    const [first] = await take(NOON);
    await store().write((tx) => tx.accountReadings.save(first!, result));
    await ask(PLACE, minutesAfter(NOON, 2));
    const [second] = await take(minutesAfter(NOON, 2));

    await store().write((tx) => tx.accountReadings.save(second!, failure));

    const { at, detail } = failure;
    expect(await find()).toMatchObject({ isAwaited: false, readAt: NOON, failure: { at, detail } });
    expect(await store().read((tx) => tx.accountReadings.reading(PLACE))).toEqual(READING);
    await ask(PLACE, minutesAfter(NOON, 4));
    const [third] = await take(minutesAfter(NOON, 4));
    await store().write((tx) => tx.accountReadings.save(third!, result));
    expect(await find()).toMatchObject({ failure: null });
  });

  it('gives a wish to one worker, and to another one when that one died', async () => {
    await ask(PLACE, NOON);
    await ask(OTHER, minutesAfter(NOON, -1));

    const first = await take(NOON, 1);
    const second = await take(NOON);

    expect([first, second].map((taken) => taken.map(({ place }) => place.region))).toEqual([
      ['us-east-1'],
      ['eu-central-1'],
    ]);
    expect(await take(minutesAfter(NOON, 9))).toEqual([]);
    expect(await take(minutesAfter(NOON, 10))).toHaveLength(2);
  });

  it('leaves a wish open that came while its account was being read', async () => {
    await ask(PLACE, NOON);
    const [taken] = await take(NOON);
    await ask(PLACE, minutesAfter(NOON, 1));

    await store().write((tx) => tx.accountReadings.save(taken!, { kind: 'read', readAt: NOON, reading: READING }));

    expect(await find()).toMatchObject({ isAwaited: true, readAt: NOON });
    expect(await take(minutesAfter(NOON, 1))).toEqual([{ place: PLACE, askedAt: minutesAfter(NOON, 1) }]);
  });

  it('shows nobody what another organization read, and forgets it with its credential', async () => {
    await ask(PLACE, NOON);

    expect(await find({ ...PLACE, organizationId: 'org_2' })).toBeNull();

    await store().write((tx) => tx.credentials.delete('org_1', 'credential_1'));
    expect(await find()).toBeNull();
  });
}
