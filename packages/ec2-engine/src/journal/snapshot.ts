import { open, readFile, rename, rm } from 'node:fs/promises';

import type { Entity } from '../model/entity.ts';
import { DataDirectoryError } from './data-directory-error.ts';
import { dataFilePath, syncDirectory } from './data-files.ts';
import { encodeRecord, readRecords } from './record.ts';
import { isEntityList, isSnapshotHead } from './stored-value.ts';

const FORMAT = 1;
/** Small enough that calls are answered between two parts. */
const ENTITIES_A_RECORD = 250;

/**
 * Writes all entities under a name that recovery finds, and resolves with the size when they are on disk.
 *
 * The file gets its name only when it is whole, so there is never half a snapshot.
 */
export async function writeSnapshot(directory: string, sequence: number, entities: readonly Entity[]): Promise<number> {
  const path = dataFilePath(directory, 'snapshot', sequence);
  const unfinished = `${path}.unfinished`;
  let size = 0;
  try {
    const handle = await open(unfinished, 'w', 0o600);
    try {
      for (const record of snapshotRecords(sequence, entities)) {
        await handle.writeFile(record);
        size += Buffer.byteLength(record);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, path);
    await syncDirectory(directory);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
  return size;
}

/**
 * Reads the entities of a snapshot.
 *
 * @throws `data-directory.damaged`, `data-directory.unknown-format`
 */
export async function readSnapshot(
  directory: string,
  sequence: number,
): Promise<{ readonly entities: readonly Entity[]; readonly size: number }> {
  const path = dataFilePath(directory, 'snapshot', sequence);
  const content = await readFile(path);
  const { values, rest, goodBytes } = readRecords(content);
  const [head, ...parts] = values;
  if (!isSnapshotHead(head) || rest !== 'nothing') throw damagedSnapshot(path, goodBytes);
  if (head.format !== FORMAT) {
    throw new DataDirectoryError(
      'data-directory.unknown-format',
      `${path} has format ${String(head.format)}, and this program reads format ${String(FORMAT)}. ` +
        'Start the version that wrote it, or give another data directory.',
    );
  }
  const entities: Entity[] = [];
  for (const part of parts) {
    if (!isEntityList(part)) throw damagedSnapshot(path, goodBytes);
    entities.push(...part);
  }
  if (entities.length !== head.entities) throw damagedSnapshot(path, goodBytes);
  return { entities, size: content.length };
}

function* snapshotRecords(sequence: number, entities: readonly Entity[]): Generator<string> {
  yield encodeRecord({ format: FORMAT, sequence, entities: entities.length });
  for (let at = 0; at < entities.length; at += ENTITIES_A_RECORD) {
    yield encodeRecord(entities.slice(at, at + ENTITIES_A_RECORD));
  }
}

function damagedSnapshot(path: string, at: number): DataDirectoryError {
  return new DataDirectoryError(
    'data-directory.damaged',
    `${path} is damaged at byte ${String(at)}. Restore the data directory from a backup, or move it away to begin anew.`,
  );
}
