import { expect, it } from 'vitest';
import { chooseByName } from './choose-by-name.ts';

const DOORS = [
  { id: 'a', names: [['SSH'], ['web']] },
  { id: 'b', names: [['SSH for night shift'], ['web']] },
  { id: 'c', names: [['web'], ['database']] },
];
const choose = (text: string) => chooseByName(DOORS, text, ({ names }) => names);
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

it('prefers a whole name to the beginning of a longer one', () => {
  expect(choose('ssh')).toMatchObject({ kind: 'one', item: { id: 'a' } });
});

it('prefers the more telling kind of name', () => {
  expect(choose('web')).toMatchObject({ kind: 'one', item: { id: 'c' } });
});

it('takes the beginning of a name when it is the beginning of one only', () => {
  expect(choose('SSH for')).toMatchObject({ kind: 'one', item: { id: 'b' } });
  expect(choose('data')).toMatchObject({ kind: 'one', item: { id: 'c' } });
});

it('does not guess between several', () => {
  const choice = choose('ss');

  expect(choice.kind === 'several' && ids(choice.items)).toEqual(['a', 'b']);
});

it.each(['', '  ', 'ftp', 'hell'])('finds nothing for %j', (text) => {
  expect(choose(text)).toEqual({ kind: 'none' });
});
