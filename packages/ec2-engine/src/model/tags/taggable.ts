import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Resource, ResourceKind } from '../entity.ts';
import { found, ID_PREFIX_OF_KIND } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';

/** What can have tags. No prefix of an id, with its hyphen, begins another. */
export const RESOURCE_KINDS: readonly ResourceKind[] = [
  'vpc',
  'subnet',
  'security-group',
  'security-group-rule',
  'network-interface',
  'instance',
  'prefix-list',
  'vpc-peering-connection',
  'instance-connect-endpoint',
];

/** The resource with this id, whatever it is: its prefix tells. */
export function findTaggable(world: WorldView, id: string): Checked<Resource> {
  const kind = RESOURCE_KINDS.find((candidate) => id.startsWith(`${ID_PREFIX_OF_KIND[candidate]}-`));
  if (kind === undefined) return fail(ec2Error('InvalidID', `The ID '${id}' is not valid`));
  return found(kind, id, world.find(kind, id));
}

/** The resources with these ids, each once; one that is not there refuses all. */
export function findAllTaggable(world: WorldView, ids: readonly string[]): Checked<readonly Resource[]> {
  const entities: Resource[] = [];
  for (const id of new Set(ids)) {
    const entity = findTaggable(world, id);
    if (!entity.ok) return entity;
    entities.push(entity.value);
  }
  return pass(entities);
}
