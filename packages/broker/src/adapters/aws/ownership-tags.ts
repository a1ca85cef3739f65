import type { Tag } from '@aws-sdk/client-ec2';
import type { RuleOwnership } from '../../application/ports/security-group-gateway.ts';

/** The tags of every rule that Gatelease makes. `gatelease sweep` works from them alone. */
export const OWNERSHIP_TAGS = {
  installation: 'gatelease:installation',
  lease: 'gatelease:lease',
  expiresAt: 'gatelease:expires-at',
} as const;

export function ownershipTags({ installationId, leaseIds, expiresAt }: RuleOwnership): Tag[] {
  return [
    { Key: OWNERSHIP_TAGS.installation, Value: installationId },
    { Key: OWNERSHIP_TAGS.lease, Value: leaseIds.join(' ') },
    ...(expiresAt === null ? [] : [{ Key: OWNERSHIP_TAGS.expiresAt, Value: expiresAt.toISOString() }]),
  ];
}

/** What the tags of a rule say about its maker; `null` without the tag that names an installation. */
export function readOwnership(tags: readonly Tag[]): RuleOwnership | null {
  const values = new Map(tags.map(({ Key, Value }) => [Key, Value]));
  const installationId = values.get(OWNERSHIP_TAGS.installation);
  if (installationId === undefined || installationId === '') return null;

  const expiresAt = new Date(values.get(OWNERSHIP_TAGS.expiresAt) ?? Number.NaN);
  return {
    installationId,
    leaseIds: (values.get(OWNERSHIP_TAGS.lease) ?? '').split(' ').filter((id) => id !== ''),
    expiresAt: Number.isNaN(expiresAt.getTime()) ? null : expiresAt,
  };
}
