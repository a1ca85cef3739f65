import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PrivateFiles } from '../io.ts';

const HAS_PERMISSION_BITS = process.platform !== 'win32';

/** Private files on disk. A write is whole or not at all, and never readable by others, not even for a moment. */
export const privateFiles: PrivateFiles = {
  read: async (path) => {
    try {
      const file = await open(path, 'r');
      try {
        const { mode } = await file.stat();
        return { text: await readFile(file, 'utf8'), mode: HAS_PERMISSION_BITS ? mode : undefined };
      } finally {
        await file.close();
      }
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },

  write: async (path, text) => {
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (HAS_PERMISSION_BITS) await chmod(folder, 0o700);

    await replaceFile(path, text);
  },
};

/** Replaces a file, whole or not at all, and never readable by others. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
