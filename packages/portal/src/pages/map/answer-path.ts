import type { AnswerDocument, MapDocument } from '@gatelease/contract';

/** What an answer touches on a map. */
export interface AnswerPath {
  readonly nodeIds: ReadonlySet<string>;
  /** Positions in the map's list of lines. */
  readonly edges: ReadonlySet<number>;
}

/** The groups and lines through which the best way of an answer goes. */
export function answerPath({ nodes, edges }: MapDocument, answer: AnswerDocument): AnswerPath {
  const rules = (answer.pairs[0]?.ways[0]?.checks ?? []).flatMap((check) => check.rules);
  const deciding = rules.filter(({ role }) => role !== 'nearest');
  const ruleIds = new Set(deciding.map(({ ruleId }) => ruleId));
  const groupIds = new Set([...rules.map(({ groupId }) => groupId), ...groupsNamed(answer)]);
  const onPath = [...edges.entries()].filter(([, edge]) => edge.ruleIds.some((ruleId) => ruleIds.has(ruleId)));
  const ends = onPath.flatMap(([, { from, to }]) => [from, to]);
  return {
    nodeIds: new Set([
      ...ends,
      ...nodes.flatMap(({ nodeId, groupId }) => (groupIds.has(groupId ?? '') ? [nodeId] : [])),
    ]),
    edges: new Set(onPath.map(([index]) => index)),
  };
}

function groupsNamed({ from, to }: AnswerDocument): readonly string[] {
  return [from, to].flatMap((name) => /\((sg-[0-9a-f]+)\)$/.exec(name)?.[1] ?? []);
}
