import type { Change } from '../model/change.ts';
import type { Entity, EntityKind } from '../model/entity.ts';

/** One batch of changes as it stands in the journal. */
export interface JournalEntry {
  /** Counts the batches of a world, without gaps, from 1. */
  readonly sequence: number;
  readonly changes: readonly Change[];
}

/** The first record of a snapshot. */
export interface SnapshotHead {
  readonly format: number;
  /** The last batch that is in the snapshot. */
  readonly sequence: number;
  readonly entities: number;
}

const ENTITY_KINDS: Readonly<Record<EntityKind, true>> = {
  vpc: true,
  subnet: true,
  'security-group': true,
  'security-group-rule': true,
  'network-interface': true,
  instance: true,
  'classic-load-balancer': true,
  'load-balancer': true,
  listener: true,
  'target-group': true,
  'instance-connect-endpoint': true,
  'vpc-peering-connection': true,
  'prefix-list': true,
  'prefix-list-version': true,
};

/**
 * Whether a record is a batch of changes. What is in the entities is trusted: the checksum says that it is what
 * this program wrote.
 */
export function isJournalEntry(value: unknown): value is JournalEntry {
  return (
    isObject(value) &&
    typeof value['sequence'] === 'number' &&
    Array.isArray(value['changes']) &&
    value['changes'].every(isChange)
  );
}

/** Whether a record can be the first of a snapshot. */
export function isSnapshotHead(value: unknown): value is SnapshotHead {
  return (
    isObject(value) &&
    typeof value['format'] === 'number' &&
    typeof value['sequence'] === 'number' &&
    typeof value['entities'] === 'number'
  );
}

/** Whether a record is a part of a snapshot. */
export function isEntityList(value: unknown): value is readonly Entity[] {
  return Array.isArray(value) && value.every(isEntity);
}

function isChange(value: unknown): value is Change {
  if (!isObject(value)) return false;
  return value['kind'] === 'put'
    ? isEntity(value['entity'])
    : value['kind'] === 'delete' && isEntityKind(value['entityKind']) && typeof value['id'] === 'string';
}

function isEntity(value: unknown): value is Entity {
  return isObject(value) && isEntityKind(value['kind']) && typeof value['id'] === 'string';
}

function isEntityKind(value: unknown): value is EntityKind {
  return typeof value === 'string' && Object.hasOwn(ENTITY_KINDS, value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
