import { expect, it } from 'vitest';
import { searchedPage } from './searched-page.ts';

const GROUPS = ['Ägypten', 'build-farm', 'Build tools', 'orders-db', 'prod-bastion'].map((name, index) => ({
  id: `r-${String(index)}`,
  name,
}));

function list(search: string | undefined, after: string | null, limit = 2) {
  const page = { after, limit };
  const { items, next } = searchedPage(
    {
      items: GROUPS.toReversed(),
      search,
      idOf: ({ id }) => id,
      nameOf: ({ name }) => name,
      textOf: ({ name }) => name,
    },
    page,
  );
  return { names: items.map(({ name }) => name), next };
}

it('goes through all of them by name, each once', () => {
  const first = list(undefined, null);
  const second = list(undefined, first.next);
  const third = list(undefined, second.next);

  expect([first.names, second.names, third.names, third.next]).toEqual([
    ['Ägypten', 'Build tools'],
    ['build-farm', 'orders-db'],
    ['prod-bastion'],
    null,
  ]);
});

it.each([
  ['agypten', ['Ägypten']],
  ['  BUILD ', ['Build tools', 'build-farm']],
  ['farm build', ['build-farm']],
  ['nothing', []],
])('finds by every word of "%s"', (search, names) => {
  expect(list(search, null).names).toEqual(names);
});

it('refuses a place that is gone, or never was', () => {
  expect(() => list(undefined, 'r-9')).toThrowError(expect.objectContaining({ code: 'request.invalid' }));
});
