import { expect, it } from 'vitest';
import { sketchWorld } from '../../test/world-sketch.ts';
import { NOT_READ } from '../world/world.ts';
import { unusedGroups } from './unused-groups.ts';

const WORLD = sketchWorld({
  groups: { held: [], named: [], naming: ['tcp 22 from named'], selfish: ['all from selfish'], default: [] },
  members: { one: { groups: ['held'], at: '10.0.0.5' } },
});

it('finds groups that no interface holds and no other group names, and keeps the default group', () => {
  expect(unusedGroups(WORLD).groups.map(({ name, isDeletable }) => [name, isDeletable])).toEqual([
    ['naming', true],
    ['selfish', true],
    ['default', false],
  ]);
});

it('says what could not be looked at', () => {
  expect(unusedGroups(WORLD).notChecked).toContain('launch-templates');
});

it('finds nothing, instead of everything, when interfaces were not read', () => {
  const { groups, notChecked } = unusedGroups({ ...WORLD, interfaces: NOT_READ });

  expect(groups).toEqual([]);
  expect(notChecked[0]).toBe('interfaces');
});
