import { describe, expect, it } from 'vitest';
import { ask } from '../../test/asking.ts';
import { groupId, sketch, sketchRule } from '../../test/world-sketch.ts';
import { sessionFates } from './session-fates.ts';

const MODEL = sketch({
  groups: {
    web: ['tcp 22 from 203.0.113.7/32', 'all to 0.0.0.0/0'],
    app: ['tcp 8000 from web', 'all to 0.0.0.0/0'],
  },
  members: {
    web: { groups: ['web'], at: '10.0.0.5', publicly: '198.51.100.5' },
    app: { groups: ['app'], at: '10.0.0.6' },
  },
});

const without = (of: string, rule: string) => [{ groupId: groupId(of), add: [], remove: [sketchRule(rule).rule] }];
const way = (from: string, to: string, traffic: string) => ask(MODEL, from, to, traffic).ways[0]!.flow;

describe('sessionFates', () => {
  it('tells that an SSH session lives on when the rule for its address goes', () => {
    const fates = sessionFates(
      MODEL,
      without('web', 'tcp 22 from 203.0.113.7/32'),
      way('203.0.113.7', 'web', 'tcp 22'),
    );

    expect(fates).toEqual({
      kind: 'told',
      fates: [{ interfaceId: 'eni-web', direction: 'ingress', fate: { kind: 'lives-on' } }],
    });
  });

  it('tells it for both ends of a connection between instances', () => {
    const fates = sessionFates(MODEL, without('web', 'all to 0.0.0.0/0'), way('web', 'app', 'tcp 8000'));

    expect(fates).toMatchObject({
      fates: [
        { interfaceId: 'eni-web', direction: 'egress', fate: { kind: 'lives-on' } },
        { interfaceId: 'eni-app', direction: 'ingress', fate: { kind: 'unaffected' } },
      ],
    });
  });

  it('refuses to tell it for a rule that is not there', () => {
    const fates = sessionFates(MODEL, without('web', 'tcp 23 from 0.0.0.0/0'), way('203.0.113.7', 'web', 'tcp 22'));

    expect(fates).toMatchObject({ kind: 'refused', problems: [{ code: 'change.rule-not-found' }] });
  });
});
