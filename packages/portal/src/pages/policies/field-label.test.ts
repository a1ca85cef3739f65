import { expect, it } from 'vitest';
import { fieldLabel } from './field-label.ts';

it.each([
  ['name', 'Name'],
  ['traffics.1', 'Traffic 2'],
  ['schedule.windows.0.to', 'Window 1, end'],
  ['schedule.timeZone', 'Time zone'],
  ['statedAddresses.ipv4PrefixLength', 'Widest IPv4 range'],
  ['unheardOf.field', 'unheardOf.field'],
])('calls %s "%s"', (path, label) => {
  expect(fieldLabel(path)).toBe(label);
});
