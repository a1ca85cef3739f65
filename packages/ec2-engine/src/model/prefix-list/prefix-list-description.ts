import type { IpFamily } from '@gatelease/security-groups';

import type { DecisionContext } from '../decision.ts';
import type { Tag } from '../tag.ts';
import type { AwsPrefixList } from './aws-prefix-lists.ts';
import { isBusy, settled } from './prefix-list.ts';
import type { PrefixList } from './prefix-list.ts';

/** A list as EC2 shows it, whoever keeps it. */
export interface PrefixListDescription {
  readonly id: string;
  readonly name: string;
  readonly family: IpFamily;
  readonly state: string;
  readonly stateMessage?: string;
  /** AWS tells neither size nor version of its own lists. */
  readonly maxEntries?: number;
  readonly version?: number;
  /** `AWS`, or the account. */
  readonly ownerId: string;
  readonly tags: readonly Tag[];
}

/** A list of the account as it stands at this moment. */
export function describePrefixList(list: PrefixList, { now, accountId }: DecisionContext): PrefixListDescription {
  const { id, name, family, maxEntries, version, tags } = settled(list, now);
  const { operation, failure } = list.lastChange;
  const isAtWork = isBusy(list, now);
  const outcome = failure === undefined ? 'complete' : 'failed';
  return {
    id,
    name,
    family,
    state: `${operation}-${isAtWork ? 'in-progress' : outcome}`,
    ...(failure !== undefined && !isAtWork && { stateMessage: failure }),
    maxEntries,
    version,
    ownerId: accountId,
    tags,
  };
}

/** What a call that changes a list answers: the list as it still is, at work on the change. */
export function describeAtWork(list: PrefixList, { accountId }: DecisionContext): PrefixListDescription {
  const { id, name, family, maxEntries, version, tags, lastChange } = list;
  const state = `${lastChange.operation}-in-progress`;
  return { id, name, family, state, maxEntries, version, ownerId: accountId, tags };
}

/** A list of AWS, which is never at work. */
export function describeAwsPrefixList({ id, name, family }: AwsPrefixList): PrefixListDescription {
  return { id, name, family, state: 'create-complete', ownerId: 'AWS', tags: [] };
}
