import { expect, it } from 'vitest';
import { navigationFor } from './navigation.ts';

const pagesOf = (...permissions: string[]) =>
  navigationFor(permissions).flatMap(({ items }) => items.map(({ to }) => to));

it('shows nothing but my access to somebody who may do nothing else', () => {
  expect(pagesOf('access.open', 'leases.list-own')).toEqual(['/']);
});

it('shows what the permissions allow, without empty sections', () => {
  expect(pagesOf('requests.list-all', 'people.list')).toEqual(['/', '/approvals', '/people']);
  expect(navigationFor(['people.list']).map(({ label }) => label)).toEqual([null, 'Organization']);
});
