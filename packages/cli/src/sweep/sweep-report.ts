import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { formatTable, type Cell } from '../output/table.ts';
import { formatTimestamp } from '../output/when.ts';
import type { SweptRule } from './sweep-region.ts';

/** What a sweep did, as `--json` prints it. */
export interface SweepReport {
  readonly at: string;
  readonly dryRun: boolean;
  readonly rulesLookedAt: number;
  /** Every rule that carries an installation's tag. */
  readonly rules: readonly SweptRule[];
}

const OUTCOME_WORDS: Readonly<Record<SweptRule['outcome'], string>> = {
  removed: 'removed',
  'would-remove': 'would be removed',
  failed: 'NOT REMOVED',
  unreadable: 'left: its end cannot be read',
  live: 'left: not over yet',
};

export function formatSweep(report: SweepReport, context: CommandContext): string {
  const { paint, io } = context;
  const rows = report.rules.map((rule): Cell[] => [
    rule.region,
    rule.groupId,
    rule.ruleId,
    rule.rule,
    rule.leaseIds.join(' '),
    rule.expiresAt === null ? '' : formatTimestamp(rule.expiresAt, io),
    { text: OUTCOME_WORDS[rule.outcome], paint: rule.outcome === 'failed' ? paint.red : (text) => text },
  ]);
  const problems = report.rules.flatMap(({ ruleId, problem }) =>
    problem === null ? [] : [paint.red(`${printable(ruleId)}: ${printable(problem)}`)],
  );
  const header = ['REGION', 'GROUP', 'RULE', 'OPENS', 'LEASE', 'ENDED', ''];
  return [
    ...(rows.length === 0 ? [] : [formatTable(header, rows)]),
    ...problems,
    `${String(report.rulesLookedAt)} rules looked at, ${String(rows.length)} made by Gatelease: ${countsOf(report)}.`,
  ].join('\n');
}

function countsOf({ rules, dryRun }: SweepReport): string {
  const count = (outcome: SweptRule['outcome']) => rules.filter((rule) => rule.outcome === outcome).length;
  return [
    dryRun ? `${String(count('would-remove'))} would be removed` : `${String(count('removed'))} removed`,
    ...(count('failed') === 0 ? [] : [`${String(count('failed'))} could not be removed`]),
    `${String(count('live'))} not over yet`,
    ...(count('unreadable') === 0 ? [] : [`${String(count('unreadable'))} whose end cannot be read`]),
  ].join(', ');
}
