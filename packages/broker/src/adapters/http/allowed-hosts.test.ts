import { expect, it } from 'vitest';
import { hostChecker, isNumericHost } from './allowed-hosts.ts';

const isOwnHost = hostChecker('https://gatelease.example.com', ['Gate.internal']);

it.each([
  'gatelease.example.com',
  'gatelease.example.com:8443',
  'Gatelease.Example.com',
  'gatelease.example.com.',
  'gate.internal:80',
  'localhost',
  'localhost:8080',
  '127.0.0.1:8080',
  '[::1]',
  '[::1]:8080',
])('%s is this server', (host) => {
  expect(isOwnHost(host)).toBe(true);
});

it.each([
  undefined,
  '',
  'evil.example',
  'evil.example:8080',
  'localhost.evil.example',
  'gatelease.example.com.evil.example',
  'gatelease.example.com@evil.example',
  'evil.example/gatelease.example.com',
  'gatelease.example.com:evil',
  '127.0.0.2',
  '192.168.0.1',
])('%s is another name that points here', (host) => {
  expect(isOwnHost(host)).toBe(false);
});

it.each([
  ['10.0.0.5:8080', true],
  ['[2001:db8::1]:8080', true],
  ['gatelease.internal:8080', false],
  ['10.0.0.5.evil.example', false],
  [undefined, false],
])('the host %s is an address: %s', (host, isNumeric) => {
  expect(isNumericHost(host)).toBe(isNumeric);
});
