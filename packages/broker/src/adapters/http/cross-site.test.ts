import { describe, expect, it } from 'vitest';
import { isCrossSite, type RequestOrigin } from './cross-site.ts';

const PUBLIC_URL = 'https://gatelease.example.com';

function crossSite(request: Partial<RequestOrigin>): boolean {
  return isCrossSite(
    {
      method: 'POST',
      host: 'gatelease.example.com',
      origin: undefined,
      fetchSite: undefined,
      hasSessionCookie: true,
      hasBearerToken: false,
      ...request,
    },
    PUBLIC_URL,
  );
}

describe('refused', () => {
  it.each<Partial<RequestOrigin>>([
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://gatelease.example.com.evil.example' },
    { origin: 'https://gatelease.example.com@evil.example' },
    { origin: 'http://gatelease.example.com' },
    { origin: 'http://gatelease.example.com:81' },
    { origin: 'file://' },
    { origin: 'https://gatelease.example.com', fetchSite: 'cross-site' },
    { fetchSite: 'cross-site' },
    { fetchSite: 'same-site' },
    { fetchSite: 'cross-site', hasSessionCookie: false },
    { origin: 'https://evil.example', hasSessionCookie: false },
    { method: 'DELETE', origin: 'https://evil.example' },
    { method: 'WHATEVER', origin: 'https://evil.example' },
  ])('%o', (request) => {
    expect(crossSite(request)).toBe(true);
  });
});

describe('accepted', () => {
  it.each<Partial<RequestOrigin>>([
    { origin: 'https://gatelease.example.com' },
    { origin: 'https://gatelease.example.com', fetchSite: 'same-origin' },
    { origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080' },
    { fetchSite: 'same-origin' },
    { fetchSite: 'none' },
    { hasSessionCookie: false },
    { method: 'GET', origin: 'https://evil.example' },
    { hasBearerToken: true, origin: 'https://evil.example' },
  ])('%o', (request) => {
    expect(crossSite(request)).toBe(false);
  });
});
