import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './return-to.ts';

describe('safeReturnPath', () => {
  it.each(['/', '/approvals', '/policies/new?resourceId=r1', '/leases#live'])('goes back to %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    undefined,
    7,
  ])('does not let a link send people to another site after the sign-in: %j', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });

  it.each(['/sign-in', '/sign-in?returnTo=%2Fsign-in', '/admin'])('does not go round in circles: %s', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });
});
