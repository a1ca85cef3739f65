import { expect, it } from 'vitest';
import { relyingPartyOf } from './relying-party.ts';

it.each([
  ['https://gatelease.example.com', 'gatelease.example.com', 'https://gatelease.example.com'],
  ['https://Gatelease.Example.com:8443/', 'gatelease.example.com', 'https://gatelease.example.com:8443'],
  ['http://localhost:8080', 'localhost', 'http://localhost:8080'],
  ['http://127.0.0.1:8080', 'localhost', 'http://localhost:8080'],
  ['http://[::1]:8080', 'localhost', 'http://localhost:8080'],
])('passkeys of %s are for %s, at %s', (publicUrl, id, origin) => {
  expect(relyingPartyOf(publicUrl)).toEqual({ id, origin });
});

it.each([
  'http://gatelease.example.com',
  'https://203.0.113.7',
  'https://[2001:db8::1]',
  'http://127.0.0.1.example.com',
])('there are no passkeys at %s', (publicUrl) => {
  expect(relyingPartyOf(publicUrl)).toBeNull();
});
