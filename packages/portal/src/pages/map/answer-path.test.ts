import type { AnswerDocument, MapDocument } from '@gatelease/contract';
import { expect, it } from 'vitest';
import { answerPath } from './answer-path.ts';

const node = (nodeId: string): MapDocument['nodes'][number] => ({
  nodeId,
  kind: 'group',
  label: nodeId,
  detail: '',
  vpcId: null,
  groupId: nodeId,
  liveLeases: 0,
});
const edge = (from: string, to: string, ruleIds: string[]): MapDocument['edges'][number] => ({
  from,
  to,
  kind: 'rule',
  label: '',
  ruleIds,
  isPressing: false,
});

const MAP: MapDocument = {
  shows: 'groups',
  nodes: ['internet', 'sg-1', 'sg-2', 'sg-3'].map(node),
  edges: [edge('internet', 'sg-1', ['sgr-1']), edge('sg-1', 'sg-2', ['sgr-2']), edge('sg-2', 'sg-3', ['sgr-3'])],
  hiddenGroups: 0,
};

function answer(rules: { groupId: string; ruleId: string; role: 'admits' | 'nearest' }[]): AnswerDocument {
  const check: any = { rules };
  const way: any = { checks: [check] };
  const pair: any = { ways: [way] };
  return {
    from: '203.0.113.7',
    to: 'three (sg-3)',
    traffic: 'tcp 22',
    verdict: 'yes',
    groups: 'yes',
    summary: '',
    counts: { yes: 1, no: 0, unknown: 0 },
    pairs: [pair],
  };
}

it('follows the rules that decide, and marks the groups that are asked about', () => {
  const path = answerPath(MAP, answer([{ groupId: 'sg-1', ruleId: 'sgr-1', role: 'admits' }]));

  expect([...path.edges]).toEqual([0]);
  expect([...path.nodeIds].sort()).toEqual(['internet', 'sg-1', 'sg-3']);
});

it('draws no line for a rule that only comes nearest', () => {
  const path = answerPath(MAP, answer([{ groupId: 'sg-2', ruleId: 'sgr-2', role: 'nearest' }]));

  expect([...path.edges]).toEqual([]);
});
