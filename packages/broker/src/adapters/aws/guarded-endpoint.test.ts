import { describe, expect, it } from 'vitest';
import { endpointOf, guardedLookup } from './guarded-endpoint.ts';

const STRICT = { allowsLoopback: false };

describe('endpointOf', () => {
  it('fills in the region', () => {
    const endpoint = { url: 'https://ec2.{region}.example', rules: STRICT };

    expect(endpointOf(endpoint, 'eu-west-1')).toBe('https://ec2.eu-west-1.example');
  });

  it.each([
    'http://169.254.169.254/latest',
    'http://[fd00:ec2::254]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://0251.0376.0251.0376/',
    'http://2852039166/',
    'http://127.1/',
  ])('refuses the attack of an address that means the metadata or the server: %s', (url) => {
    expect(() => endpointOf({ url, rules: STRICT }, 'eu-west-1')).toThrow('The endpoint is refused');
  });

  it('takes any address that the operator of the server named', () => {
    expect(endpointOf({ url: 'http://127.0.0.1:4600', rules: null }, 'us-east-1')).toBe('http://127.0.0.1:4600');
  });
});

describe('guardedLookup', () => {
  const lookUp = (name: string, allowsLoopback: boolean, all: boolean) =>
    new Promise<string>((resolve) => {
      guardedLookup({ allowsLoopback })(name, { all }, (error, address) => {
        resolve(error === null ? JSON.stringify(address) : error.message);
      });
    });

  it.each([true, false])('refuses the attack of a name that stands for the server (all addresses: %s)', async (all) => {
    expect(await lookUp('localhost', false, all)).toContain('The endpoint is refused');
    expect(await lookUp('localhost', true, all)).toMatch(/127\.0\.0\.1|::1/);
  });
});
