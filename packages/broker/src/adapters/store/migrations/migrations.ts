import type { Migration } from './migration.ts';
import { migration0001 } from './0001-first-tables.ts';

/** In order, numbered from 1 without gaps. */
export const MIGRATIONS: readonly Migration[] = [migration0001];
