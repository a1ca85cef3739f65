import type { Entity, EntityKind } from './entity.ts';

/** What a call does to the world: one entity comes or is replaced, or one goes. The journal is a list of these. */
export type Change =
  | { readonly kind: 'put'; readonly entity: Entity }
  | { readonly kind: 'delete'; readonly entityKind: EntityKind; readonly id: string };

/** The change that makes `entity` what is stored under its id. */
export function put(entity: Entity): Change {
  return { kind: 'put', entity };
}

/** The change that removes `entity`. */
export function remove(entity: Entity): Change {
  return { kind: 'delete', entityKind: entity.kind, id: entity.id };
}
