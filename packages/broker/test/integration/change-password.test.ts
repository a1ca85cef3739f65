import { afterAll, beforeAll, expect, it } from 'vitest';
import { principalOf } from '../../src/application/sign-in/authenticate.ts';
import type { Authenticated } from '../../src/application/sign-in/authenticate.ts';
import { makeChangePassword } from '../../src/application/sign-in/change-password.ts';
import { RandomIds } from '../../src/adapters/secrets/random-ids.ts';
import { Sha256TokenHasher } from '../../src/adapters/secrets/sha256-token-hasher.ts';
import { PUBLIC_URL, startTestServer } from './http-harness.ts';
import type { TestServer } from './http-harness.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

it.each([
  {
    name: 'signed out',
    end: ({ session }: Authenticated) => server.store.write((tx) => tx.sessions.delete(session.sessionId)),
  },
  {
    name: 'deactivated, and activated again later',
    end: ({ person }: Authenticated) =>
      server.store.write(async (tx) => {
        await tx.sessions.deleteOfPerson(person.personId);
        await tx.people.update({ ...person, status: 'deactivated' });
      }),
  },
])('a session that ends while its password change is hashed stays ended: $name', async ({ name, end }) => {
  const { headers } = await server.person('member', name.slice(0, 6));
  const tokenHash = new Sha256TokenHasher().hash(headers['authorization']?.replace('Bearer ', '') ?? '');
  const find = () => server.store.read((tx) => tx.sessions.findByTokenHash(tokenHash, server.clock.now()));
  const { person, session } = (await find())!;
  const principal = principalOf(person, session, session.address, new Date());
  const changePassword = makeChangePassword({
    store: server.store,
    clock: server.clock,
    ids: new RandomIds(),
    changes: server.changes,
    signal: { wake: () => Promise.resolve() },
    publicUrl: PUBLIC_URL,
    worker: null,
    passwordHasher: {
      verify: async () => true,
      hash: async () => {
        await end({ principal, person, session });
        return 'a new hash';
      },
    },
  });

  const changing = changePassword({ principal, session }, { currentPassword: 'old', newPassword: 'plum orchard barn' });

  await expect(changing).rejects.toMatchObject({ code: 'storage.conflict' });
  expect(await find()).toBeNull();
  expect(await server.store.read((tx) => tx.people.passwordHash(person.personId))).not.toBe('a new hash');
});
