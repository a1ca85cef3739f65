import { put } from '../change.ts';
import type { Change } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { missingParameter } from '../ec2-error.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { checkTags, mergeTags } from './check-tags.ts';
import { findAllTaggable } from './taggable.ts';

/** Which resources shall have which tags. */
export interface CreateTagsInput {
  readonly resourceIds: readonly string[];
  readonly tags: readonly Tag[];
}

/** Adds tags to resources; a key that a resource has already gets the new value. */
export function createTags(world: WorldView, input: CreateTagsInput): Decision<true> {
  if (input.resourceIds.length === 0) return refuse(missingParameter('resourceIdSet'));
  if (input.tags.length === 0) return refuse(missingParameter('tagSet'));
  const tags = checkTags(input.tags);
  if (!tags.ok) return refuse(tags.error);
  const entities = findAllTaggable(world, input.resourceIds);
  if (!entities.ok) return refuse(entities.error);

  const changes: Change[] = [];
  for (const entity of entities.value) {
    const merged = mergeTags(entity.tags, tags.value);
    if (!merged.ok) return refuse(merged.error);
    changes.push(put({ ...entity, tags: merged.value }));
  }
  return accept(changes, true);
}
