import { formatRule, parseRule } from '@gatelease/security-groups';
import type { LockDownDraft, LockDownRequest, Rule, Verification } from '@gatelease/security-groups';
import type { LockDownPlanFile } from './lock-down-plan.ts';

/** A draft as a file. */
export function planFileOf(draft: LockDownDraft, madeAt: Date): LockDownPlanFile {
  const { plan, region, accountId, request, subject, names, targets, notes } = draft;
  return {
    format: 'gatelease-lock-down',
    version: 1,
    madeAt: madeAt.toISOString(),
    region,
    ...(accountId === undefined ? {} : { accountId }),
    request: requestIn(request),
    subject,
    names: { ...names },
    targets: [...targets],
    notes: [...notes],
    plan: {
      pattern: plan.pattern,
      add: plan.add.map(withText),
      present: plan.present.map(withText),
      verifications: plan.verifications.flatMap(verificationIn),
      removable: plan.removable.map(withText),
      madeFor: plan.madeFor.map(({ groupId, rules }) => ({ groupId, rules: [...rules] })),
    },
  };
}

/** The draft in a file that `lockDownPlanSchema` took. */
export function draftOf({
  plan,
  region,
  accountId,
  request,
  subject,
  names,
  targets,
  notes,
}: LockDownPlanFile): LockDownDraft {
  return {
    region,
    ...(accountId === undefined ? {} : { accountId }),
    ...{ request, subject, names, targets, notes },
    plan: {
      pattern: plan.pattern,
      madeFor: plan.madeFor,
      add: plan.add.map(withRule),
      present: plan.present.map(withRule),
      removable: plan.removable.map(withRule),
      verifications: plan.verifications.map(({ from, to, protocol, port, ...verdicts }) => ({
        question: {
          from: { kind: 'interface', interfaceId: from },
          to: { kind: 'interface', interfaceId: to },
          traffic: { kind: 'ports', protocol, port },
        },
        ...verdicts,
      })),
    },
  };
}

/** Plans ask about ports of interfaces alone. */
function verificationIn({ question, now, added, lockedDown }: Verification): LockDownPlanFile['plan']['verifications'] {
  const { from, to, traffic } = question;
  if (from.kind !== 'interface' || to.kind !== 'interface' || traffic.kind !== 'ports') return [];
  const { protocol, port } = traffic;
  return [{ from: from.interfaceId, to: to.interfaceId, protocol, port, now, added, lockedDown }];
}

/** Lists that may be written to, as the schema has them. */
function requestIn(request: LockDownRequest): LockDownPlanFile['request'] {
  switch (request.pattern) {
    case 'load-balancer':
    case 'default-group':
      return { ...request };
    case 'connect-endpoint': {
      const { admitBy } = request;
      const admission = admitBy.kind === 'client-ranges' ? { ...admitBy, cidrs: [...admitBy.cidrs] } : admitBy;
      return { ...request, targets: [...request.targets], ports: [...request.ports], admitBy: admission };
    }
    case 'three-tiers':
      return {
        ...request,
        tiers: request.tiers.map(({ groupId, ports }) => ({ groupId, ports: [...ports] })),
        officeCidrs: [...request.officeCidrs],
        administrationPorts: [...request.administrationPorts],
      };
  }
}

function withText<T extends { readonly rule: Rule }>(entry: T): Omit<T, 'rule'> & { rule: string } {
  return { ...entry, rule: formatRule(entry.rule) };
}

/** The schema let only rules through that can be read. */
function withRule<T extends { readonly rule: string }>(entry: T): Omit<T, 'rule'> & { rule: Rule } {
  const read = parseRule(entry.rule);
  if (!read.ok) throw new Error(`A rule that the schema let through cannot be read: ${entry.rule}`);
  return { ...entry, rule: read.value };
}
