import { sql } from 'kysely';

/** Leases that were opened in an emergency, in the words of their partial index. */
export const IS_BREAK_GLASS = sql<boolean>`break_glass`;
