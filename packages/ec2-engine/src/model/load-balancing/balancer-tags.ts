import { put } from '../change.ts';
import { accept, answer, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import { checkTags, mergeTags } from '../tags/check-tags.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import type { ClassicLoadBalancer } from './classic/classic-load-balancer.ts';
import type { Listener, LoadBalancer } from './load-balancer.ts';
import { balancerNotFound, classicBalancerNotFound, listenerNotFound, targetGroupNotFound } from './not-found.ts';
import type { TargetGroup } from './target-group.ts';

/** What of load balancing can have tags. */
export type TaggedBalancing = ClassicLoadBalancer | LoadBalancer | Listener | TargetGroup;

/** How a call finds what it tags: by name, or by ARN. */
export type FindTagged = (world: WorldView, id: string) => Checked<TaggedBalancing>;

/** The resource of load balancing with this ARN. */
export const byArn: FindTagged = (world, arn) => {
  if (arn.includes(':targetgroup/')) return orElse(world.targetGroups.get(arn), targetGroupNotFound(arn));
  if (arn.includes(':listener/')) return orElse(world.listeners.get(arn), listenerNotFound(arn));
  return orElse(world.loadBalancers.get(arn), balancerNotFound(arn));
};

/** The load balancer of the first kind with this name. */
export const byName: FindTagged = (world, name) =>
  orElse(world.classicLoadBalancers.get(name), classicBalancerNotFound(name));

/** The tags as they will be stored, or what load balancing says about them. */
export function checkBalancerTags(tags: readonly Tag[]): Checked<readonly Tag[]> {
  if (new Set(tags.map(({ key }) => key)).size < tags.length) {
    return fail(ec2Error('DuplicateTagKeys', 'A tag key was specified more than once.'));
  }
  const checked = checkTags(tags);
  if (checked.ok) return checked;
  const { code, message } = checked.error;
  return fail(code === 'TagLimitExceeded' ? ec2Error('TooManyTags', message) : ec2Error('ValidationError', message));
}

/** Adds tags; a key that is there gets the new value. */
export function addBalancerTags(find: FindTagged) {
  return (
    world: WorldView,
    { ids, tags }: { readonly ids: readonly string[]; readonly tags: readonly Tag[] },
  ): Decision<true> => {
    const checked = checkBalancerTags(tags);
    if (!checked.ok) return refuse(checked.error);
    const found = findAll(world, ids, find);
    if (!found.ok) return refuse(found.error);
    const tagged: TaggedBalancing[] = [];
    for (const entity of found.value) {
      const merged = mergeTags(entity.tags, checked.value);
      if (!merged.ok) return refuse(ec2Error('TooManyTags', merged.error.message));
      tagged.push({ ...entity, tags: merged.value });
    }
    return accept(tagged.map(put), true);
  };
}

/** Takes tags off by key. One that is not there is no error. */
export function removeBalancerTags(find: FindTagged) {
  return (
    world: WorldView,
    { ids, keys }: { readonly ids: readonly string[]; readonly keys: readonly string[] },
  ): Decision<true> => {
    const found = findAll(world, ids, find);
    if (!found.ok) return refuse(found.error);
    return accept(
      found.value.map((entity) => put({ ...entity, tags: entity.tags.filter(({ key }) => !keys.includes(key)) })),
      true,
    );
  };
}

/** Lists tags, resource by resource. */
export function describeBalancerTags(find: FindTagged) {
  return (world: WorldView, { ids }: { readonly ids: readonly string[] }): Decision<readonly TaggedBalancing[]> => {
    const found = findAll(world, ids, find);
    return found.ok ? answer(found.value) : refuse(found.error);
  };
}

function findAll(world: WorldView, ids: readonly string[], find: FindTagged): Checked<readonly TaggedBalancing[]> {
  const entities: TaggedBalancing[] = [];
  for (const id of new Set(ids)) {
    const entity = find(world, id);
    if (!entity.ok) return entity;
    entities.push(entity.value);
  }
  return pass(entities);
}

function orElse<T>(entity: T | undefined, error: ReturnType<typeof balancerNotFound>): Checked<T> {
  return entity === undefined ? fail(error) : pass(entity);
}
