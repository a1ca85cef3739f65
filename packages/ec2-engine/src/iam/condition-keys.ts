import { callerArn, MAIN_CALLER } from '../model/account/caller-identity.ts';
import type { DecisionContext } from '../model/decision.ts';
import type { Tag } from '../model/tag.ts';

/** What is known about every call, whatever it is about. */
export function globalKeys(context: DecisionContext): readonly KeyValues[] {
  const { accountId, region, caller = MAIN_CALLER } = context;
  return [
    ['aws:principalaccount', [accountId]],
    ['aws:principalarn', [callerArn(context)]],
    ['aws:principaltype', [caller.kind === 'user' ? 'User' : 'AssumedRole']],
    ['aws:requestedregion', [region]],
    ['aws:securetransport', ['false']],
    ...(caller.kind === 'user' ? [['aws:username', [caller.name]] as const] : []),
    ['ec2:region', [region]],
  ];
}

/** A condition key in lower case with what the call has for it. */
export type KeyValues = readonly [key: string, values: readonly string[]];

/** The tags that a call sends. Without tags there is neither key. */
export function requestTagKeys(tags: readonly Tag[]): readonly KeyValues[] {
  if (tags.length === 0) return [];
  return [
    ['aws:tagkeys', tags.map(({ key }) => key)],
    ...tags.map(({ key, value }): KeyValues => [`aws:requesttag/${key.toLowerCase()}`, [value]]),
  ];
}

/** The tags that a resource has, under the name that all services know and EC2's own. */
export function resourceTagKeys(tags: readonly Tag[]): readonly KeyValues[] {
  return tags.flatMap(({ key, value }): readonly KeyValues[] => [
    [`aws:resourcetag/${key.toLowerCase()}`, [value]],
    [`ec2:resourcetag/${key.toLowerCase()}`, [value]],
  ]);
}
