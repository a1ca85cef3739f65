import { isClassic } from '../model/classic/classic-network.ts';
import type { Page } from '../model/page.ts';
import type { Tag } from '../model/tag.ts';
import type { Owner } from './operation.ts';
import { list, scalar } from './xml.ts';

/** `tagSet`, there even without tags. */
export function tagSet(tags: readonly Tag[]): string {
  return list('tagSet', tags, ({ key, value }) => scalar('key', key) + scalar('value', value));
}

/** A list with `nextToken` after it when there is more. */
export function pageElement<T>(name: string, page: Page<T>, write: (item: T) => string): string {
  return list(name, page.items, write) + scalar('nextToken', page.nextToken);
}

/** The network of something, which it has not in EC2-Classic. */
export function vpcIdElement(vpcId: string): string {
  return isClassic(vpcId) ? '' : scalar('vpcId', vpcId);
}

/** The ARN of a resource of EC2. */
export function ec2Arn({ accountId, region }: Owner, type: string, id: string): string {
  return `arn:aws:ec2:${region}:${accountId}:${type}/${id}`;
}
