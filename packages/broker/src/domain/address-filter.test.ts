import { expect, it } from 'vitest';
import { addressFilterOf, isAboutAddress } from './address-filter.ts';

it.each([
  ['203.0.113.7', '203.0.113.7/32', true],
  ['203.0.113.0/24', '203.0.113.7/32', true],
  ['203.0.113.7', '203.0.113.0/24', true],
  ['203.0.113.7', '203.0.113.8/32', false],
  ['203.0.113.7', '198.51.100.1/32 203.0.113.7/32', true],
  ['2001:db8::/32', '203.0.113.7/32 2001:db8::1/128', true],
  ['2001:db8::/32', '203.0.113.7/32', false],
  ['203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7', '', false],
  ['203.0.113.7', 'nonsense', false],
])('looking for %s finds what is about "%s": %s', (looked, about, expected) => {
  const filter = addressFilterOf(looked);

  expect(filter !== null && isAboutAddress(about, filter)).toBe(expected);
});

it('takes no text that is no address', () => {
  expect(addressFilterOf('bastion')).toBeNull();
});
