/**
 * Local EC2 in a process of its own. Its arguments: whether it reports over IPC what happens in it, `watched` or
 * `unwatched`, and the data directory.
 */
import { startLocalEc2 } from '@gatelease/ec2-engine';
import type { Change, Fault, InterceptedCall, SecurityGroupRule } from '@gatelease/ec2-engine';
import type { EngineOrder, EngineReport, RuleChange } from './engine-messages.ts';

const [watching, dataDir] = process.argv.slice(2);
const isWatched = watching === 'watched';
const byAction = new Map<string, number>();
const known = new Map<string, SecurityGroupRule>();
let unsent: RuleChange[] = [];

const ec2 = await startLocalEc2({
  ...(dataDir === undefined ? {} : { dataDir }),
  ...(isWatched ? { intercept: countCall } : {}),
});
if (isWatched) ec2.onChange(reportChanges);
process.on('message', (order: EngineOrder) => {
  if (order.kind === 'count-calls') report({ kind: 'calls', byAction });
});
const stop = (): void => void ec2.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('disconnect', stop);
report({ kind: 'ready', url: ec2.url });

function countCall({ action }: InterceptedCall): Fault {
  byAction.set(action, (byAction.get(action) ?? 0) + 1);
  return { kind: 'none' };
}

function reportChanges(changes: readonly Change[]): void {
  const at = process.hrtime.bigint();
  const atMs = Date.now();
  for (const change of changes) {
    const told = ruleChange(change);
    if (told !== null) note({ ...told, at, atMs });
  }
}

function ruleChange(change: Change): Omit<RuleChange, 'at' | 'atMs'> | null {
  if (change.kind === 'put') {
    const { entity } = change;
    if (entity.kind !== 'security-group-rule' || entity.rule.direction !== 'ingress') return null;
    if (known.has(entity.id)) return null;
    known.set(entity.id, entity);
    return told('came', entity);
  }
  const entity = known.get(change.id);
  if (entity === undefined) return null;
  known.delete(change.id);
  return told('went', entity);
}

function told(kind: RuleChange['kind'], { id, groupId, rule, description, tags }: SecurityGroupRule) {
  const { peer } = rule;
  const cidr = peer.kind === 'ipv4' || peer.kind === 'ipv6' ? peer.cidr : '';
  return { kind, ruleId: id, groupId, cidr, description: description ?? '', tags };
}

/** Sent after the answers that wait for the same flush, so that telling us does not hold up what is measured. */
function note(change: RuleChange): void {
  if (unsent.push(change) > 1) return;
  setImmediate(() => {
    report({ kind: 'changes', changes: unsent });
    unsent = [];
  });
}

function report(message: EngineReport): void {
  process.send?.(message);
}
