import type { ResourceDetailView } from '@gatelease/contract';
import { expect, it } from 'vitest';
import { askGroup } from './group-answer.ts';

type GroupRule = ResourceDetailView['rules'][number];

function rule(ruleId: string, traffic: string, peer: string, direction: GroupRule['direction'] = 'ingress'): GroupRule {
  return { ruleId, direction, traffic, peer, description: null, owned: false, worldOpen: false, leases: [] };
}

const RULES = [
  rule('ssh', 'tcp 22', '203.0.113.7/32'),
  rule('office', 'tcp 20-30', '203.0.113.0/24'),
  rule('web', 'tcp 443', '::/0'),
  rule('ping', 'icmp 8', '0.0.0.0/0'),
  rule('inside', 'all', 'sg-0123456789abcdef0'),
  rule('out', 'all', '0.0.0.0/0', 'egress'),
];

it.each([
  { question: ['203.0.113.7', 'tcp', '22'], kind: 'yes', through: ['ssh', 'office'] },
  { question: ['203.0.113.8', 'tcp', '22'], kind: 'yes', through: ['office'] },
  { question: ['2001:db8::1', 'tcp', '443'], kind: 'yes', through: ['web'] },
  { question: ['198.51.100.1', 'ping', ''], kind: 'yes', through: ['ping'] },
  { question: ['198.51.100.1', 'tcp', '22'], kind: 'unknown', through: ['inside'] },
  { question: ['203.0.113.7', 'udp', '22'], kind: 'unknown', through: ['inside'] },
])('$question: $kind through $through', ({ question, kind, through }) => {
  const [address = '', protocol = '', port = ''] = question;

  const answer = askGroup(RULES, { address, protocol, port });

  expect(answer.kind).toBe(kind);
  expect(answer.kind === 'malformed' ? [] : answer.rules.map(({ ruleId }) => ruleId)).toEqual(through);
});

it('says no when nothing could let it in, whatever may go out', () => {
  const rules = RULES.filter(({ ruleId }) => ruleId !== 'inside');

  expect(askGroup(rules, { address: '198.51.100.1', protocol: 'tcp', port: '22' })).toEqual({ kind: 'no', rules: [] });
});

it.each([
  [{ address: '203.0.113.300', protocol: 'tcp', port: '22' }, 'address'],
  [{ address: '203.0.113.7', protocol: 'tcp', port: '70000' }, 'port'],
  [{ address: '203.0.113.7', protocol: 'tcp', port: '' }, 'port'],
])('asks again about %j at the %s', (question, field) => {
  expect(askGroup(RULES, question)).toMatchObject({ kind: 'malformed', field });
});
