import { readWorld } from '@gatelease/security-groups';
import type { AccountReading, ReadingGap, WorldModel } from '@gatelease/security-groups';
import type { ReadingState } from '../ports/account-reading-repository.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { findPlace } from './account-place.ts';
import type { FoundPlace, PlaceInput } from './account-place.ts';

/** What is known of an account at the moment, and how old that is. */
export interface AccountDetails {
  readonly credentialId: string;
  readonly credentialName: string;
  readonly region: string;
  /** `null` when it was never read. */
  readonly readAt: Date | null;
  /** Whether a worker is about to read it. */
  readonly isAwaited: boolean;
  /** Why the last try failed; `null` when it did not. */
  readonly problem: string | null;
  readonly gaps: readonly ReadingGap[];
}

/** An account as it was last read, ready for questions. */
export interface ReadAccount {
  readonly reading: AccountReading;
  readonly model: WorldModel;
}

/** An account with what is known of it; `account` is `null` as long as it was never read. */
export interface KnownAccount {
  readonly details: AccountDetails;
  readonly account: ReadAccount | null;
}

/** Looks up what is known of an account. @throws `permission.denied`, `account.not-found`, `request.invalid` */
export type KnowAccount = (principal: Principal, input: PlaceInput) => Promise<KnownAccount>;

/** A reading that is older than this is answered with, and a new one is asked for. */
export const FRESH_FOR_MS = 60_000;

/** After a failure it is not tried again before this, unless somebody asks for it. */
const PATIENCE_MS = 30_000;

/** How many accounts are kept ready for questions; the reading of a large one takes a second to make ready. */
const MOST_KEPT = 4;

/**
 * Answers with the last reading of an account at once, however old, and has a worker read it again when it is not fresh.
 *
 * AWS is called by the worker alone, so nobody's page waits for AWS, and a thousand questions cost one reading.
 */
export function makeKnowAccount(context: UseCaseContext): KnowAccount {
  const kept = new Map<string, { readonly readAt: number; readonly account: ReadAccount }>();

  const ready = async (tx: Repositories, state: ReadingState): Promise<ReadAccount | null> => {
    const { place, readAt } = state;
    if (readAt === null) return null;
    const key = `${place.credentialId} ${place.region}`;
    const known = kept.get(key);
    kept.delete(key);
    const account =
      known?.readAt === readAt.getTime() ? known.account : readyAccount(await tx.accountReadings.reading(place));
    if (account === null) return null;
    kept.set(key, { readAt: readAt.getTime(), account });
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size > MOST_KEPT) kept.delete(oldest);
    return account;
  };

  return async (principal, input) => {
    requirePermission(principal, 'accounts.list');
    const now = context.clock.now();
    const seen = await context.store.read(async (tx) => {
      const found = await findPlace(tx, principal.organizationId, input);
      const state = await tx.accountReadings.find(found.place);
      return { found, state, account: state === null ? null : await ready(tx, state) };
    });
    const { found, state, account } = seen;
    const isWanted = isDue(state, account, now);
    if (isWanted) await context.store.write((tx) => tx.accountReadings.ask(found.place, now));
    return { details: detailsOf(found, state, { isWanted, account }), account };
  };
}

function readyAccount(reading: AccountReading | null): ReadAccount | null {
  if (reading === null) return null;
  const world = readWorld(reading.world);
  return world.kind === 'read' ? { reading, model: world.model } : null;
}

function isDue(state: ReadingState | null, account: ReadAccount | null, now: Date): boolean {
  if (state === null) return true;
  if (state.isAwaited) return false;
  const isRecent = (at: Date | undefined, ms: number) => at !== undefined && now.getTime() - at.getTime() < ms;
  if (isRecent(state.failure?.at, PATIENCE_MS)) return false;
  return account === null || !isRecent(state.readAt ?? undefined, FRESH_FOR_MS);
}

/** How it stands with one place. */
export function detailsOf(
  { place, credentialName }: FoundPlace,
  state: ReadingState | null,
  { isWanted, account }: { readonly isWanted: boolean; readonly account: ReadAccount | null },
): AccountDetails {
  return {
    credentialId: place.credentialId,
    credentialName,
    region: place.region,
    readAt: state?.readAt ?? null,
    isAwaited: isWanted || state?.isAwaited === true,
    problem: state?.failure?.detail ?? null,
    gaps: account?.reading.gaps ?? [],
  };
}
