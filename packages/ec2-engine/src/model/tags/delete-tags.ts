import { put } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { missingParameter } from '../ec2-error.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { findAllTaggable } from './taggable.ts';

/** Which resources shall lose which tags. */
export interface DeleteTagsInput {
  readonly resourceIds: readonly string[];
  /** None means all. A tag that is sent with a value goes only when it has that value. */
  readonly tags: readonly { readonly key: string; readonly value?: string }[];
}

/** Takes tags off resources. One that is not there is no error. */
export function deleteTags(world: WorldView, input: DeleteTagsInput): Decision<true> {
  if (input.resourceIds.length === 0) return refuse(missingParameter('resourceIdSet'));
  const entities = findAllTaggable(world, input.resourceIds);
  if (!entities.ok) return refuse(entities.error);

  const goes = (tag: Tag) =>
    input.tags.length === 0 ||
    input.tags.some(({ key, value }) => key === tag.key && (value === undefined || value === tag.value));
  const changes = entities.value
    .filter(({ tags }) => tags.some(goes))
    .map((entity) => put({ ...entity, tags: entity.tags.filter((tag) => !goes(tag)) }));
  return accept(changes, true);
}
