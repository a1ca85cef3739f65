import { isSecondFactorMissing, type SecondFactor } from '../../domain/second-factor.ts';
import { requireOrganization } from '../organization/read-organization.ts';
import type { Repositories } from '../ports/store.ts';
import type { SessionPrincipal } from '../principal.ts';

/**
 * What follows when one's own second factor is removed: recovery codes go with the last one, and where the organization
 * demands one, setting up another is the next thing to do in this session.
 */
export async function tidyAfterRemoval(
  tx: Repositories,
  { organizationId, personId, sessionId }: SessionPrincipal,
  left: readonly SecondFactor[],
): Promise<void> {
  if (left.length === 0) await tx.secondFactors.replaceRecoveryCodes(personId, []);
  const { settings } = await requireOrganization(tx, organizationId);
  if (isSecondFactorMissing(settings.security, left)) await tx.sessions.setMustSetUpSecondFactor(sessionId, true);
}
