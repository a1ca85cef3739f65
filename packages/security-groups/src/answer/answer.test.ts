import { describe, expect, it } from 'vitest';
import { groupId, model, sketch, sketchWorld } from '../../test/world-sketch.ts';
import { NOT_READ } from '../world/world.ts';
import { answerQuestion, MOST_PAIRS } from './answer.ts';
import { answerView } from './answer-view.ts';
import type { WorldModel } from '../world/world-model.ts';

const OUT = 'all to 0.0.0.0/0';
const GROUPS = {
  web: ['tcp 443 from 0.0.0.0/0', 'tcp 22 from web', OUT],
  database: ['tcp 5432 from web', OUT],
  spare: ['tcp 22 from 203.0.113.7/32', 'tcp 8080 from spare', OUT],
};
const MEMBERS = {
  one: { groups: ['web'], at: '10.0.0.5', publicly: '198.51.100.5' },
  two: { groups: ['web'], at: '10.0.0.6' },
  base: { groups: ['database'], at: '10.0.0.9' },
};
const known = sketch({ groups: GROUPS, members: MEMBERS });

function ask(world: WorldModel, from: string, to: string, traffic: string) {
  const answered = answerQuestion(world, { from, to, traffic });
  return answered.kind === 'refused' ? answered : { kind: answered.kind, ...answerView(answered.answer) };
}

describe('a group as an end', () => {
  it('stands for each of its members', () => {
    expect(ask(known, groupId('web'), groupId('database'), 'tcp/5432')).toMatchObject({
      groups: 'yes',
      pairs: [{ groups: 'yes' }, { groups: 'yes' }],
      summary: expect.stringContaining('all 2 pairs'),
    });
  });

  it('does not ask its members about themselves', () => {
    expect(ask(known, groupId('web'), groupId('web'), '22')).toMatchObject({ groups: 'yes', counts: { no: 0 } });
    expect(ask(known, groupId('web'), groupId('web'), '22')).toHaveProperty('pairs.length', 2);
  });

  it('that nobody holds stands for the next one who gets it', () => {
    const allowed = ask(known, '203.0.113.7', groupId('spare'), 'ssh');
    const among = ask(known, groupId('spare'), groupId('spare'), 'tcp/8080');

    expect(allowed).toMatchObject({
      groups: 'yes',
      summary: expect.stringContaining('the next instance that gets it'),
    });
    expect(ask(known, '203.0.113.8', groupId('spare'), 'ssh')).toMatchObject({ groups: 'no' });
    expect(among).toMatchObject({ kind: 'answered', groups: 'yes' });
  });

  it('is not supposed to be empty when nobody could look', () => {
    const blind = model({ ...sketchWorld({ groups: GROUPS, members: MEMBERS }), interfaces: NOT_READ });

    expect(ask(blind, '203.0.113.7', groupId('spare'), 'ssh')).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'question.interfaces-not-read', at: 'to' }],
    });
  });

  it('with too many members is refused before the answer takes for ever', () => {
    const members = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [
        `m${String(index)}`,
        { groups: ['web'], at: `10.0.1.${String(index)}` },
      ]),
    );
    const crowd = sketch({ groups: GROUPS, members });

    expect(50 * 49).toBeGreaterThan(MOST_PAIRS);
    expect(ask(crowd, groupId('web'), groupId('web'), '22')).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'question.too-many-pairs' }],
    });
  });
});

it('finds people by the names that they gave things, in any case', () => {
  expect(ask(known, '203.0.113.7', 'WEB', 'https')).toMatchObject({
    groups: 'yes',
    to: expect.stringContaining('web'),
  });
});

it('says which of several things of one name could be meant', () => {
  const twice = sketch({ groups: { web: [OUT], db: [OUT] }, members: { web: { groups: ['db'], at: '10.0.0.5' } } });
  const world = twice.world;
  const interfaces = twice.interfaces.map((entry) => ({ ...entry, name: 'web' }));

  expect(ask(model({ ...world, interfaces }), '203.0.113.7', 'web', '22')).toMatchObject({
    kind: 'refused',
    problems: [{ code: 'question.end-ambiguous', expected: expect.stringContaining(groupId('web')) }],
  });
});

it('tells everything that is wrong with a question at once, at its field', () => {
  expect(ask(known, '300.1.1.1', 'nobody', 'tcp/99999')).toMatchObject({
    problems: [
      { at: 'from', code: 'question.address-malformed', given: '300.1.1.1' },
      { at: 'to', code: 'question.end-not-found', given: 'nobody' },
      { at: 'traffic', code: 'question.traffic-out-of-range', given: '99999' },
    ],
  });
});

it('is plain data that survives being sent', () => {
  const view = ask(known, '203.0.113.7', groupId('web'), 'tcp/22');

  expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  expect(view).toMatchObject({
    groups: 'no',
    pairs: expect.arrayContaining([
      expect.objectContaining({
        ways: [
          expect.objectContaining({
            checks: expect.arrayContaining([
              expect.objectContaining({
                kind: 'groups',
                missing: { rule: 'tcp 22 from 203.0.113.7/32', groupIds: [groupId('web')] },
              }),
            ]),
          }),
        ],
      }),
    ]),
  });
});
