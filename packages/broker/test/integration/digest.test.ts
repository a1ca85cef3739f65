import { afterEach, beforeEach, expect, it } from 'vitest';
import { RandomIds } from '../../src/adapters/secrets/random-ids.ts';
import { gatherLetter } from '../../src/application/mail/gather-letter.ts';
import { resourceHealthLetter } from '../../src/application/mail/letters/resource-health-letter.ts';
import { plainText } from '../../src/application/mail/plain-text.ts';
import type { Store } from '../../src/application/ports/store.ts';
import { openSqliteTestStore } from '../support/installation.ts';
import { NOON, aPerson, anOrganization, minutesAfter } from '../support/stored-entities.ts';

const ADA = aPerson({ personId: 'ada', email: 'ada@example.com' });
const BEN = aPerson({ personId: 'ben', email: 'ben@example.com' });
const HEALTH = {
  kind: 'resource-health',
  key: 'resource-health',
  windowSeconds: 300,
  letterOf: (facts: Parameters<typeof resourceHealthLetter>[0]) =>
    resourceHealthLetter(facts, 'https://gatelease.example'),
} as const;

let store: Store;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ store, remove } = await openSqliteTestStore());
  await store.write((tx) => tx.organizations.insert(anOrganization()));
});
afterEach(() => remove());

const tell = (minute: number, name: string, value: string, to = ADA) =>
  store.write((tx) =>
    gatherLetter({ ids: new RandomIds(), at: minutesAfter(NOON, minute), tx }, HEALTH, to, { name, value }),
  );
const dueAt = (minute: number) =>
  store.write((tx) => tx.outbox.takeDue(minutesAfter(NOON, minute), minutesAfter(NOON, 999), 9));

it('makes one letter of news that come within five minutes, and sends it then', async () => {
  await tell(0, 'bastion', 'broke');
  await tell(1, 'database', 'broke');
  await tell(4, 'bastion', 'recovered');

  expect(await dueAt(4.9)).toEqual([]);
  const sent = await dueAt(5);
  expect(sent.map(({ to, subject }) => [to, subject])).toEqual([[ADA.email, '2 resources broke or recovered']]);
  expect(plainText(sent[0]!)).toContain('database: broke\nbastion: recovered');
});

it('begins another letter once the first is due, and tells each person their own', async () => {
  await tell(0, 'bastion', 'broke');
  await tell(1, 'bastion', 'broke', BEN);
  await tell(5, 'bastion', 'recovered');

  const sent = await dueAt(10);

  expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
    [ADA.email, 'bastion: broke'],
    [BEN.email, 'bastion: broke'],
    [ADA.email, 'bastion: recovered'],
  ]);
});
