import type { LeaseView } from '@gatelease/contract';
import type { Colors, CommandContext } from '../command-context.ts';
import { printable } from './printable.ts';
import { formatTable, type Cell } from './table.ts';
import { formatEnd, formatInstant } from './when.ts';

/** What AWS really does when a rule goes. Said wherever something was closed. */
export const OPEN_SESSIONS_MAY_LIVE_ON =
  'No new connections from now on. AWS does not cut a session that is already open: it may live on until it ends.';

/** A lease that is open: until when, and through which rules. */
export function formatOpenLease(lease: LeaseView, context: CommandContext): string {
  const frame = context.timeFrame();
  const paint = context.paint;
  return [
    `${paint.green(printable(lease.policyName))} is open until ${formatEnd(lease.endsAt, frame)}.`,
    ...lease.rules.map(({ rule, ruleId, state }) => {
      const whose = state === 'foreign' ? ' (made by somebody else: it stays when the lease ends)' : '';
      return `  ${printable(rule)}  ${paint.dim(printable(ruleId ?? state))}${whose}`;
    }),
    `  in ${printable(lease.resourceName)} (${printable(lease.groupId)})`,
    ...(lease.problem === null ? [] : [paint.red(printable(lease.problem))]),
    `Close it earlier with: gatelease close ${printable(lease.leaseId)}`,
  ].join('\n');
}

/** A lease that is no longer open, or not yet closed. */
export function formatClosedLease(lease: LeaseView, context: CommandContext): string {
  const name = printable(lease.policyName);
  const { paint } = context;
  const staying = lease.rules.filter(({ state }) => state === 'foreign');
  switch (lease.state) {
    case 'closed':
      return [
        `${paint.green(name)} is closed: its rules are gone from ${printable(lease.groupId)}.`,
        ...staying.map(({ rule }) => `  ${printable(rule)} stays: somebody else made it, and it still lets this in.`),
      ].join('\n');
    case 'failed':
      return `${paint.yellow(name)} never was open, and nothing of it is left in ${printable(lease.groupId)}.`;
    case 'scheduled':
    case 'opening':
    case 'active':
    case 'closing':
      return `${paint.yellow(name)} is ${lease.state}: the server goes on until its rules are gone.`;
  }
}

export interface LeaseColumns {
  readonly showsPerson: boolean;
}

export function formatLeases(leases: readonly LeaseView[], context: CommandContext, columns: LeaseColumns): string {
  const { paint } = context;
  const header = ['LEASE', 'DOOR', ...(columns.showsPerson ? ['PERSON'] : []), 'OPENS', 'FOR', 'STATE', 'UNTIL'];
  const rows = leases.map((lease): Cell[] => [
    lease.leaseId,
    lease.policyName,
    ...(columns.showsPerson ? [lease.personEmail] : []),
    lease.traffics.join(', '),
    lease.cidrs.join(', '),
    { text: stateText(lease), paint: painterOf(lease.state, paint) },
    untilText(lease, context),
  ]);
  const problems = leases.flatMap(({ leaseId, problem }) =>
    problem === null ? [] : [paint.red(`${printable(leaseId)}: ${printable(problem)}`)],
  );
  return [formatTable(header, rows), ...problems].join('\n');
}

/** What was opened without approval stands out wherever leases are listed. */
function stateText({ state, breakGlass }: LeaseView): string {
  return breakGlass ? `${state} (break-glass)` : state;
}

function untilText(lease: LeaseView, context: CommandContext): string {
  const frame = context.timeFrame();
  return lease.state === 'scheduled'
    ? `${formatInstant(lease.startsAt, frame)} to ${formatInstant(lease.endsAt, frame)}`
    : formatEnd(lease.endsAt, frame);
}

function painterOf(state: LeaseView['state'], paint: Colors): (text: string) => string {
  switch (state) {
    case 'active':
      return paint.green;
    case 'scheduled':
    case 'opening':
    case 'closing':
      return paint.yellow;
    case 'failed':
      return paint.red;
    case 'closed':
      return paint.dim;
  }
}
