import { describe, expect, it } from 'vitest';
import { groupId, model, sketch, sketchWorld } from '../../test/world-sketch.ts';
import { NOT_READ } from '../world/world.ts';
import { exposureView, findAskedSource } from './exposure-view.ts';
import { hygieneView } from './hygiene-view.ts';

const OUT = 'all to 0.0.0.0/0';
const SKETCH = {
  groups: {
    web: ['tcp 443 from 0.0.0.0/0', 'tcp 443 from 203.0.113.0/24', OUT],
    admin: ['tcp 20-25 from 0.0.0.0/1', 'tcp 20-25 from 128.0.0.0/1', OUT],
    spare: [OUT],
  },
  members: {
    one: { groups: ['web'], at: '10.0.0.5', publicly: '198.51.100.5' },
    two: { groups: ['admin'], at: '10.0.0.6' },
  },
};
const known = sketch(SKETCH);

describe('exposureView', () => {
  it('tells what the Internet reaches, in words', () => {
    const view = exposureView(known, { kind: 'internet' });

    expect(view).toMatchObject({ isKnown: true, source: { name: 'the Internet' }, unknown: [] });
    expect(view.certain).toEqual([{ traffics: ['tcp 443'], ranges: ['198.51.100.5/32'] }]);
    expect(view.reached.map(({ groups }) => groups.map((group) => group.groupId))).toEqual([[groupId('web')]]);
  });

  it('does not say nothing when nobody could look', () => {
    const blind = model({ ...sketchWorld(SKETCH), interfaces: NOT_READ });

    expect(exposureView(blind, { kind: 'internet' })).toMatchObject({ isKnown: false, reached: [] });
  });

  it.each([
    ['internet', { kind: 'internet' }],
    ['203.0.113.7', { kind: 'address', address: '203.0.113.7' }],
    ['web', { kind: 'group', groupId: groupId('web') }],
  ])('reads %j as its source', (text, source) => {
    expect(findAskedSource(known, text)).toEqual({ ok: true, value: source });
  });

  it.each(['', 'nobody', 'sg-0123456789abcdef0', '1.2.3.4/32'])('refuses %j as a source', (text) => {
    expect(findAskedSource(known, text)).toMatchObject({ ok: false, problem: { given: text } });
  });
});

describe('hygieneView', () => {
  it('puts what lets administrators in from everywhere first, in whatever spelling', () => {
    const [first] = hygieneView(known).findings;

    expect(first).toMatchObject({ kind: 'world-open', weight: 'attention', groupId: groupId('admin') });
    expect(first?.sentence).toContain('tcp 20-25 in from the whole IPv4 Internet, by 2 rules together.');
  });

  it('tells rules that do nothing, and groups that nobody uses with what was not looked at', () => {
    const { findings, notChecked } = hygieneView(known);

    expect(findings.filter(({ kind }) => kind === 'idle-rule').map(({ rules }) => rules[0]?.text)).toEqual([
      'tcp 443 from 203.0.113.0/24',
    ]);
    expect(findings.filter(({ kind }) => kind === 'unused-group').map((finding) => finding.groupId)).toEqual([
      groupId('spare'),
    ]);
    expect(notChecked.map(({ use }) => use)).toContain('launch-templates');
  });

  it('looks at one group alone when asked to', () => {
    expect(hygieneView(known, groupId('spare'))).toMatchObject({ groups: 1, findings: [{ kind: 'unused-group' }] });
  });
});
