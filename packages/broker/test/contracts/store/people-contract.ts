import { expect, it } from 'vitest';
import type { PersonFilter } from '../../../src/application/ports/person-repository.ts';
import type { PageRequest, Store } from '../../../src/application/ports/store.ts';
import { aPerson, aSession, minutesAfter, NOON } from '../../support/stored-entities.ts';

export function peopleContract(store: () => Store): void {
  const listPage = (filter: Omit<PersonFilter, 'organizationId'>, page: PageRequest) =>
    store().read((tx) => tx.people.listPage({ ...filter, organizationId: 'org_1' }, page));

  it('gives a person back as stored', async () => {
    const person = aPerson({ role: 'administrator', teamIds: ['team_1', 'team_2'], lastSignInAt: NOON });

    await store().write(async (tx) => {
      await tx.teams.insert({ teamId: 'team_1', organizationId: 'org_1', name: 'One' });
      await tx.teams.insert({ teamId: 'team_2', organizationId: 'org_1', name: 'Two' });
      await tx.people.insert(person);
    });

    expect(await store().read((tx) => tx.people.find('org_1', 'person_1'))).toEqual(person);
    expect(await store().read((tx) => tx.people.findByEmail('org_1', 'person_1@example.com'))).toEqual(person);
  });

  it('never finds a person of another organization', async () => {
    await store().write((tx) => tx.people.insert(aPerson()));

    expect(await store().read((tx) => tx.people.find('org_2', 'person_1'))).toBeNull();
    expect(await store().read((tx) => tx.people.findByEmail('org_2', 'person_1@example.com'))).toBeNull();
    expect(await store().read((tx) => tx.people.list('org_2'))).toEqual([]);
    await expect(
      store().write((tx) => tx.people.update(aPerson({ organizationId: 'org_2', name: 'Eve' }))),
    ).rejects.toMatchObject({ code: 'storage.conflict' });
    await store().write((tx) => tx.people.delete(aPerson({ organizationId: 'org_2' }), NOON));
    expect(await store().read((tx) => tx.people.listFormer('org_2'))).toEqual([]);
    expect(await store().read((tx) => tx.people.find('org_1', 'person_1'))).toEqual(aPerson());
  });

  it('lists people by name without regard to case', async () => {
    await store().write(async (tx) => {
      for (const name of ['bob', 'Ada', 'Cleo', '_x']) await tx.people.insert(aPerson({ personId: name, name }));
    });

    const listed = await store().read((tx) => tx.people.list('org_1'));

    expect(listed.map(({ name }) => name)).toEqual(['_x', 'Ada', 'bob', 'Cleo']);
  });

  it('lists people page by page, in the same order', async () => {
    const names = ['bob', 'Ada', 'Zoë', 'Ada', 'Åsa', 'cleo', 'Eve'];
    await store().write(async (tx) => {
      for (const [n, name] of names.entries()) await tx.people.insert(aPerson({ personId: `person_${n}`, name }));
      await tx.people.insert(aPerson({ organizationId: 'org_2', personId: 'elsewhere', name: 'Ada' }));
    });

    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await listPage({}, { after, limit: 2 });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ person }) => `${person.name} ${person.personId}`));
      after = page.next;
    } while (after !== null);

    expect(seen).toEqual([
      ...['Ada person_1', 'Ada person_3', 'Åsa person_4', 'bob person_0'],
      ...['cleo person_5', 'Eve person_6', 'Zoë person_2'],
    ]);
  });

  it('refuses a page after anything that no page said', async () => {
    for (const after of ['', 'x', Buffer.from('1772452800123').toString('base64url'), 'cGVyc29uIA=']) {
      await expect(listPage({}, { after, limit: 2 })).rejects.toMatchObject({ code: 'request.invalid' });
    }
    await expect(listPage({}, { after: null, limit: 501 })).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it.each<{ filter: Omit<PersonFilter, 'organizationId'>; found: string[] }>([
    { filter: {}, found: ['ann', 'bob', 'cleo', 'dora'] },
    { filter: { search: 'ANN' }, found: ['ann', 'bob'] },
    { filter: { search: '  oliveira  tomas ' }, found: ['cleo'] },
    { filter: { search: 'cleo@example' }, found: ['cleo'] },
    { filter: { search: '%' }, found: ['dora'] },
    { filter: { search: '_' }, found: [] },
    { filter: { search: "100\\'" }, found: ['dora'] },
    { filter: { search: ' ' }, found: ['ann', 'bob', 'cleo', 'dora'] },
    { filter: { role: 'administrator' }, found: ['ann'] },
    { filter: { teamId: 'team_1' }, found: ['bob'] },
    { filter: { state: 'active' }, found: ['ann', 'bob'] },
    { filter: { state: 'invited' }, found: ['cleo'] },
    { filter: { state: 'deactivated' }, found: ['dora'] },
    { filter: { state: 'active', role: 'member', search: 'b' }, found: ['bob'] },
  ])('lists with $filter $found', async ({ filter, found }) => {
    await store().write(async (tx) => {
      await tx.teams.insert({ teamId: 'team_1', organizationId: 'org_1', name: 'One' });
      await tx.people.insert(aPerson({ personId: 'ann', name: 'Ann', role: 'administrator', lastSignInAt: NOON }));
      await tx.people.insert(aPerson({ personId: 'bob', name: 'Bob Hannes', teamIds: ['team_1'] }));
      await tx.people.setPasswordHash('bob', 'hash', NOON);
      await tx.people.insert(aPerson({ personId: 'cleo', name: 'Tomás Oliveira' }));
      await tx.people.insert(aPerson({ personId: 'dora', name: "100\\'%", status: 'deactivated' }));
      await tx.people.insert(aPerson({ organizationId: 'org_2', personId: 'eve', name: 'Ann' }));
    });

    const { items, next } = await listPage(filter, { after: null, limit: 50 });

    expect(items.map(({ person }) => person.personId).sort()).toEqual(found);
    expect(next).toBeNull();
  });

  it('lists as reviewers who may review and is active', async () => {
    await store().write(async (tx) => {
      for (const role of ['member', 'approver', 'auditor', 'administrator'] as const) {
        await tx.people.insert(aPerson({ personId: role, role }));
        await tx.people.insert(aPerson({ personId: `former-${role}`, role, status: 'deactivated' }));
      }
    });

    const reviewers = await store().read((tx) => tx.people.listReviewers('org_1'));

    expect(reviewers.map(({ personId }) => personId).sort()).toEqual(['administrator', 'approver']);
    expect(await store().read((tx) => tx.people.countActiveAdministrators('org_1'))).toBe(1);
    expect(await store().read((tx) => tx.people.countActiveAdministrators('org_2'))).toBe(0);
  });

  it('takes an e-mail address once in each organization', async () => {
    await store().write((tx) => tx.people.insert(aPerson({ email: 'ada@example.com' })));
    const again = aPerson({ personId: 'person_2', email: 'ada@example.com' });

    await expect(store().write((tx) => tx.people.insert(again))).rejects.toMatchObject({ code: 'person.email-taken' });
    await store().write((tx) => tx.people.insert({ ...again, organizationId: 'org_2' }));
  });

  it('counts the version up with each update, and refuses one that comes too late', async () => {
    await store().write((tx) => tx.people.insert(aPerson()));

    const updated = await store().write((tx) => tx.people.update(aPerson({ name: 'Ada L.' })));
    const late = store().write((tx) => tx.people.update(aPerson({ name: 'Eve' })));

    await expect(late).rejects.toMatchObject({ code: 'storage.conflict' });
    expect(updated).toEqual(aPerson({ name: 'Ada L.', version: 2 }));
    expect(await store().read((tx) => tx.people.find('org_1', 'person_1'))).toEqual(updated);
  });

  it('refuses to put a person in a team that is not there', async () => {
    const outcome = store().write((tx) => tx.people.insert(aPerson({ teamIds: ['team_gone'] })));

    await expect(outcome).rejects.toMatchObject({ code: 'storage.conflict' });
  });

  it('takes the members out of a team that is deleted', async () => {
    await store().write(async (tx) => {
      await tx.teams.insert({ teamId: 'team_1', organizationId: 'org_1', name: 'One' });
      await tx.people.insert(aPerson({ teamIds: ['team_1'] }));
    });

    await store().write((tx) => tx.teams.delete('org_2', 'team_1'));
    expect(await store().read((tx) => tx.teams.find('org_1', 'team_1'))).not.toBeNull();
    await store().write((tx) => tx.teams.delete('org_1', 'team_1'));

    expect(await store().read((tx) => tx.people.find('org_1', 'person_1'))).toEqual(aPerson());
  });

  it('takes the name of a team once in an organization, whatever its case', async () => {
    await store().write((tx) => tx.teams.insert({ teamId: 'team_1', organizationId: 'org_1', name: 'Operations' }));
    const insert = (organizationId: string) =>
      store().write((tx) => tx.teams.insert({ teamId: 'team_2', organizationId, name: 'operations' }));

    await expect(insert('org_1')).rejects.toMatchObject({ code: 'team.name-taken' });
    await insert('org_2');
    await store().write((tx) => tx.teams.update({ teamId: 'team_2', organizationId: 'org_2', name: 'Other' }));
    const listed = await store().read((tx) => tx.teams.list('org_2'));
    expect(listed).toEqual([{ teamId: 'team_2', organizationId: 'org_2', name: 'Other' }]);
  });

  it('keeps the hash of a password apart from the person', async () => {
    await store().write((tx) => tx.people.insert(aPerson()));
    expect(await store().read((tx) => tx.people.passwordHash('person_1'))).toBeNull();

    await store().write((tx) => tx.people.setPasswordHash('person_1', 'older-hash', NOON));
    await store().write((tx) => tx.people.setPasswordHash('person_1', 'newer-hash', minutesAfter(NOON, 5)));

    expect(await store().read((tx) => tx.people.passwordHash('person_1'))).toBe('newer-hash');
    expect(await store().read((tx) => tx.people.passwordChangedAt('person_1'))).toEqual(minutesAfter(NOON, 5));
    expect(await store().read((tx) => tx.people.passwordChangedAt('person_2'))).toBeNull();
    expect(JSON.stringify(await store().read((tx) => tx.people.find('org_1', 'person_1')))).not.toContain('newer-hash');
  });

  it('finds a set-up link until it expires or is deleted', async () => {
    const link = { tokenHash: 'h1', personId: 'person_1', organizationId: 'org_1', expiresAt: minutesAfter(NOON, 5) };
    const first = { tokenHash: 'h2', personId: null, organizationId: null, expiresAt: minutesAfter(NOON, 5) };
    await store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.people.insertSetupLink(link);
      await tx.people.insertSetupLink(first);
    });
    const find = (hash: string, now: Date) => store().read((tx) => tx.people.findSetupLink(hash, now));

    expect(await find('h1', NOON)).toEqual(link);
    expect(await find('h2', NOON)).toEqual(first);
    expect(await find('h1', minutesAfter(NOON, 5))).toBeNull();
    await store().write((tx) => tx.people.deleteSetupLinksOf(null));
    expect(await find('h2', NOON)).toBeNull();
    await store().write((tx) => tx.people.deleteSetupLinksOf('person_1'));
    expect(await find('h1', NOON)).toBeNull();
  });

  it('finds a session with its person until it expires', async () => {
    const person = aPerson({ teamIds: ['team_1'] });
    await store().write(async (tx) => {
      await tx.teams.insert({ teamId: 'team_1', organizationId: 'org_1', name: 'One' });
      await tx.people.insert(person);
      await tx.sessions.insert(aSession());
    });
    const find = (hash: string, now: Date) => store().read((tx) => tx.sessions.findByTokenHash(hash, now));

    expect(await find('hash-of-token-1', NOON)).toEqual({ session: aSession(), person });
    expect(await find('hash-of-token-2', NOON)).toBeNull();
    expect(await find('hash-of-token-1', minutesAfter(NOON, 60))).toBeNull();
    const [seen, expires] = [minutesAfter(NOON, 10), minutesAfter(NOON, 70)];
    await store().write((tx) => tx.sessions.touch('session_1', seen, expires));
    expect((await find('hash-of-token-1', minutesAfter(NOON, 60)))?.session).toEqual(
      aSession({ lastSeenAt: seen, expiresAt: expires }),
    );
  });

  it('ends sessions one by one, all of a person, and those that expired', async () => {
    await store().write(async (tx) => {
      for (const id of ['person_1', 'person_2', 'person_3', 'person_4']) {
        await tx.people.insert(aPerson({ personId: id }));
        const expiresAt = minutesAfter(NOON, id === 'person_3' ? 1 : 60);
        await tx.sessions.insert(aSession({ sessionId: id, tokenHash: id, personId: id, expiresAt }));
      }
    });

    await store().write(async (tx) => {
      await tx.sessions.delete('person_1');
      await tx.sessions.deleteOfPerson('person_2');
      await tx.sessions.deleteExpired(minutesAfter(NOON, 1));
    });

    const found = await store().read((tx) =>
      Promise.all(['1', '2', '3', '4'].map((n) => tx.sessions.findByTokenHash(`person_${n}`, NOON))),
    );
    expect(found.map((entry) => entry?.session.sessionId)).toEqual([undefined, undefined, undefined, 'person_4']);
  });

  it('lets sessions, password and links go with their person', async () => {
    await store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.sessions.insert(aSession());
      await tx.people.setPasswordHash('person_1', 'hash', NOON);
    });

    await store().write((tx) => tx.people.delete(aPerson({ email: 'ada@example.com' }), NOON));

    expect(await store().read((tx) => tx.people.find('org_1', 'person_1'))).toBeNull();
    expect(await store().read((tx) => tx.sessions.findByTokenHash('hash-of-token-1', NOON))).toBeNull();
    expect(await store().read((tx) => tx.people.passwordHash('person_1'))).toBeNull();
    const former = { personId: 'person_1', name: 'Ada', email: 'ada@example.com' };
    expect(await store().read((tx) => tx.people.listFormer('org_1'))).toEqual([former]);
    expect(await store().read((tx) => tx.people.listFormer('org_2'))).toEqual([]);
  });

  it('tells how a person can come in', async () => {
    const link = { tokenHash: 'h1', personId: 'person_1', organizationId: 'org_1', expiresAt: minutesAfter(NOON, 5) };
    const entry = () => store().read((tx) => tx.people.findEntry('org_1', 'person_1'));
    await store().write((tx) => tx.people.insert(aPerson()));

    expect(await entry()).toEqual({ person: aPerson(), hasPassword: false, linkExpiresAt: null });
    await store().write(async (tx) => {
      await tx.people.insertSetupLink(link);
      await tx.people.setPasswordHash('person_1', 'hash', NOON);
    });
    expect(await entry()).toEqual({ person: aPerson(), hasPassword: true, linkExpiresAt: link.expiresAt });
    expect((await listPage({}, { after: null, limit: 5 })).items).toEqual([await entry()]);
    expect(await store().read((tx) => tx.people.findEntry('org_2', 'person_1'))).toBeNull();
  });

  it('counts the members of each team', async () => {
    await store().write(async (tx) => {
      await tx.teams.insert({ teamId: 'team_1', organizationId: 'org_1', name: 'One' });
      await tx.teams.insert({ teamId: 'team_2', organizationId: 'org_1', name: 'Two' });
      await tx.teams.insert({ teamId: 'team_3', organizationId: 'org_2', name: 'Three' });
      await tx.people.insert(aPerson({ teamIds: ['team_1'] }));
      await tx.people.insert(aPerson({ personId: 'person_2', teamIds: ['team_1'] }));
      await tx.people.insert(aPerson({ organizationId: 'org_2', personId: 'person_3', teamIds: ['team_3'] }));
    });

    expect([...(await store().read((tx) => tx.teams.countMembers('org_1')))]).toEqual([['team_1', 2]]);
  });

  it('counts failed sign-ins for each key, also several in one millisecond', async () => {
    await store().write(async (tx) => {
      await tx.signInAttempts.recordFailure('ada', NOON);
      await tx.signInAttempts.recordFailure('ada', NOON);
      await tx.signInAttempts.recordFailure('ada', minutesAfter(NOON, 1));
      await tx.signInAttempts.recordFailure('bob', NOON);
    });
    const count = (key: string, since: Date) => store().read((tx) => tx.signInAttempts.countFailures(key, since));

    expect(await count('ada', NOON)).toBe(3);
    expect(await count('ada', minutesAfter(NOON, 1))).toBe(1);
    await store().write((tx) => tx.signInAttempts.deleteBefore(minutesAfter(NOON, 1)));
    expect([await count('ada', NOON), await count('bob', NOON)]).toEqual([1, 0]);
    await store().write((tx) => tx.signInAttempts.clear('ada'));
    expect(await count('ada', NOON)).toBe(0);
  });
}
