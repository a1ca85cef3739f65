import { describe, expect, it } from 'vitest';
import { readCredential, sessionCookie } from './session-cookie.ts';

const TOKEN = 'a1B2-_'.repeat(7) + 'x';

describe('readCredential', () => {
  it.each([
    { name: 'a bearer token', headers: { authorization: `Bearer ${TOKEN}` }, kind: 'cli' },
    { name: 'a bearer token, spelled otherwise', headers: { authorization: `bearer   ${TOKEN}` }, kind: 'cli' },
    { name: 'a cookie', headers: { cookie: `gatelease_session=${TOKEN}` }, kind: 'browser' },
    { name: 'a cookie among others', headers: { cookie: `a=b; gatelease_session=${TOKEN};c=d` }, kind: 'browser' },
  ])('reads $name', ({ headers, kind }) => {
    expect(readCredential(headers, false)).toEqual({ token: TOKEN, kind });
  });

  it.each([
    { name: 'nothing', headers: {} },
    { name: 'another scheme', headers: { authorization: `Basic ${TOKEN}` } },
    {
      name: 'a header that overrules the cookie',
      headers: { authorization: 'Basic x', cookie: `gatelease_session=${TOKEN}` },
    },
    { name: 'an empty cookie', headers: { cookie: 'gatelease_session=' } },
    { name: 'a cookie whose name ends like ours', headers: { cookie: `x_gatelease_session=${TOKEN}` } },
    { name: 'a quoted cookie', headers: { cookie: `gatelease_session="${TOKEN}"` } },
    { name: 'a token of a megabyte', headers: { authorization: `Bearer ${'x'.repeat(1_000_000)}` } },
    { name: 'a token that is SQL', headers: { authorization: `Bearer ${TOKEN}'--` } },
  ])('finds none in $name', ({ headers }) => {
    expect(readCredential(headers, false)).toBeNull();
  });
});

describe('cookie tossing', () => {
  it('a cookie that a neighbouring host could have planted is not read where there is https', () => {
    const planted = `gatelease_session=${TOKEN}`;
    const own = `__Host-gatelease_session=${TOKEN}`;

    expect(readCredential({ cookie: planted }, true)).toBeNull();
    expect(readCredential({ cookie: `${planted}x; ${own}` }, true)).toEqual({ token: TOKEN, kind: 'browser' });
  });
});

describe('sessionCookie', () => {
  it('is for the server alone, and for https where there is https', () => {
    expect(sessionCookie(TOKEN, true)).toBe(
      `__Host-gatelease_session=${TOKEN}; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure`,
    );
    expect(sessionCookie(null, false)).toBe('gatelease_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax');
  });
});
