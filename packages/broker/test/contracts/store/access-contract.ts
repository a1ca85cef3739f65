import { expect, it } from 'vitest';
import type { LiveLeaseFilter } from '../../../src/application/ports/lease-repository.ts';
import type { RequestFilter } from '../../../src/application/ports/request-repository.ts';
import type { Store } from '../../../src/application/ports/store.ts';
import { LEASE_STATES } from '../../../src/domain/lease.ts';
import type { Resource } from '../../../src/domain/resource.ts';
import { aLease, aPolicy, aRequest, aResource, minutesAfter, NOON } from '../../support/stored-entities.ts';

export function accessContract(store: () => Store): void {
  it.each<Resource['health']>([
    { state: 'unknown' },
    { state: 'healthy', checkedAt: NOON },
    { state: 'failing', checkedAt: NOON, problem: { kind: 'rule-quota', detail: 'No room for one more rule.' } },
  ])('gives a resource back as stored, $state', async (health) => {
    const resource = aResource({ health, groupName: 'bastion', vpcId: 'vpc-1' });

    await store().write((tx) => tx.resources.insert(aResource()));
    const updated = await store().write((tx) => tx.resources.update(resource));

    expect(updated).toEqual({ ...resource, version: 2 });
    expect(await store().read((tx) => tx.resources.find('org_1', 'resource_1'))).toEqual(updated);
    expect(await store().read((tx) => tx.resources.findAnywhere('resource_1'))).toEqual(updated);
    expect(await store().read((tx) => tx.resources.list('org_1'))).toEqual([updated]);
  });

  it('manages a security group once, whatever the organization', async () => {
    await store().write((tx) => tx.resources.insert(aResource({ groupId: 'sg-1' })));
    const second = aResource({ resourceId: 'resource_2', organizationId: 'org_2', groupId: 'sg-1' });

    await expect(store().write((tx) => tx.resources.insert(second))).rejects.toMatchObject({
      code: 'resource.duplicate',
    });
    await store().write((tx) => tx.resources.insert({ ...second, region: 'us-east-1' }));
  });

  it('deletes a resource with its picture and its work', async () => {
    await store().write(async (tx) => {
      await tx.resources.insert(aResource());
      await tx.pictures.save({ resourceId: 'resource_1', readAt: NOON, rules: [] });
      await tx.work.markDue('resource_1', NOON);
    });

    await store().write((tx) => tx.resources.delete('org_2', 'resource_1'));
    expect(await store().read((tx) => tx.pictures.find('resource_1'))).not.toBeNull();
    await store().write((tx) => tx.resources.delete('org_1', 'resource_1'));

    expect(await store().read((tx) => tx.resources.findAnywhere('resource_1'))).toBeNull();
    expect(await store().read((tx) => tx.pictures.find('resource_1'))).toBeNull();
    expect(await store().read((tx) => tx.work.nextDueAt())).toBeNull();
  });

  it('gives a policy back as stored, changed, and not to another organization', async () => {
    const everything = aPolicy({
      traffics: [{ kind: 'all' }, { kind: 'icmp', protocol: 'icmp', message: { kind: 'all' } }],
      duration: { defaultSeconds: null, longestSeconds: 60 },
      addresses: { allowedScopes: [], stated: null },
      opensOn: 'sign-in',
      reasonRequired: true,
      notifiesApprovers: false,
    });
    await store().write((tx) => tx.policies.insert(aPolicy()));
    expect(await store().read((tx) => tx.policies.find('org_1', 'policy_1'))).toEqual(aPolicy());
    expect(await store().read((tx) => tx.policies.find('org_2', 'policy_1'))).toBeNull();

    const updated = await store().write((tx) => tx.policies.update(everything));

    expect(updated).toEqual({ ...everything, version: 2 });
    expect(await store().read((tx) => tx.policies.list('org_1'))).toEqual([updated]);
    await expect(store().write((tx) => tx.policies.update(everything))).rejects.toMatchObject({
      code: 'storage.conflict',
    });
    await store().write((tx) => tx.policies.delete('org_2', 'policy_1'));
    expect(await store().read((tx) => tx.policies.list('org_1'))).toHaveLength(1);
    await store().write((tx) => tx.policies.delete('org_1', 'policy_1'));
    expect(await store().read((tx) => tx.policies.list('org_1'))).toEqual([]);
  });

  it('gives a request back as stored, changed, and not to another organization', async () => {
    const approved = aRequest({ state: 'approved', decidedAt: NOON, leaseId: 'lease_1', reason: null });
    await store().write((tx) => tx.requests.insert(aRequest()));
    expect(await store().read((tx) => tx.requests.find('org_1', 'request_1'))).toEqual(aRequest());
    expect(await store().read((tx) => tx.requests.find('org_2', 'request_1'))).toBeNull();

    const updated = await store().write((tx) => tx.requests.update(approved));

    expect(updated).toEqual({ ...approved, version: 2 });
    expect(await store().read((tx) => tx.requests.find('org_1', 'request_1'))).toEqual(updated);
    await expect(store().write((tx) => tx.requests.update(approved))).rejects.toMatchObject({
      code: 'storage.conflict',
    });
  });

  it('lists pending requests whose time is over, in every organization, longest overdue first', async () => {
    await store().write(async (tx) => {
      const add = (requestId: string, minutes: number, changes = {}) =>
        tx.requests.insert(aRequest({ requestId, lapsesAt: minutesAfter(NOON, minutes), ...changes }));
      await add('second', -1, { organizationId: 'org_2' });
      await add('first', -2);
      await add('third', 0);
      await add('later', 1);
      await add('denied', -3, { state: 'denied' });
    });

    const all = await store().read((tx) => tx.requests.listLapsing(NOON, 10));
    const one = await store().write((tx) => tx.requests.listLapsing(NOON, 1));

    expect(all.map(({ requestId }) => requestId)).toEqual(['first', 'second', 'third']);
    expect(one.map(({ requestId }) => requestId)).toEqual(['first']);
  });

  it('lists the leases whose holders were not warned of an end, the first end first', async () => {
    const ending = { state: 'active', warnedAt: null, endsAt: NOON } as const;
    await store().write(async (tx) => {
      for (const lease of [
        aLease({ ...ending, leaseId: 'second' }),
        aLease({ ...ending, leaseId: 'first', state: 'opening', endsAt: minutesAfter(NOON, -1) }),
        aLease({ ...ending, leaseId: 'later', endsAt: minutesAfter(NOON, 1) }),
        aLease({ ...ending, leaseId: 'warned', warnedAt: NOON }),
        aLease({ ...ending, leaseId: 'moved', endReason: 'moved' }),
        aLease({ ...ending, leaseId: 'closing', state: 'closing' }),
        aLease({ ...ending, leaseId: 'elsewhere', organizationId: 'org_2' }),
      ]) {
        await tx.leases.insert(lease);
      }
    });

    const all = await store().read((tx) => tx.leases.listUnwarned('org_1', NOON, 10));
    const one = await store().read((tx) => tx.leases.listUnwarned('org_1', NOON, 1));

    expect([all, one].map((leases) => leases.map(({ leaseId }) => leaseId))).toEqual([['first', 'second'], ['first']]);
  });

  it.each<[Partial<RequestFilter>, string[]]>([
    [{}, ['e', 'd', 'c', 'b', 'a']],
    [{ personId: 'person_2' }, ['b']],
    [{ policyId: 'policy_2' }, ['c']],
    [{ resourceId: 'resource_2' }, ['d']],
    [{ states: ['denied', 'lapsed'] }, ['e']],
    [{ states: [] }, []],
    [{ personId: 'person_1', states: ['pending'] }, ['d', 'c', 'a']],
  ])('lists requests that fit %j, newest first', async (filter, expected) => {
    await store().write(async (tx) => {
      const add = (requestId: string, minute: number, changes = {}) =>
        tx.requests.insert(aRequest({ requestId, createdAt: minutesAfter(NOON, minute), ...changes }));
      await add('a', 1);
      await add('b', 2, { personId: 'person_2' });
      await add('c', 3, { policyId: 'policy_2' });
      await add('d', 4, { resourceId: 'resource_2' });
      await add('e', 5, { state: 'denied' });
      await add('other', 6, { organizationId: 'org_2' });
    });

    const page = await store().read((tx) =>
      tx.requests.list({ organizationId: 'org_1', ...filter }, { after: null, limit: 100 }),
    );

    expect(page.items.map(({ requestId }) => requestId)).toEqual(expected);
    expect(page.next).toBeNull();
  });

  it('gives a lease back as stored, changed, and not to another organization', async () => {
    const closed = aLease({ state: 'closed', closedAt: NOON, endReason: 'expired', problem: 'slow', openedAt: null });
    await store().write((tx) => tx.leases.insert(aLease()));
    expect(await store().read((tx) => tx.leases.find('org_1', 'lease_1'))).toEqual(aLease());
    expect(await store().read((tx) => tx.leases.find('org_2', 'lease_1'))).toBeNull();

    const updated = await store().write((tx) => tx.leases.update(closed));

    expect(updated).toEqual({ ...closed, version: 2 });
    expect(await store().read((tx) => tx.leases.find('org_1', 'lease_1'))).toEqual(updated);
    await expect(store().write((tx) => tx.leases.update(closed))).rejects.toMatchObject({ code: 'storage.conflict' });
    await expect(store().write((tx) => tx.leases.insert(aLease()))).rejects.toMatchObject({ code: 'storage.conflict' });
  });

  it('lists live leases oldest first and counts all by state', async () => {
    await store().write(async (tx) => {
      for (const [index, state] of LEASE_STATES.entries()) {
        const createdAt = minutesAfter(NOON, -index);
        await tx.leases.insert(aLease({ leaseId: state, state, createdAt }));
        await tx.leases.insert(aLease({ leaseId: `2-${state}`, state, createdAt, resourceId: 'resource_2' }));
        await tx.leases.insert(aLease({ leaseId: `o-${state}`, state, organizationId: 'org_2', personId: 'p' }));
      }
    });
    const live = async (filter: Partial<LiveLeaseFilter>) =>
      (await store().read((tx) => tx.leases.listLive({ organizationId: 'org_1', ...filter }))).map((l) => l.leaseId);

    const ofResource = await store().read((tx) => tx.leases.listLiveOfResource('resource_2'));

    expect(ofResource.map((l) => l.leaseId)).toEqual(['2-closing', '2-active', '2-opening', '2-scheduled']);
    expect(await live({ resourceId: 'resource_1' })).toEqual(['closing', 'active', 'opening', 'scheduled']);
    expect(await live({})).toHaveLength(8);
    expect(await live({ personId: 'person_2' })).toEqual([]);
    expect(await live({ policyId: 'policy_1', resourceId: 'resource_2' })).toEqual(ofResource.map((l) => l.leaseId));
    expect(await store().read((tx) => tx.leases.countByState())).toEqual({
      scheduled: 3,
      opening: 3,
      active: 3,
      closing: 3,
      closed: 3,
      failed: 3,
    });
  });

  it('lists leases that were open at some time of a day', async () => {
    const hours = (from: number, to: number) => ({
      startsAt: minutesAfter(NOON, from * 60),
      endsAt: minutesAfter(NOON, to * 60),
    });
    await store().write(async (tx) => {
      await tx.leases.insert(aLease({ leaseId: 'before', ...hours(-5, -3), state: 'failed', closedAt: null }));
      await tx.leases.insert(aLease({ leaseId: 'closed-early', ...hours(-5, 9), closedAt: minutesAfter(NOON, -60) }));
      await tx.leases.insert(aLease({ leaseId: 'into', ...hours(-1, 1), closedAt: null }));
      await tx.leases.insert(aLease({ leaseId: 'after', ...hours(5, 6), closedAt: null }));
    });

    const found = await store().read((tx) =>
      tx.leases.list(
        { organizationId: 'org_1', from: { at: NOON, now: NOON }, to: minutesAfter(NOON, 120) },
        { after: null, limit: 10 },
      ),
    );

    expect(found.items.map(({ leaseId }) => leaseId)).toEqual(['into']);
  });

  it('lists what is open beyond its end as open until now', async () => {
    const overdue = { startsAt: minutesAfter(NOON, -300), endsAt: minutesAfter(NOON, -200), closedAt: null };
    await store().write(async (tx) => {
      for (const state of LEASE_STATES) await tx.leases.insert(aLease({ leaseId: state, state, ...overdue }));
    });
    const openFrom = async (minutes: number) => {
      const from = { at: minutesAfter(NOON, minutes), now: NOON };
      const { items } = await store().read((tx) =>
        tx.leases.list({ organizationId: 'org_1', from }, { after: null, limit: 10 }),
      );
      return items.map(({ leaseId }) => leaseId).sort();
    };

    expect(await openFrom(-100)).toEqual(['active', 'closing', 'opening']);
    expect(await openFrom(0)).toEqual(['active', 'closing', 'opening']);
    expect(await openFrom(1)).toEqual([]);
  });

  it('knows which leases were opened in an emergency', async () => {
    await store().write(async (tx) => {
      await tx.leases.insert(aLease({ leaseId: 'ordinary', breakGlass: false }));
      await tx.leases.insert(aLease({ leaseId: 'emergency', breakGlass: true }));
      await tx.leases.insert(aLease({ leaseId: 'elsewhere', breakGlass: true, organizationId: 'org_2' }));
    });

    expect(await store().read((tx) => tx.leases.listBreakGlassIds('org_1'))).toEqual(new Set(['emergency']));
  });

  it('turns the pages of a list without losing or repeating anything, also where instants are equal', async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `lease_${String(index).padStart(2, '0')}`);
    await store().write(async (tx) => {
      for (const [index, leaseId] of ids.entries()) {
        await tx.leases.insert(aLease({ leaseId, createdAt: minutesAfter(NOON, Math.floor(index / 7)) }));
      }
    });

    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await store().read((tx) => tx.leases.list({ organizationId: 'org_1' }, { after, limit: 4 }));
      seen.push(...page.items.map(({ leaseId }) => leaseId));
      after = page.next;
      // What is new in between belongs to none of the pages that are still to come.
      await store().write((tx) =>
        tx.leases.insert(aLease({ leaseId: `new_${seen.length}`, createdAt: minutesAfter(NOON, 99) })),
      );
    } while (after !== null);

    expect(seen).toEqual(ids.toReversed());
  });

  it.each(['', 'x', 'bGVhc2Vz', 'MTIzNA', '%', 'MSBs\u0000', 'MSBs==', 'MDEgbA'])(
    'refuses the made-up place %j in a list',
    async (after) => {
      const list = store().read((tx) => tx.leases.list({ organizationId: 'org_1' }, { after, limit: 10 }));

      await expect(list).rejects.toMatchObject({ code: 'request.invalid' });
    },
  );

  it.each([0, 501, 1.5, Number.NaN])('refuses a page of %d items', async (limit) => {
    const list = store().read((tx) => tx.leases.list({ organizationId: 'org_1' }, { after: null, limit }));

    await expect(list).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('keeps the latest picture of a resource', async () => {
    const rule = {
      direction: 'ingress',
      traffic: { kind: 'all' },
      peer: { kind: 'security-group', groupId: 'sg-2', accountId: '123456789012' },
    } as const;
    const listed = { ...rule, peer: { kind: 'prefix-list', prefixListId: 'pl-1' } } as const;
    const ownership = { installationId: 'i', leaseIds: ['lease_1'], expiresAt: NOON };
    const picture = {
      resourceId: 'resource_1',
      readAt: minutesAfter(NOON, 1),
      rules: [
        { ruleId: 'sgr-1', rule, description: null, ownership: null },
        { ruleId: 'sgr-2', rule: listed, description: 'Gatelease', ownership },
        { ruleId: 'sgr-3', rule: listed, description: '', ownership: { ...ownership, expiresAt: null } },
      ],
    };
    expect(await store().read((tx) => tx.pictures.find('resource_1'))).toBeNull();

    await store().write((tx) => tx.pictures.save({ resourceId: 'resource_1', readAt: NOON, rules: [] }));
    await store().write((tx) => tx.pictures.save(picture));

    expect(await store().read((tx) => tx.pictures.find('resource_1'))).toEqual(picture);
  });
}
