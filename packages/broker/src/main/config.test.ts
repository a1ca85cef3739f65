import { describe, expect, it } from 'vitest';
import { ConfigError } from './config-error.ts';
import { readConfig } from './config.ts';

describe('readConfig', () => {
  it('needs nothing', () => {
    const config = readConfig({});

    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: null,
      target: { kind: 'local' },
      localEc2: { port: 4600, accessKeyId: 'test', secretAccessKey: 'test' },
      publicUrl: 'http://127.0.0.1:8080',
      trustedProxies: [],
      administrator: null,
      identityProvider: null,
    });
  });

  it('takes an endpoint as the target, with the keys for it', () => {
    const { target } = readConfig({
      GATELEASE_EC2_ENDPOINT: 'http://127.0.0.1:5000',
      GATELEASE_EC2_ACCESS_KEY_ID: 'a',
    });

    expect(target).toEqual({
      kind: 'endpoint',
      url: 'http://127.0.0.1:5000',
      accessKeyId: 'a',
      secretAccessKey: 'test',
    });
  });

  it('canonicalises trusted proxies', () => {
    const { trustedProxies } = readConfig({ GATELEASE_TRUSTED_PROXIES: '10.1.2.3/8, ::1' });

    expect(trustedProxies.map(({ text }) => text)).toEqual(['10.0.0.0/8', '::1/128']);
  });

  it.each([
    ['GATELEASE_PORT', '80a'],
    ['GATELEASE_PORT', '65536'],
    ['GATELEASE_TARGET', 'moto'],
    ['GATELEASE_ROLE', 'cook'],
    ['GATELEASE_ROLE', 'server'],
    ['GATELEASE_ROLE', 'worker'],
    ['GATELEASE_TRUSTED_PROXIES', '*'],
    ['GATELEASE_PUBLIC_URL', 'gatelease.example'],
    ['GATELEASE_ADMIN_EMAIL', 'only@this.example'],
    ['GATELEASE_SECRET_KEY', 'short'],
    ['DATABASE_URL', 'mysql://x'],
    ['GATELEASE_LOG_LEVEL', 'nonsense'],
    ['GATELEASE_HOST', 'nowhere.example'],
  ])('refuses %s=%s and names the setting', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it('demands STARTTLS where a mail password would go in the clear', () => {
    expect(readConfig({ GATELEASE_SMTP_URL: 'smtp://user:p%40ss@mail.example' }).smtp).toMatchObject({
      encryption: 'starttls',
      port: 587,
      credentials: { user: 'user', password: 'p@ss' },
    });
    expect(readConfig({ GATELEASE_SMTP_URL: 'smtp://127.0.0.1' }).smtp).toMatchObject({ encryption: 'none', port: 25 });
  });

  it('counts an empty variable as not set', () => {
    const empty = { GATELEASE_PUBLIC_URL: '', GATELEASE_EC2_ENDPOINT: '', DATABASE_URL: '' };

    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('lets server and worker part where they share a database', () => {
    const DATABASE_URL = 'postgresql://db/gatelease';

    expect(readConfig({ DATABASE_URL, GATELEASE_ROLE: 'server' }).roles).toEqual({ server: true, worker: false });
    expect(readConfig({ DATABASE_URL, GATELEASE_ROLE: 'worker' }).roles).toEqual({ server: false, worker: true });
  });

  it('refuses an endpoint beside another target', () => {
    const both = { GATELEASE_TARGET: 'aws', GATELEASE_EC2_ENDPOINT: 'http://127.0.0.1:5000' };

    expect(() => readConfig(both)).toThrow(/contradict/);
  });

  it('does not repeat a database URL, which may hold a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:hunter2@db' })).not.toThrow(/hunter2/);
  });
});

it.each([
  ['base64', 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA='],
  ['base64 without padding', 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA'],
  ['hexadecimal', 'abcdef1234567890abcdef1234567890abcdef1234567890abcdef1234567890'],
])('reads the key of the secrets in %s', (_, text) => {
  const { secretKey } = readConfig({ GATELEASE_SECRET_KEY: text });

  expect(Buffer.from(secretKey ?? []).toString('hex')).toBe(
    'abcdef1234567890abcdef1234567890abcdef1234567890abcdef1234567890',
  );
});

it('does not repeat a key of the secrets that it cannot use', () => {
  expect(() => readConfig({ GATELEASE_SECRET_KEY: 'hunter2hunter2' })).not.toThrow(/hunter2/);
});
