import type { AccessPolicy } from '../../domain/access-policy.ts';
import { USUAL_RULES_PER_GROUP } from '../../domain/credential.ts';
import { wantsRules } from '../../domain/lease-phase.ts';
import { leaseRulesOf } from '../../domain/lease-rules.ts';
import type { Resource } from '../../domain/resource.ts';
import { noRoomFor } from '../../domain/room-in-group.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';

/**
 * Goes on only when the group, as it was last read, has room for the rules of a lease: nobody shall approve what cannot
 * open. Before the first read nothing is known, and nothing is refused.
 *
 * @throws `access.group-full`
 */
export async function requireRoom(
  tx: Repositories,
  { policy, resource }: { readonly policy: AccessPolicy; readonly resource: Resource },
  cidrs: readonly string[],
): Promise<void> {
  const picture = await tx.pictures.find(resource.resourceId);
  if (picture === null) return;
  const credential = await tx.credentials.findAnywhere(resource.credentialId);
  const live = await tx.leases.listLiveOfResource(resource.resourceId);
  const known = [
    ...picture.rules.map(({ rule }) => rule),
    ...live.filter(({ state }) => wantsRules(state)).flatMap(({ rules }) => rules.map(({ rule }) => rule)),
  ];
  const limit = credential?.rulesPerGroup ?? USUAL_RULES_PER_GROUP;
  const problem = noRoomFor(leaseRulesOf({ traffics: policy.traffics, cidrs }), known, limit);
  if (problem === null) return;
  const family = problem.family === 'ipv4' ? 'IPv4' : 'IPv6';
  throw new ProblemError(
    'access.group-full',
    `${resource.name} has no room: it would need ${String(problem.used)} ${family} rules, and AWS allows ` +
      `${String(limit)} in a group. An administrator can remove rules that nobody needs and verify the group, or have ` +
      'AWS raise the quota and say so in the AWS account.',
  );
}
