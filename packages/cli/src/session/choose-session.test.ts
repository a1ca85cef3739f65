import { describe, expect, it } from 'vitest';
import { chooseSession } from './choose-session.ts';
import type { Config } from './config-file.ts';

const WORK = { server: 'https://work.example', email: 'ada@work.example', token: 'work-token' };
const LAB = { server: 'http://127.0.0.1:8080', email: 'ada@lab.example', token: 'lab-token' };
const CONFIG: Config = { currentProfile: 'work', profiles: { work: WORK, lab: LAB } };
const codeOf = (call: () => unknown) => {
  try {
    call();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'no problem';
};

it('uses the profile of the last sign-in', () => {
  expect(chooseSession(CONFIG, {}, {})).toEqual({ server: WORK.server, token: 'work-token', profileName: 'work' });
});

it('uses a profile by name, or by the server it is for', () => {
  const expected = { server: LAB.server, token: 'lab-token', profileName: 'lab' };

  expect(chooseSession(CONFIG, {}, { profile: 'lab' })).toEqual(expected);
  expect(chooseSession(CONFIG, {}, { server: 'http://127.0.0.1:8080/' })).toEqual(expected);
  expect(chooseSession(CONFIG, { GATELEASE_SERVER: LAB.server }, {})).toEqual(expected);
});

it('lets the environment win over the configuration', () => {
  const env = { GATELEASE_SERVER: 'https://ci.example', GATELEASE_TOKEN: 'ci-token' };

  expect(chooseSession(CONFIG, env, {})).toEqual({
    server: 'https://ci.example',
    token: 'ci-token',
    profileName: null,
  });
});

describe('a token is sent only to the server it is for', () => {
  it('not that of a profile to another server', () => {
    expect(codeOf(() => chooseSession(CONFIG, {}, { profile: 'work', server: LAB.server }))).toBe(
      'profile.server-differs',
    );
    expect(codeOf(() => chooseSession(CONFIG, {}, { server: 'https://evil.example' }))).toBe('session.required');
  });

  it('not that of the environment to a server that the environment does not name', () => {
    const env = { GATELEASE_SERVER: 'https://ci.example', GATELEASE_TOKEN: 'ci-token' };

    expect(codeOf(() => chooseSession(CONFIG, env, { server: 'https://evil.example' }))).toBe('session.required');
    expect(chooseSession(CONFIG, env, { server: LAB.server }).token).toBe('lab-token');
  });
});

it.each(['ftp://x.example', 'https://user:secret@x.example', 'https://x.example/?a=b', '', 'http://'])(
  'refuses %j as the address of a server',
  (server) => {
    const choice = server === '' ? {} : { server };
    const code = codeOf(() => chooseSession({ currentProfile: null, profiles: {} }, {}, choice));

    expect(code).toBe(server === '' ? 'session.required' : 'usage.invalid');
  },
);
