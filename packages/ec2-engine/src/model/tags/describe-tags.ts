import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { Resource, ResourceKind } from '../entity.ts';
import { compileFilters, literalValues } from '../filter.ts';
import type { FilterField, FilterFields } from '../filter.ts';
import { checkPage, pageOf, USUAL_BOUNDS } from '../page.ts';
import type { Page } from '../page.ts';
import type { Selection } from '../selection.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { findTaggable } from './taggable.ts';

/** A tag with the resource that has it. */
export interface TagDescription extends Tag {
  readonly resourceId: string;
  readonly resourceType: ResourceKind;
}

const FIELDS: FilterFields<TagDescription> = new Map<string, FilterField<TagDescription>>([
  ['key', (tag) => [tag.key]],
  ['value', (tag) => [tag.value]],
  ['resource-id', (tag) => [tag.resourceId]],
  ['resource-type', (tag) => [tag.resourceType]],
]);

/** Lists tags one by one, with the resources that have them. */
export function describeTags(
  world: WorldView,
  { filters, page: request }: Omit<Selection, 'ids'>,
  context: DecisionContext,
): Decision<Page<TagDescription>> {
  const page = checkPage(request, USUAL_BOUNDS);
  if (!page.ok) return refuse(page.error);
  const test = compileFilters(filters, { fields: FIELDS, tagsOf: (tag) => [tag] }, { world, ...context });
  if (!test.ok) return refuse(test.error);

  const matching: TagDescription[] = [];
  for (const entity of candidates(world, literalValues(filters, 'resource-id'))) {
    for (const tag of entity.tags) {
      const entry = { ...tag, resourceId: entity.id, resourceType: entity.kind };
      if (test.value(entry)) matching.push(entry);
    }
  }
  return answer(pageOf(matching, page.value, ({ resourceId, key }) => `${resourceId}:${hexOf(key)}`));
}

function* candidates(world: WorldView, resourceIds: readonly string[] | undefined): Generator<Resource> {
  if (resourceIds === undefined) {
    yield* allEntities(world);
    return;
  }
  for (const id of new Set(resourceIds)) {
    const entity = findTaggable(world, id);
    if (entity.ok) yield entity.value;
  }
}

function* allEntities(world: WorldView): Generator<Resource> {
  yield* world.vpcs.values();
  yield* world.subnets.values();
  yield* world.groups.values();
  yield* world.rules.values();
  yield* world.instances.values();
  yield* world.interfaces.values();
  yield* world.prefixLists.values();
  yield* world.peerings.values();
  yield* world.endpoints.values();
}

/** A key as text that can stand in a page token and sorts without ambiguity. */
function hexOf(text: string): string {
  return [...text].map((character) => (character.codePointAt(0) ?? 0).toString(16)).join('.');
}
