import { expect, it } from 'vitest';
import { Argon2PasswordHasher } from './argon2-password-hasher.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };

it('hashes with argon2id and a salt of its own, with what the policy of this release asks for', async () => {
  const hasher = new Argon2PasswordHasher();

  const [one, two] = await Promise.all([hasher.hash('correct horse'), hasher.hash('correct horse')]);

  expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=2,p=1\$/);
  expect(one).not.toBe(two);
});

it('knows the right password, however its accents were typed', async () => {
  const hasher = new Argon2PasswordHasher(CHEAP);
  const hash = await hasher.hash('Ba\u0308r im Schnee');

  expect(await hasher.verify(hash, 'B\u00e4r im Schnee')).toBe(true);
  expect(await hasher.verify(hash, 'Bar im Schnee')).toBe(false);
});

it('nobody without a hash has a right password', async () => {
  const hasher = new Argon2PasswordHasher(CHEAP);

  expect(await hasher.verify(null, '')).toBe(false);
});

it('user enumeration by time: a missing hash takes as long as a wrong password', async () => {
  const hasher = new Argon2PasswordHasher({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const hash = await hasher.hash('correct horse');
  const medianOf = async (encoded: string | null): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      const start = performance.now();
      await hasher.verify(encoded, 'wrong');
      times.push(performance.now() - start);
    }
    return times.toSorted((a, b) => a - b)[4] ?? 0;
  };
  await medianOf(null);

  const [missing, wrong] = [await medianOf(null), await medianOf(hash)];

  expect(missing / wrong).toBeGreaterThan(0.5);
  expect(missing / wrong).toBeLessThan(2);
});
