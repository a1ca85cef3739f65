import type { Credential, Refusal } from '../../domain/credential.ts';
import type { Resource } from '../../domain/resource.ts';
import type { AccountGateway } from '../ports/account-gateway.ts';
import type { GroupCheck } from '../ports/group-check-repository.ts';
import { GatewayError } from '../ports/security-group-gateway.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface CheckGroupsContext extends Pick<UseCaseContext, 'store' | 'clock' | 'changes'> {
  readonly accounts: AccountGateway;
}

/** Whether all groups of a credential have been checked, and if not, when it may go on. */
export type GroupsChecked =
  { readonly kind: 'all-checked' } | { readonly kind: 'to-be-continued'; readonly waitSeconds: number };

/** A slice is over long before the worker's hold on the credential ends. */
const GROUPS_A_SLICE = 20;
const HELD_BACK_SECONDS = 3;

/** Tries what opening and closing takes on the groups that were not checked since `begunAt`, as many as a slice holds. */
export async function checkGroups(
  context: CheckGroupsContext,
  credential: Credential,
  begunAt: Date,
): Promise<GroupsChecked> {
  const { credentialId } = credential;
  const slice = await context.store.read((tx) =>
    tx.groupChecks.listUnchecked(credentialId, begunAt, GROUPS_A_SLICE + 1),
  );
  for (const resource of slice.slice(0, GROUPS_A_SLICE)) {
    const check = await checkGroup(context, credential, resource);
    if (check === null) return { kind: 'to-be-continued', waitSeconds: HELD_BACK_SECONDS };
    await saveCheck(context, resource, check);
  }
  return slice.length > GROUPS_A_SLICE ? { kind: 'to-be-continued', waitSeconds: 0 } : { kind: 'all-checked' };
}

/** `null` when AWS, or our own restraint, asks for fewer calls. */
async function checkGroup(
  { accounts, clock }: CheckGroupsContext,
  { credentialId, version }: Credential,
  { resourceId, region, groupId }: Resource,
): Promise<GroupCheck | null> {
  try {
    const tried = await accounts.tryGroup({ credentialId, region, groupId }, version);
    const refusals = tried
      .filter(({ isAllowed }) => !isAllowed)
      .map(({ action }): Refusal => ({ action, region, groupId, why: 'denied' }));
    return { resourceId, checkedAt: clock.now(), refusals };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.problem === 'throttled') return null;
    // What holds for a whole region is found out there; what holds for the credential ends the verification.
    if (error.problem !== 'credential-invalid' && error.problem !== 'rejected') throw error;
    return { resourceId, checkedAt: clock.now(), refusals: [] };
  }
}

async function saveCheck(context: CheckGroupsContext, resource: Resource, check: GroupCheck): Promise<void> {
  const isNews = await context.store.write(async (tx) => {
    // Locked, so that no check outlives its resource.
    if ((await tx.resources.find(resource.organizationId, resource.resourceId)) === null) return false;
    const before = await tx.groupChecks.find(resource.resourceId);
    await tx.groupChecks.save(check);
    return JSON.stringify(before?.refusals ?? []) !== JSON.stringify(check.refusals);
  });
  if (isNews) context.changes.publish({ organizationId: resource.organizationId, topic: 'resources' });
}
