import type { ApprovalPreviewView } from '@gatelease/contract';
import { formatRule, formatTraffic } from '@gatelease/security-groups';
import type { ApprovalPreview } from '../../../application/access/preview-approval.ts';
import type { ObservedGroupRule } from '../../../application/ports/security-group-gateway.ts';

export function presentApprovalPreview({
  policyChanged,
  verdict,
  readAt,
  reach,
}: ApprovalPreview): ApprovalPreviewView {
  return {
    policyChanged,
    verdict: presentVerdict(verdict),
    readAt: readAt?.toISOString() ?? null,
    rules: reach.map(({ rule, coveredBy, perhapsBy }) => ({
      rule: formatRule(rule),
      coveredBy: coveredBy.map(presentExisting),
      perhapsBy: perhapsBy.map(presentExisting),
    })),
  };
}

function presentVerdict(verdict: ApprovalPreview['verdict']): ApprovalPreviewView['verdict'] {
  if (verdict.kind === 'would-be-refused') {
    return { kind: verdict.kind, code: verdict.problem.code, reason: verdict.problem.message };
  }
  const { endsAt, traffics } = verdict.grant;
  return { kind: verdict.kind, endsAt: endsAt.toISOString(), traffics: traffics.map(formatTraffic) };
}

function presentExisting({ rule, ruleId, description }: ObservedGroupRule) {
  return { rule: formatRule(rule), ruleId, description: description ?? '' };
}
