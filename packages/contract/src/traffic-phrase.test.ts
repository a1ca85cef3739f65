import { expect, it } from 'vitest';
import { trafficName, trafficPhrase } from './traffic-phrase.ts';

it.each([
  ['tcp 22', 'SSH (TCP 22)'],
  ['tcp 8000-8010', 'TCP ports 8000-8010'],
  ['udp 53', 'UDP 53'],
  ['icmp 8', 'Ping'],
  ['protocol 50', 'IP protocol 50'],
  ['all', 'everything'],
  ['not traffic', 'not traffic'],
])('says %s as "%s"', (text, phrase) => {
  expect(trafficPhrase(text)).toBe(phrase);
});

it('names what people know', () => {
  expect([trafficName('tcp 3389'), trafficName('tcp 2222')]).toEqual(['Remote Desktop', null]);
});
